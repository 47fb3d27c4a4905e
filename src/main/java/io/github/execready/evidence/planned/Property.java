// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A property of a resource, or what is below one: set, not set, or open. */
record Property(Scope scope, Evidence<Value> value, Origin origin) {

    /** A member of an object; absent where the object is or has none of the name. */
    Property at(String member) {
        return value.fold(
                known -> {
                    if (!(known.value() instanceof Value.Fields fields)) {
                        return new Property(scope, Evidence.unknown(shape(known, "an object")), origin.at(member));
                    }
                    Value found = fields.members().get(member);
                    Origin here = known.origin().at(member);
                    return found == null
                            ? new Property(scope, Evidence.absent(here), here)
                            : of(
                                    found,
                                    new Origin(
                                            here.source(),
                                            here.path(),
                                            Optional.of(found.location()),
                                            here.assumption()));
                },
                absent -> new Property(scope, Evidence.absent(absent.origin()), absent.origin()),
                unknown -> new Property(scope, Evidence.unknown(unknown.gap()), origin.at(member)));
    }

    Property at(String member, String further) {
        return at(member).at(further);
    }

    /** The same in another view, for what is not open in this one. */
    Property in(Scope other) {
        return new Property(other, value, origin);
    }

    /** The names of an object's members. */
    List<String> members() {
        return value.toOptional()
                .filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .map(fields -> List.copyOf(fields.members().keySet()))
                .orElse(List.of());
    }

    /** A member in the spelling of CloudFormation or in that of ECS, which the input of a rule has. */
    Property either(String name) {
        Property found = at(name);
        return found.value().isAbsent() ? at(Character.toLowerCase(name.charAt(0)) + name.substring(1)) : found;
    }

    /** The elements of a list, without those that are not set after all; a single value is a list of one. */
    Evidence<List<Property>> items() {
        return value.map(found -> {
            if (!(found instanceof Value.Items list)) {
                return List.of(this);
            }
            List<Property> items = new ArrayList<>();
            int index = 0;
            for (Value item : list.items()) {
                Property element = of(
                        item,
                        new Origin(
                                origin.source(),
                                origin.path() + "[" + index + "]",
                                Optional.of(item.location()),
                                origin.assumption()));
                index++;
                if (!element.value().isAbsent()) {
                    items.add(element);
                }
            }
            return List.copyOf(items);
        });
    }

    /**
     * An element of a list.
     *
     * @param exists unknown where it hangs on an open condition
     */
    record Possible(Property property, Evidence<Boolean> exists) {}

    /**
     * The elements of a list, those that exist on an open condition among them, as if it held: for lists each of whose
     * elements is judged by itself.
     */
    Evidence<List<Possible>> possible() {
        return items().map(items -> {
            List<Value> raw = value.toOptional().orElse(null) instanceof Value.Items list ? list.items() : List.of();
            return raw.isEmpty()
                    ? items.stream().map(Property::certain).toList()
                    : raw.stream()
                            .map(item -> of(
                                            item,
                                            new Origin(
                                                    origin.source(),
                                                    origin.path() + "[]",
                                                    Optional.of(item.location()),
                                                    ""))
                                    .perhaps(item))
                            .filter(item -> !item.property().value().isAbsent())
                            .toList();
        });
    }

    private static Possible certain(Property property) {
        return new Possible(property, Evidence.known(true, property.origin()));
    }

    private Possible perhaps(Value raw) {
        if (value instanceof Evidence.Unknown<Value> unknown && raw instanceof Value.Choice choice) {
            Evidence<Value> one = scope.where(choice.condition()).settle(choice, origin);
            Evidence<Value> other = scope.without(choice.condition()).settle(choice, origin);
            if (one.isAbsent() != other.isAbsent()) {
                Evidence<Value> there = one.isAbsent() ? other : one;
                Origin at = there.fold(known -> known.origin(), absent -> origin, open -> origin);
                return new Possible(new Property(scope, there, at), Evidence.unknown(unknown.gap()));
            }
        }
        return certain(this);
    }

    /** The elements where the list is known; nothing where it is not there. */
    List<Property> each() {
        return items().toOptional().orElse(List.of());
    }

    /** What each element comes to; unknown where the list is, or any of the elements. */
    <T> Evidence<List<T>> list(Function<Property, Evidence<T>> reading) {
        return items().flatMap(items -> all(items, reading, origin));
    }

    /** What all elements come to; unknown where one of them is. */
    static <T> Evidence<List<T>> all(List<Property> items, Function<Property, Evidence<T>> reading, Origin at) {
        List<T> all = new ArrayList<>();
        for (Property item : items) {
            Evidence<T> one = reading.apply(item);
            if (one instanceof Evidence.Unknown<T> unknown) {
                return Evidence.unknown(unknown.gap());
            }
            one.toOptional().ifPresent(all::add);
        }
        return Evidence.known(List.copyOf(all), at);
    }

    Evidence<List<String>> texts() {
        return list(Property::text);
    }

    /** The text, with what is referred to under the name that all give it. */
    Evidence<String> text() {
        return value.fold(
                known -> text(known.value(), known.origin()),
                absent -> Evidence.absent(absent.origin()),
                unknown -> scope.names()
                        .placeholder(unknown.gap())
                        .map(text -> Evidence.known(text, origin))
                        .orElseGet(() -> Evidence.unknown(unknown.gap())));
    }

