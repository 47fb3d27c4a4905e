// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The functions of Terraform's language that links and policies are made with; any other one is open.
 * {@code jsonencode} keeps its value as it is, so that the references in it survive.
 */
final class Functions {

    private Functions() {}

    static Value open(String source, Location place) {
        return Instances.open(Gap.Reason.KNOWN_AFTER_APPLY, source, "the plan does not tell what it gives", place);
    }

    static Value call(String name, List<Value> arguments, Location place) {
        if (arguments.isEmpty()) {
            return open(name + "()", place);
        }
        Value first = arguments.get(0);
        return switch (name) {
            case "jsonencode", "tolist", "tomap", "tostring", "nonsensitive", "tonumber", "tobool" -> first;
            case "toset", "distinct" ->
                first instanceof Value.Items items
                        ? new Value.Items(List.copyOf(new LinkedHashSet<>(items.items())), place)
                        : first;
            case "concat" -> concat(arguments, place);
            case "flatten" -> first instanceof Value.Items items ? new Value.Items(flat(items), place) : first;
            case "compact" -> compact(first, place);
            case "values" -> values(first, place);
            case "keys" -> keys(first, place);
            case "merge" -> merge(arguments, place);
            case "element" -> element(arguments, place);
            case "lookup" -> lookup(arguments, place);
            case "one" -> one(first, place);
            case "try", "coalesce" -> firstKnown(arguments, name, place);
            case "coalescelist" -> firstFilled(arguments, place);
            case "join" -> join(arguments, place);
            case "length" -> length(first, place);
            case "contains" -> contains(arguments, place);
            case "can" -> can(first, place);
            case "jsondecode" -> decoded(first, place);
            case "yamldecode" -> Yaml.decoded(first, place);
            case "sort", "reverse", "slice", "range", "setsubtract", "setunion", "setintersection" ->
                ListFunctions.call(name, arguments, place);
            case "alltrue", "anytrue" -> ListFunctions.truth(name.equals("alltrue"), first, place);
            case "zipmap" -> ListFunctions.zipped(arguments, place);
            case "cidrsubnet" -> AddressFunctions.subnet(arguments, place);
            case "max", "min" -> most(name, arguments, place);
            default -> TextFunctions.call(name, arguments, place);
        };
    }

    private static Value concat(List<Value> lists, Location place) {
        List<Value> all = new ArrayList<>();
        for (Value list : lists) {
            if (!(list instanceof Value.Items items)) {
                return list instanceof Value.Open ? list : open("concat()", place);
            }
            all.addAll(items.items());
        }
        return new Value.Items(all, place);
    }

    private static List<Value> flat(Value.Items items) {
        List<Value> flat = new ArrayList<>();
        for (Value item : items.items()) {
            if (item instanceof Value.Items inner) {
                flat.addAll(flat(inner));
            } else {
                flat.add(item);
            }
        }
        return flat;
    }

    private static Value compact(Value list, Location place) {
        return list instanceof Value.Items items
                ? new Value.Items(
                        items.items().stream()
                                .filter(v -> !(v instanceof Value.Nothing)
                                        && !(v instanceof Value.Scalar s
                                                && s.text().isEmpty()))
                                .toList(),
                        place)
                : list;
    }

    private static Value values(Value map, Location place) {
        // Terraform orders maps by their keys.
        return map instanceof Value.Fields fields
                ? new Value.Items(List.copyOf(new TreeMap<>(fields.members()).values()), place)
                : map;
    }

    private static Value keys(Value map, Location place) {
        return map instanceof Value.Fields fields
                ? new Value.Items(
                        fields.members().keySet().stream()
                                .sorted()
                                .<Value>map(k -> new Value.Scalar(k, place))
                                .toList(),
                        place)
                : map;
    }

