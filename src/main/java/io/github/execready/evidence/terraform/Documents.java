// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Documents that Terraform keeps in texts, as trees: policies, and container definitions. References that were put into a text
 * survive, and so do those of a policy document's data source whose text is not known yet.
 */
final class Documents {

    /** What stands for a part that is not a text while the text around it is read as JSON. */
    private static final Pattern SLOT = Pattern.compile("\u0001([0-9]{1,6})\u0002");

    private final Instances instances;
    private final PolicyData policies;

    Documents(Instances instances, Readings readings) {
        this.instances = instances;
        this.policies = new PolicyData(readings, this);
    }

    /** A policy document as a tree; open where it is not JSON or not known. */
    Value policy(Value value) {
        return document(value, this::identified);
    }

    /** Container definitions in CloudFormation's spelling, without the values of environment variables. */
    Value containers(Value value, boolean sensitive) {
        return document(value, tree -> ContainerDefinitions.translated(tree, sensitive));
    }

    /** What a task is started with, in CloudFormation's spelling and without the values of environment variables. */
    Value input(Value value) {
        return document(value, tree -> ContainerDefinitions.translated(tree, false));
    }

    /** What a state machine does, without the values of environment variables; what it refers to, where that is all there is. */
    Value states(Value value) {
        return value instanceof Value.Items ? value : document(value, tree -> StateVariables.hidden(identified(tree)));
    }

    private Value document(Value value, Function<Value, Value> translation) {
        if (value instanceof Value.Scalar scalar) {
            return PlanJson.parse(scalar.text(), scalar.location())
                    .map(translation)
                    .orElseGet(() -> notJson(scalar.location()));
        }
        if (value instanceof Value.Joined joined) {
            return slotted(joined).map(translation).orElseGet(() -> divided(joined, translation));
        }
        if (value instanceof Value.Fields || value instanceof Value.Items) {
            return translation.apply(value);
        }
        if (value instanceof Value.Assumed || value instanceof Value.Choice) {
            return Choices.map(value, known -> document(known, translation));
        }
        if (value instanceof Value.Reference reference) {
            return instances
                    .at(reference.address())
                    .filter(i -> i.data() && i.type().equals(Shapes.POLICY_DOCUMENT))
                    .map(i -> policies.document(i, reference.location()))
                    .orElseGet(() -> Instances.open(
                            Gap.Reason.KNOWN_AFTER_APPLY,
                            reference.address(),
                            "the document is made from this when the plan is applied",
                            reference.location()));
        }
        return value;
    }

    /** A part on a condition may be any piece of the text, such as a member with the comma before it. */
    private Value divided(Value.Joined joined, Function<Value, Value> translation) {
        boolean chosen =
                joined.parts().stream().anyMatch(part -> part instanceof Value.Choice || part instanceof Value.Assumed);
        return chosen
                ? Choices.all(
                        joined.parts(), parts -> document(Functions.joined(parts, joined.location()), translation))
                : notJson(joined.location());
    }

    private static Value notJson(Location place) {
        return Instances.open(Gap.Reason.NOT_JUDGED, "a document", "it is not JSON", place);
    }

    private static Optional<Value> slotted(Value.Joined joined) {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < joined.parts().size(); i++) {
            if (joined.parts().get(i) instanceof Value.Scalar scalar) {
                text.append(scalar.text().replace("\u0001", ""));
                inside = isInText(scalar.text(), inside);
            } else {
                // What stands outside of a text is a value of its own: what jsonencode gives, a number.
                String slot = "\\u0001" + i + "\\u0002";
                text.append(inside ? slot : '"' + slot + '"');
            }
        }
        return PlanJson.parse(text.toString(), joined.location()).map(tree -> filled(tree, joined.parts()));
    }

    /** Whether a text of JSON is open at the end of a piece. */
    private static boolean isInText(String piece, boolean before) {
        boolean inside = before;
        for (int i = 0; i < piece.length(); i++) {
            if (piece.charAt(i) == '\\') {
                i++;
            } else if (piece.charAt(i) == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    private static Value filled(Value tree, List<Value> parts) {
        return mapped(tree, scalar -> {
            Matcher slots = SLOT.matcher(scalar.text());
            List<Value> pieces = new ArrayList<>();
            int from = 0;
            while (slots.find()) {
                if (slots.start() > from) {
                    pieces.add(new Value.Scalar(scalar.text().substring(from, slots.start()), scalar.location()));
                }
                int slot = Functions.index(slots.group(1));
                pieces.add(slot >= 0 && slot < parts.size() ? parts.get(slot) : scalar);
                from = slots.end();
            }
            if (from < scalar.text().length()) {
                pieces.add(new Value.Scalar(scalar.text().substring(from), scalar.location()));
            }
            return Functions.joined(pieces, scalar.location());
        });
    }

    /** ARNs of resources of the plan as references to them, with what follows the ARN. */
    private Value identified(Value tree) {
        return mapped(tree, scalar -> {
            if (!scalar.text().startsWith("arn:")) {
                return scalar;
            }
            for (String suffix : List.of("", ":*", "/*", "*")) {
                if (scalar.text().endsWith(suffix)) {
                    String arn = scalar.text().substring(0, scalar.text().length() - suffix.length());
                    Optional<Instance> instance = instances.identified(arn);
                    if (instance.isPresent()) {
                        Value reference = new Value.Reference(
                                instance.get().address(),
                                Names.attribute(instance.get().type(), "arn"),
                                scalar.location());
                        return Functions.joined(
                                List.of(reference, new Value.Scalar(suffix, scalar.location())), scalar.location());
                    }
                }
            }
            return scalar;
        });
    }

    /** A tree with its texts changed, and without its nulls. */
    static Value mapped(Value tree, Function<Value.Scalar, Value> change) {
        if (tree instanceof Value.Scalar scalar) {
            return change.apply(scalar);
        }
        if (tree instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream()
                            .filter(v -> !(v instanceof Value.Nothing))
                            .map(v -> mapped(v, change))
                            .toList(),
                    items.location());
        }
        if (tree instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> {
                if (!(member instanceof Value.Nothing)) {
                    members.put(name, mapped(member, change));
                }
            });
            return new Value.Fields(members, fields.location());
        }
        if (tree instanceof Value.Choice || tree instanceof Value.Assumed) {
            return Choices.map(tree, known -> mapped(known, change));
        }
        if (tree instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
            return new Value.Reference(reference.address(), "Ref", reference.location());
        }
        return tree;
    }
}