    /** The text, with a blank for each part of it that is not known; unknown where nothing of it is known. */
    Evidence<String> parts() {
        return value.toOptional().orElse(null) instanceof Value.Joined joined
                ? Evidence.known(
                        joined.parts().stream()
                                .map(part ->
                                        of(part, origin).text().toOptional().orElse(" "))
                                .collect(Collectors.joining()),
                        origin)
                : text();
    }

    Evidence<Boolean> flag() {
        return text().flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Evidence.known(true, origin);
            case "false" -> Evidence.known(false, origin);
            default -> Evidence.unknown(gap("\"" + text + "\" is neither true nor false"));
        });
    }

    Evidence<Integer> number() {
        return text().flatMap(text -> {
            try {
                return Evidence.known((int) Double.parseDouble(text), origin);
            } catch (NumberFormatException e) {
                return Evidence.unknown(gap("\"" + text + "\" is no number"));
            }
        });
    }

    Evidence<Arn> arn() {
        return text().flatMap(text -> Arn.parse(text)
                .map(arn -> Evidence.known(arn, origin))
                .orElseGet(() -> Evidence.unknown(gap("\"" + text + "\" is no ARN"))));
    }

    /** Members whose names are keys and whose values are texts. */
    Evidence<Map<String, Property>> entries() {
        return value.map(found -> {
            Map<String, Property> entries = new java.util.LinkedHashMap<>();
            members().forEach(name -> entries.put(name, at(name)));
            return Map.copyOf(entries);
        });
    }

    /** The resource of the input that this names or refers to; empty where it is none of a type. */
    Optional<Resource> resource(String type) {
        Optional<Value> found = value.toOptional();
        if (found.orElse(null) instanceof Value.Reference reference) {
            return scope.graph()
                    .at(reference.address())
                    .filter(resource -> resource.type().equals(type));
        }
        return text().toOptional()
                .flatMap(text -> scope.view().joins().called(type, text).stream()
                        .filter(resource -> scope.names().names(scope, resource, text))
                        .findFirst());
    }

    /** What the resource says that this names or refers to; all of it rests on what this rests on. */
    Optional<Property> linked(String type) {
        return resource(type).map(this::leadingTo);
    }

    /** What a resource says to which this leads. */
    Property leadingTo(Resource resource) {
        String assumption = value.fold(known -> known.origin().assumption(), absent -> "", unknown -> "");
        Origin at = new Origin(resource.address(), "", Optional.of(resource.location()), assumption);
        return new Property(scope, Evidence.known(resource.properties(), at), at);
    }

    /** Whether this names or refers to a resource. */
    Evidence<Boolean> names(Resource resource) {
        Optional<Value> found = value.toOptional();
        if (found.orElse(null) instanceof Value.Reference reference
                && scope.graph().at(reference.address()).isPresent()) {
            return Evidence.known(reference.address().equals(resource.address()), origin);
        }
        return text().flatMap(text -> scope.names().names(scope, resource, text)
                ? Evidence.known(true, origin)
                : scope.names()
                        .mayName(scope, resource, text)
                        .<Evidence<Boolean>>map(Evidence::unknown)
                        .orElseGet(() -> Evidence.known(false, origin)));
    }

    /** Whether a text that is not known may turn out to be this one, by those of its parts that are known. */
    boolean mayBe(String wanted) {
        return value.fold(
                known -> !(known.value() instanceof Value.Joined joined)
                        || wanted.matches(joined.parts().stream()
                                .map(part -> of(part, known.origin()).text())
                                .map(part ->
                                        part.toOptional().map(Pattern::quote).orElse(".*"))
                                .collect(Collectors.joining())),
                absent -> false,
                unknown -> true);
    }

    Gap gap(String detail) {
        return new Gap(Gap.Reason.UNDETERMINED, origin.source() + " " + origin.path(), detail, origin.location());
    }

    /** Why it is not a resource of the input. */
    Gap outside(String what) {
        return value.fold(
                known -> new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        text().toOptional().orElse(origin.path()),
                        what + " is not among the resources of the input",
                        known.origin().location()),
                absent -> gap(origin.path() + " is not set"),
                unknown -> unknown.gap());
    }

    private Property of(Value found, Origin at) {
        Evidence<Value> settled = scope.settle(found, at);
        return new Property(
                scope, settled, settled.fold(known -> known.origin(), absent -> absent.origin(), unknown -> at));
    }

    private Evidence<String> text(Value found, Origin at) {
        if (found instanceof Value.Scalar scalar) {
            return Evidence.known(scalar.text(), at);
        }
        if (found instanceof Value.Reference reference) {
            return scope.names().text(scope, reference, at);
        }
        if (found instanceof Value.Joined joined) {
            Evidence<String> all = Evidence.known("", at);
            for (Value part : joined.parts()) {
                all = all.with(of(part, at).text().absentAs(""), String::concat);
            }
            return all;
        }
        return Evidence.unknown(shape(at, "a text"));
    }

    private static Gap shape(Evidence.Known<Value> found, String wanted) {
        return shape(found.origin(), wanted);
    }

    private static Gap shape(Origin at, String wanted) {
        return new Gap(Gap.Reason.UNDETERMINED, at.source() + " " + at.path(), "it is not " + wanted, at.location());
    }
}
