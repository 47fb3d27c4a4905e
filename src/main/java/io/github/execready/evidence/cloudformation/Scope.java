// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where expressions have their values: a stack, and the conditions that are known to hold or not at this place in it.
 *
 * @param facts by the condition's name; see {@link Conditions}
 */
record Scope(Stack stack, Map<String, Boolean> facts) {

    Truth condition(String name) {
        return stack.conditions().of(name, facts);
    }

    /** Whether what a node comes to is the text. */
    Truth comparison(Node node, String text) {
        return stack.conditions().comparison(node, text, facts);
    }

    /** Where it is known whether a condition holds. */
    Scope where(Truth truth, boolean holds) {
        return new Scope(stack, stack.conditions().facts(facts, truth, holds));
    }

    /** What a node comes to. */
    Value value(Node node) {
        return stack.effort()
                .within(
                        () -> evaluate(node),
                        () -> Gaps.notJudged("the template", "asks for too much", node.location()));
    }

    private Value evaluate(Node node) {
        if (node instanceof Text text) {
            return Placeholders.TEMPLATE.value(text.text(), text.location());
        }
        if (node instanceof Sequence sequence) {
            return items(sequence);
        }
        if (node instanceof Mapping mapping) {
            for (String key : mapping.members().keySet()) {
                if (key.equals("Ref") || key.startsWith("Fn::")) {
                    return function(mapping, key);
                }
            }
            return fields(mapping);
        }
        return new Value.Nothing(node.location());
    }

    private Value function(Mapping mapping, String key) {
        Node argument = mapping.members().get(key);
        return argument == null
                        || mapping.members().size() != 1
                        || key.startsWith("Fn::ForEach")
                        || key.equals("Fn::Transform")
                ? Unjudged.value(key, mapping)
                : Functions.value(this, key, argument, mapping.location());
    }

    private Value items(Sequence sequence) {
        List<Value> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            Value value = value(item);
            if (!(value instanceof Value.Nothing)) {
                items.add(value);
            }
        }
        return new Value.Items(items, sequence.location());
    }

    private Value.Fields fields(Mapping mapping) {
        Map<String, Value> members = new LinkedHashMap<>();
        mapping.members().forEach((name, member) -> {
            Value value = Members.settled(name, member, AllowedValues.chosen(this, member, value(member)));
            if (!(value instanceof Value.Nothing)) {
                members.put(name, value);
            }
        });
        return new Value.Fields(members, mapping.location());
    }

    /** The values of an object's members. */
    Value.Fields fields(Node node, Location at) {
        return node instanceof Mapping mapping ? fields(mapping) : new Value.Fields(Map.of(), at);
    }
}
