// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Null;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import java.util.List;
import java.util.Optional;

/** Writes out {@code !Ref X} as {@code Ref: X}, {@code !GetAtt A.B} as {@code Fn::GetAtt: [A, B]}, and so on. */
final class ShortForms {

    private ShortForms() {}

    static Node longForm(Optional<String> tag, Node argument) {
        return tag.filter(t -> t.length() > 1 && t.startsWith("!"))
                .map(t -> function(t.substring(1), argument))
                .orElse(argument);
    }

    private static Node function(String name, Node argument) {
        return switch (name) {
            case "Ref", "Condition" -> Mapping.of(name, text(argument), argument.location());
            case "GetAtt" -> Mapping.of("Fn::GetAtt", split(argument), argument.location());
            default -> Mapping.of("Fn::" + name, text(argument), argument.location());
        };
    }

    // A tagged scalar is a text even where it looks like nothing.
    private static Node text(Node argument) {
        return argument instanceof Null nothing ? new Text("", true, nothing.location()) : argument;
    }

    /** The logical id and the attribute of {@code A.B.C}: the id ends at the first point. */
    static Node split(Node argument) {
        if (argument instanceof Text text) {
            int point = text.text().indexOf('.');
            if (point > 0) {
                return new Sequence(
                        List.of(
                                new Text(text.text().substring(0, point), true, text.location()),
                                new Text(text.text().substring(point + 1), true, text.location())),
                        text.location());
            }
        }
        return argument;
    }
}