    private static Value merge(List<Value> maps, Location place) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (Value map : maps) {
            if (map instanceof Value.Fields fields) {
                all.putAll(fields.members());
            } else if (!(map instanceof Value.Nothing)) {
                return map instanceof Value.Open ? map : open("merge()", place);
            }
        }
        return new Value.Fields(all, place);
    }

    private static Value element(List<Value> arguments, Location place) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof Value.Items items
                && arguments.get(1) instanceof Value.Scalar at
                && index(at.text()) >= 0
                && !items.items().isEmpty()) {
            return items.items().get(index(at.text()) % items.items().size());
        }
        return open("element()", place);
    }

    private static Value lookup(List<Value> arguments, Location place) {
        if (arguments.size() >= 2
                && arguments.get(0) instanceof Value.Fields fields
                && arguments.get(1) instanceof Value.Scalar key) {
            Value found = fields.members().get(key.text());
            if (found != null) {
                return found;
            }
            return arguments.size() > 2 ? arguments.get(2) : open("lookup()", place);
        }
        return open("lookup()", place);
    }

    private static Value one(Value list, Location place) {
        if (list instanceof Value.Items items) {
            return items.items().isEmpty()
                    ? new Value.Nothing(place)
                    : items.items().size() == 1 ? items.items().get(0) : open("one()", place);
        }
        return list;
    }

    private static Value firstKnown(List<Value> arguments, String name, Location place) {
        for (Value argument : arguments) {
            boolean skipped = name.equals("coalesce")
                    && (argument instanceof Value.Nothing
                            || (argument instanceof Value.Scalar s && s.text().isEmpty()));
            if (name.equals("try") && isMissing(argument)) {
                continue;
            }
            if (argument instanceof Value.Open) {
                return argument;
            }
            if (!skipped) {
                return argument;
            }
        }
        return open(name + "()", place);
    }

    /** Whether a part of it asks for something that is not there, which is an error anywhere else. */
    private static boolean isMissing(Value value) {
        if (value instanceof Value.Open open) {
            return open.gap().reason() == Gap.Reason.UNDETERMINED;
        }
        if (value instanceof Value.Fields fields) {
            return fields.members().values().stream().anyMatch(Functions::isMissing);
        }
        if (value instanceof Value.Items items) {
            return items.items().stream().anyMatch(Functions::isMissing);
        }
        return value instanceof Value.Joined joined && joined.parts().stream().anyMatch(Functions::isMissing);
    }

    private static Value firstFilled(List<Value> lists, Location place) {
        for (Value list : lists) {
            if (!(list instanceof Value.Items items)) {
                return open("coalescelist()", place);
            }
            if (!items.items().isEmpty()) {
                return items;
            }
        }
        return open("coalescelist()", place);
    }

    private static Value join(List<Value> arguments, Location place) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof Value.Items items)) {
            return arguments.size() == 2 && arguments.get(1) instanceof Value.Open hidden
                    ? hidden
                    : open("join()", place);
        }
        List<Value> parts = new ArrayList<>();
        for (Value item : items.items()) {
            if (!parts.isEmpty()) {
                parts.add(arguments.get(0));
            }
            parts.add(item);
        }
        return joined(parts, place);
    }

    private static Value length(Value value, Location place) {
        if (value instanceof Value.Items items) {
            return items.items().stream().anyMatch(Choices::perhaps)
                    ? Choices.all(
                            items.items(),
                            known -> number(known.stream().filter(v -> !(v instanceof Value.Nothing)), place))
                    : number(items.items().stream(), place);
        }
        if (value instanceof Value.Fields fields) {
            return new Value.Scalar(Integer.toString(fields.members().size()), place);
        }
        return value instanceof Value.Scalar scalar
                ? new Value.Scalar(Integer.toString(scalar.text().length()), place)
                : open("length()", place);
    }

    private static Value number(Stream<Value> values, Location place) {
        return new Value.Scalar(Long.toString(values.count()), place);
    }

    private static Value contains(List<Value> arguments, Location place) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof Value.Items items
                && arguments.get(1) instanceof Value.Scalar wanted
                && items.items().stream().allMatch(Value.Scalar.class::isInstance)) {
            boolean there = items.items().stream()
                    .anyMatch(v -> v instanceof Value.Scalar s && s.text().equals(wanted.text()));
            return new Value.Scalar(Boolean.toString(there), place);
        }
        return open("contains()", place);
    }

    private static Value most(String name, List<Value> numbers, Location place) {
        List<Integer> known = numbers.stream()
                .filter(Value.Scalar.class::isInstance)
                .map(number -> index(((Value.Scalar) number).text()))
                .filter(number -> number >= 0)
                .toList();
        if (known.size() == numbers.size()) {
            return new Value.Scalar(
                    Integer.toString(name.equals("max") ? Collections.max(known) : Collections.min(known)), place);
        }
        return (name.equals("max") ? Revisions.newest(numbers) : Optional.<Value>empty())
                .orElseGet(() -> open(name + "()", place));
    }

    private static Value can(Value value, Location place) {
        if (isMissing(value)) {
            return new Value.Scalar("false", place);
        }
        return value instanceof Value.Open ? open("can()", place) : new Value.Scalar("true", place);
    }

    private static Value decoded(Value text, Location place) {
        return text instanceof Value.Scalar scalar
                ? PlanJson.parse(scalar.text(), place).orElseGet(() -> open("jsondecode()", place))
                : text instanceof Value.Fields || text instanceof Value.Items ? text : open("jsondecode()", place);
    }

    /** Texts put together: one text if all of them are known. */
    static Value joined(List<Value> parts, Location place) {
        List<Value> merged = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Value part : parts) {
            if (part instanceof Value.Scalar scalar) {
                text.append(scalar.text());
                continue;
            }
            if (part instanceof Value.Nothing) {
                return open("a template", place);
            }
            if (!text.isEmpty()) {
                merged.add(new Value.Scalar(text.toString(), place));
                text.setLength(0);
            }
            if (part instanceof Value.Joined joined) {
                merged.addAll(joined.parts());
            } else {
                merged.add(part);
            }
        }
        if (merged.isEmpty()) {
            return new Value.Scalar(text.toString(), place);
        }
        if (!text.isEmpty()) {
            merged.add(new Value.Scalar(text.toString(), place));
        }
        return merged.size() == 1 ? merged.get(0) : new Value.Joined(merged, place);
    }

    /** A whole number that is not negative, or -1. */
    static int index(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
