// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * An expression as it is written, so that two can be told to be the same: what they come to cannot tell, for two values that
 * are open for the same reason need not be equal. A parameter that a nesting stack passes on stands under that stack's name
 * for it.
 */
final class Written {

    private Written() {}

    static String in(Stack stack, Node node) {
        if (node instanceof Node.Text text) {
            return text.text();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(item -> in(stack, item)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Node.Mapping mapping) {
            return stack.parameterOf(node)
                    .map(parameter -> parameter(stack, parameter.name()))
                    .orElseGet(() -> mapping.members().entrySet().stream()
                            .map(member -> member(stack, member))
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        return "null";
    }

    // Names of mappings, resources and conditions are those of their own template.
    private static String member(Stack stack, Map.Entry<String, Node> member) {
        return stack.prefix() + member.getKey() + ": " + in(stack, member.getValue());
    }

    private static String parameter(Stack stack, String name) {
        return stack.passedNode(name)
                .filter(passed -> passed instanceof Node.Text
                        || stack.above()
                                .flatMap(above -> above.parameterOf(passed))
                                .isPresent())
                .flatMap(passed -> stack.above().map(above -> in(above, passed)))
                .orElse("${" + stack.prefix() + name + "}");
    }
}
