// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Fn::ForEach} over a list that is written out. A loop over anything else stays as it is, and is not judged.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html">
 *     Fn::ForEach</a>
 */
final class Loops {

    static final String NAME = "Fn::ForEach";

    private static final Set<String> SECTIONS = Set.of("Conditions", "Resources", "Outputs");

    // As many as a template may have resources, times what one of them is written with.
    private static final int MOST_NODES = 500 * 200;
    private static final int DEEPEST = 100;

    private int made;

    private Loops() {}

    /** The template with what its loops make. */
    static Node unrolled(Node template) {
        if (!(template instanceof Mapping mapping)) {
            return template;
        }
        Map<String, Node> members = new LinkedHashMap<>(mapping.members());
        SECTIONS.forEach(section -> members.computeIfPresent(section, (name, node) -> {
            Loops loops = new Loops();
            Node unrolled = loops.unrolled(node, 0);
            return loops.made > MOST_NODES ? node : unrolled;
        }));
        return new Mapping(members, mapping.location());
    }

    private Node unrolled(Node node, int depth) {
        if (depth > DEEPEST || made > MOST_NODES) {
            return node;
        }
        if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(unrolled(item, depth + 1)));
            return new Sequence(items, sequence.location());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Map<String, Node> members = new LinkedHashMap<>();
        mapping.members().forEach((name, member) -> {
            Optional<Map<String, Node>> loop = name.startsWith(NAME + "::") ? loop(member, depth) : Optional.empty();
            if (loop.isPresent() && loop.get().keySet().stream().noneMatch(members::containsKey)) {
                members.putAll(loop.get());
            } else {
                members.put(name, name.startsWith(NAME) ? member : unrolled(member, depth + 1));
            }
        });
        return new Mapping(members, mapping.location());
    }

    /** What a loop makes; empty where it goes over something that is open, or makes a name twice. */
    private Optional<Map<String, Node>> loop(Node loop, int depth) {
        if (!(loop instanceof Sequence arguments)
                || arguments.items().size() != 3
                || !(arguments.items().get(0) instanceof Text identifier)
                || !(arguments.items().get(1) instanceof Sequence collection)
                || !(arguments.items().get(2) instanceof Mapping fragment)
                || !collection.items().stream().allMatch(Loops::isWrittenOut)) {
            return Optional.empty();
        }
        Map<String, Node> all = new LinkedHashMap<>();
        for (Node item : collection.items()) {
            Node one = unrolled(replaced(fragment, identifier.text(), ((Text) item).text(), depth), depth + 1);
            for (Map.Entry<String, Node> member : ((Mapping) one).members().entrySet()) {
                if (all.put(member.getKey(), member.getValue()) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(all);
    }

    private static boolean isWrittenOut(Node item) {
        return item instanceof Text text && !text.text().contains("{{");
    }

    private Node replaced(Node node, String identifier, String by, int depth) {
        if (++made > MOST_NODES || depth > DEEPEST) {
            return node;
        }
        if (node instanceof Text text) {
            return new Text(replaced(text.text(), identifier, by), text.plain(), text.location());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream()
                            .map(item -> replaced(item, identifier, by, depth + 1))
                            .toList(),
                    sequence.location());
        }
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        boolean refers = mapping.members().size() == 1
                && mapping.members().get("Ref") instanceof Text name
                && name.text().equals(identifier);
        if (refers) {
            return new Text(by, false, mapping.location());
        }
        Map<String, Node> members = new LinkedHashMap<>();
        mapping.members()
                .forEach((name, member) ->
                        members.put(replaced(name, identifier, by), replaced(member, identifier, by, depth + 1)));
        return new Mapping(members, mapping.location());
    }

    /** In the second form only letters and digits of the item are taken. */
    private static String replaced(String text, String identifier, String by) {
        return text.replace("${" + identifier + "}", by)
                .replace("&{" + identifier + "}", by.replaceAll("[^A-Za-z0-9]", ""));
    }
}
