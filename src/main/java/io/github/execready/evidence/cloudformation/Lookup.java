// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** {@code Fn::FindInMap}. Where a key is open and all that it could find is the same, that is its value. */
final class Lookup {

    private Lookup() {}

    static Optional<Value> value(Scope scope, List<Node> arguments, Location at) {
        if (arguments.size() < 3) {
            return Optional.empty();
        }
        Optional<Node> otherwise = arguments.size() > 3 ? arguments.get(3).member("DefaultValue") : Optional.empty();
        Value map = scope.value(arguments.get(0));
        Value first = scope.value(arguments.get(1));
        Value second = scope.value(arguments.get(2));
        if (!(map instanceof Value.Scalar name)) {
            return Optional.of(open(map, at));
        }
        Node mapping = scope.stack().template().mappings().get(name.text());
        if (mapping == null && otherwise.isPresent()) {
            return otherwise.map(scope::value).map(value -> Moved.to(at, value));
        }
        if (mapping == null) {
            return Optional.of(Gaps.notJudged("mapping " + Excerpt.of(name.text()), "is not in the template", at));
        }
        BinaryOperator<Value> finding = (row, column) ->
                Lifted.over(row, one -> Lifted.over(column, two -> find(scope, mapping, one, two, otherwise, at)));
        Value found = finding.apply(first, second);
        return Optional.of(
                found instanceof Value.Open
                        ? finding.apply(
                                AllowedValues.chosen(scope, arguments.get(1), first),
                                AllowedValues.chosen(scope, arguments.get(2), second))
                        : found);
    }

    private static Value find(
            Scope scope, Node mapping, Value first, Value second, Optional<Node> otherwise, Location at) {
        Collection<Node> rows = chosen(mapping, first);
        List<Node> cells =
                rows.stream().flatMap(row -> chosen(row, second).stream()).toList();
        List<Value> values =
                cells.stream().map(cell -> literal(scope, cell, at)).distinct().toList();
        boolean everyRow = rows.stream().noneMatch(row -> chosen(row, second).isEmpty());
        if (otherwise.isPresent()) {
            Value byDefault = Moved.to(at, scope.value(otherwise.get()));
            boolean literal = first instanceof Value.Scalar && second instanceof Value.Scalar;
            if (literal) {
                return cells.isEmpty() ? byDefault : values.get(0);
            }
            return values.size() == 1 && values.get(0).equals(byDefault)
                    ? byDefault
                    : open(first instanceof Value.Scalar ? second : first, at);
        }
        if (values.size() == 1 && everyRow) {
            return values.get(0);
        }
        return open(first instanceof Value.Scalar ? second : first, at);
    }

    // Mappings hold nothing but texts and lists of texts.
    private static Value literal(Scope scope, Node cell, Location at) {
        boolean literal = cell instanceof Node.Text
                || (cell instanceof Node.Sequence sequence
                        && sequence.items().stream().allMatch(Node.Text.class::isInstance));
        return literal ? Moved.to(at, scope.value(cell)) : Gaps.notJudged("Fn::FindInMap", "finds what is no text", at);
    }

    private static Collection<Node> chosen(Node node, Value key) {
        if (!(node instanceof Node.Mapping mapping)) {
            return List.of();
        }
        Map<String, Node> members = mapping.members();
        if (!(key instanceof Value.Scalar scalar)) {
            return members.values();
        }
        Node member = members.get(scalar.text());
        return member == null ? List.of() : List.of(member);
    }

    private static Value open(Value key, Location at) {
        return key instanceof Value.Open open
                ? Gaps.of("Fn::FindInMap by " + open.gap().source(), open, at)
                : Gaps.notJudged("Fn::FindInMap", "finds nothing for " + Excerpt.of(Texts.shown(key)), at);
    }
}
