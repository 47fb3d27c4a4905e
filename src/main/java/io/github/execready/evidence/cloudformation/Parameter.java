// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A parameter as a template declares it. */
record Parameter(String name, String type, Optional<String> byDefault, List<String> allowed, boolean noEcho) {

    static Parameter of(String name, Node node) {
        return new Parameter(
                name,
                node.text("Type").orElse("String"),
                node.text("Default"),
                node.member("AllowedValues").stream()
                        .flatMap(Parameter::items)
                        .flatMap(item -> item instanceof Node.Text text ? Stream.of(text.text()) : Stream.empty())
                        .toList(),
                node.text("NoEcho").flatMap(YamlBooleans::of).orElse(false));
    }

    private static Stream<Node> items(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.empty();
    }

    boolean isList() {
        return type.startsWith("List<")
                || type.equals("CommaDelimitedList")
                || type.contains("Value<List<")
                || type.contains("Value<CommaDelimitedList");
    }

    /** Whether its value is the name of a parameter of Systems Manager, and what a template sees is that one's value. */
    boolean isStoredElsewhere() {
        return type.startsWith("AWS::SSM::Parameter::Value<");
    }

    /** What the template sees of a value. */
    Value value(Value given, Location at) {
        if (isStoredElsewhere()) {
            return Gaps.outside("parameter " + name, "the value of Systems Manager's " + Texts.shown(given), at);
        }
        return isList() ? Lifted.over(Texts.split(given, ",", at), Parameter::stripped) : Moved.to(at, given);
    }

    private static Value stripped(Value list) {
        return list instanceof Value.Items items
                ? new Value.Items(
                        items.items().stream()
                                .map(item -> item instanceof Value.Scalar scalar
                                        ? new Value.Scalar(scalar.text().strip(), scalar.location())
                                        : item)
                                .toList(),
                        items.location())
                : list;
    }

    /** Nobody says what it will be, unless it may be one thing only. */
    Value open(Location at) {
        return allowed.size() == 1 && !noEcho ? value(new Value.Scalar(allowed.get(0), at), at) : unsaid(at);
    }

    private Value unsaid(Location at) {
        return Gaps.outside("parameter " + name, "of type " + type + ", " + defaultInWords(), at);
    }

    private String defaultInWords() {
        if (noEcho) {
            return "whose value is not shown";
        }
        return byDefault
                .map(text -> text.isEmpty() ? "its default is empty" : "its default is " + Excerpt.of(text))
                .orElse("without a default");
    }
}
