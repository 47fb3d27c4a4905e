// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Fn::Sub}: a text with <code>${names}</code> in it, by itself or with values for some of them. */
final class Substitution {

    private static final String LITERAL = "!";

    private Substitution() {}

    /** The text; empty where the function is not written as it should be. */
    static Optional<Value> value(Scope scope, Node argument, Location at) {
        if (argument instanceof Text text) {
            return Optional.of(substituted(scope, text.text(), Map.of(), at));
        }
        if (argument instanceof Sequence sequence
                && sequence.items().size() == 2
                && sequence.items().get(0) instanceof Text text
                && sequence.items().get(1) instanceof Node.Mapping given) {
            return Optional.of(substituted(scope, text.text(), given.members(), at));
        }
        return Optional.empty();
    }

    private static Value substituted(Scope scope, String text, Map<String, Node> given, Location at) {
        References references = new References(scope.stack());
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (Name name : found(text)) {
            parts.add(Placeholders.TEMPLATE.value(text.substring(from, name.from()), at));
            parts.add(part(scope, references, name.name(), given, at));
            from = name.to();
        }
        parts.add(Placeholders.TEMPLATE.value(text.substring(from), at));
        return Texts.join(parts, at);
    }

    /** The names that a text takes values of. */
    static List<String> names(String text) {
        return found(text).stream()
                .map(Name::name)
                .filter(name -> !name.startsWith(LITERAL))
                .toList();
    }

    /** A name, and where it stands with its braces. */
    private record Name(String name, int from, int to) {}

    private static List<Name> found(String text) {
        List<Name> names = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            from = close + 1;
            names.add(new Name(text.substring(open + 2, close).strip(), open, from));
        }
        return names;
    }

    private static Value part(Scope scope, References references, String name, Map<String, Node> given, Location at) {
        // ${!Literal} stands for ${Literal} itself.
        if (name.startsWith(LITERAL)) {
            return new Value.Scalar("${" + name.substring(LITERAL.length()) + "}", at);
        }
        Node node = given.get(name);
        if (node != null) {
            return scope.value(node);
        }
        int point = name.indexOf('.');
        return point > 0
                ? references.attribute(name.substring(0, point), name.substring(point + 1), at)
                : references.ref(name, at);
    }
}
