// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that a part of a template mentions, whatever its conditions come to. */
final class Mentions {

    /** What a name is of. */
    enum Kind {
        /** A parameter or resource. */
        VALUE,
        /** A resource alone. */
        RESOURCE,
        CONDITION,
        MAPPING
    }

    /**
     * A name in its place.
     *
     * @param always whether it stands in no branch of an {@code Fn::If}
     */
    record Mention(Kind kind, String name, boolean always, Location at) {}

    private final List<Mention> mentions = new ArrayList<>();

    /** Elsewhere {@code Condition} is a property like any other. */
    private final boolean amongConditions;

    private Mentions(boolean amongConditions) {
        this.amongConditions = amongConditions;
    }

    static List<Mention> in(Node part) {
        return new Mentions(false).of(part);
    }

    static List<Mention> inCondition(Node expression) {
        return new Mentions(true).of(expression);
    }

    private List<Mention> of(Node part) {
        read(part, true);
        return mentions;
    }

    private void read(Node node, boolean always) {
        if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                read(item, always);
            }
        } else if (node instanceof Mapping mapping && !mapping.members().containsKey("Fn::Transform")) {
            boolean alone = mapping.members().size() == 1;
            for (Map.Entry<String, Node> member : mapping.members().entrySet()) {
                if (alone) {
                    function(member.getKey(), member.getValue(), always);
                } else if (!member.getKey().startsWith(Loops.NAME)) {
                    read(member.getValue(), always);
                }
            }
        }
    }

    private void function(String key, Node argument, boolean always) {
        switch (key) {
            case "Ref" -> add(Kind.VALUE, argument, always);
            case "Fn::GetAtt" -> add(Kind.RESOURCE, first(ShortForms.split(argument)), always);
            case "Fn::Sub" -> substituted(argument, always);
            case "Fn::If" -> {
                add(Kind.CONDITION, first(argument), always);
                read(argument, false);
            }
            case "Fn::FindInMap" -> {
                if (!(argument instanceof Sequence sequence) || sequence.items().size() < 4) {
                    add(Kind.MAPPING, first(argument), always);
                }
                read(argument, always);
            }
            case "Condition" -> {
                if (amongConditions) {
                    add(Kind.CONDITION, argument, always);
                }
                read(argument, always);
            }
            default -> {
                if (!key.startsWith(Loops.NAME)) {
                    read(argument, always);
                }
            }
        }
    }

    private void substituted(Node argument, boolean always) {
        Set<String> given = argument instanceof Sequence sequence
                        && sequence.items().size() == 2
                        && sequence.items().get(1) instanceof Mapping values
                ? values.members().keySet()
                : Set.of();
        if (first(argument) instanceof Text text) {
            Substitution.names(text.text()).stream()
                    .filter(name -> !given.contains(name))
                    .forEach(name -> mentions.add(new Mention(
                            name.indexOf('.') > 0 ? Kind.RESOURCE : Kind.VALUE, owner(name), always, text.location())));
        }
        read(argument, always);
    }

    private void add(Kind kind, Node name, boolean always) {
        if (name instanceof Text text) {
            mentions.add(new Mention(kind, owner(text.text()), always, text.location()));
        }
    }

    // Network.Outputs.Vpc is of Network, and so is a resource of a module.
    private static String owner(String name) {
        int point = name.indexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    private static Node first(Node argument) {
        return argument instanceof Sequence sequence && !sequence.items().isEmpty()
                ? sequence.items().get(0)
                : argument;
    }
}
