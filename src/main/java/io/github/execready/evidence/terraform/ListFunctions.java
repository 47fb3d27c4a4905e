// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Functions.open;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions of Terraform's language that make lists of lists whose elements are known. */
final class ListFunctions {

    /** More than this, Terraform itself does not make. */
    private static final int MAX_RANGE = 1024;

    private ListFunctions() {}

    static Value call(String name, List<Value> arguments, Location place) {
        return switch (name) {
            case "range" -> range(arguments, place);
            case "slice" -> slice(arguments, place);
            case "reverse" -> {
                if (!(arguments.get(0) instanceof Value.Items items)) {
                    yield open("reverse()", place);
                }
                List<Value> reversed = new ArrayList<>(items.items());
                Collections.reverse(reversed);
                yield new Value.Items(reversed, place);
            }
            case "sort" -> {
                List<String> sorted = new ArrayList<>(texts(arguments.get(0)));
                Collections.sort(sorted);
                yield isKnown(arguments.get(0)) ? list(sorted.stream(), place) : open("sort()", place);
            }
            default -> set(name, arguments, place);
        };
    }

    /** Whether all are true, or any is. */
    static Value truth(boolean all, Value list, Location place) {
        if (!isKnown(list)) {
            return open(all ? "alltrue()" : "anytrue()", place);
        }
        Stream<String> texts = texts(list).stream();
        return new Value.Scalar(
                Boolean.toString(all ? texts.allMatch("true"::equals) : texts.anyMatch("true"::equals)), place);
    }

    static Value zipped(List<Value> arguments, Location place) {
        if (arguments.size() != 2
                || !isKnown(arguments.get(0))
                || !(arguments.get(1) instanceof Value.Items values)
                || values.items().size() != texts(arguments.get(0)).size()) {
            return open("zipmap()", place);
        }
        List<String> keys = texts(arguments.get(0));
        Map<String, Value> members = new LinkedHashMap<>();
        IntStream.range(0, keys.size())
                .forEach(i -> members.put(keys.get(i), values.items().get(i)));
        return new Value.Fields(members, place);
    }

    private static Value range(List<Value> arguments, Location place) {
        List<Integer> numbers = arguments.stream()
                .map(number -> number instanceof Value.Scalar scalar ? Functions.index(scalar.text()) : -1)
                .toList();
        int from = numbers.size() == 1 ? 0 : numbers.get(0);
        int to = numbers.get(numbers.size() == 1 ? 0 : 1);
        return numbers.contains(-1) || numbers.size() > 2 || to - from > MAX_RANGE
                ? open("range()", place)
                : list(IntStream.range(from, Math.max(from, to)).mapToObj(Integer::toString), place);
    }

    private static Value slice(List<Value> arguments, Location place) {
        if (arguments.size() != 3 || !(arguments.get(0) instanceof Value.Items items)) {
            return open("slice()", place);
        }
        int from = arguments.get(1) instanceof Value.Scalar scalar ? Functions.index(scalar.text()) : -1;
        int to = arguments.get(2) instanceof Value.Scalar scalar ? Functions.index(scalar.text()) : -1;
        return from < 0 || to < from || to > items.items().size()
                ? open("slice()", place)
                : new Value.Items(items.items().subList(from, to), place);
    }

    private static Value set(String name, List<Value> sets, Location place) {
        if (!sets.stream().allMatch(ListFunctions::isKnown)) {
            return open(name + "()", place);
        }
        List<String> result = new ArrayList<>(texts(sets.get(0)));
        for (Value set : sets.subList(1, sets.size())) {
            List<String> other = texts(set);
            switch (name) {
                case "setunion" -> result.addAll(other);
                case "setsubtract" -> result.removeAll(other);
                default -> result.retainAll(other);
            }
        }
        return list(result.stream().distinct().sorted(), place);
    }

    private static boolean isKnown(Value list) {
        return list instanceof Value.Items items && items.items().stream().allMatch(Value.Scalar.class::isInstance);
    }

    private static List<String> texts(Value list) {
        return list instanceof Value.Items items
                ? items.items().stream()
                        .filter(Value.Scalar.class::isInstance)
                        .map(item -> ((Value.Scalar) item).text())
                        .toList()
                : List.of();
    }

    private static Value list(Stream<String> texts, Location place) {
        return new Value.Items(
                texts.<Value>map(text -> new Value.Scalar(text, place)).toList(), place);
    }
}
