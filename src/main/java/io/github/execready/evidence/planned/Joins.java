// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which resources may name which, in one view of an input. It only narrows the search, for inputs have thousands of
 * resources: whether one does name another is for {@link Property#names} to say.
 */
final class Joins {

    private final Scope scope;
    private final Map<String, Map<String, Set<Integer>>> called = new HashMap<>();
    private final Map<String, Naming> naming = new HashMap<>();

    /**
     * What a property of a type's resources names, by their places among those of the type.
     *
     * @param byAddress those that refer to a resource
     * @param byKey those that say a text, by what it may name
     * @param open those of which it is not known
     * @param said those that say a text
     */
    private record Naming(
            Map<String, Set<Integer>> byAddress,
            Map<String, Set<Integer>> byKey,
            Set<Integer> open,
            Set<Integer> said) {}

    Joins(Scope scope) {
        this.scope = scope;
    }

    /** The resources of a type that a text may name, in the order of the input. */
    List<Resource> called(String type, String text) {
        List<Resource> all = scope.graph().ofType(type);
        Map<String, Set<Integer>> keys = called.get(type);
        if (keys == null) {
            keys = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                for (String key : scope.names().keys(scope, all.get(i))) {
                    add(keys, key, i);
                }
            }
            called.put(type, keys);
        }
        Set<Integer> found = new TreeSet<>();
        for (String key : Names.keys(text)) {
            found.addAll(keys.getOrDefault(key, Set.of()));
        }
        return scope.existing(found.stream().map(all::get).toList());
    }

    /** The resources of a type of which a property names a resource, or may, in the order of the input. */
    List<Resource> naming(String type, String property, Resource named) {
        List<Resource> all = scope.graph().ofType(type);
        if (all.isEmpty()) {
            return all;
        }
        String key = type + " " + property;
        Naming known = naming.get(key);
        if (known == null) {
            known = naming(all, property);
            naming.put(key, known);
        }
        Set<Integer> found = new TreeSet<>(known.open());
        found.addAll(known.byAddress().getOrDefault(named.address(), Set.of()));
        if (scope.names().open(scope, named).isPresent()) {
            found.addAll(known.said());
        }
        for (String name : scope.names().keys(scope, named)) {
            found.addAll(known.byKey().getOrDefault(name, Set.of()));
        }
        return scope.existing(found.stream().map(all::get).toList());
    }

    private Naming naming(List<Resource> all, String property) {
        Naming naming = new Naming(new HashMap<>(), new HashMap<>(), new TreeSet<>(), new TreeSet<>());
        for (int i = 0; i < all.size(); i++) {
            Evidence<List<Property>> names = scope.of(all.get(i)).at(property).items();
            if (names.isUnknown()) {
                // It may be known as a text all the same: a Region, an account.
                add(naming, scope.of(all.get(i)).at(property), i);
            }
            for (Property name : names.toOptional().orElse(List.of())) {
                add(naming, name, i);
            }
        }
        return naming;
    }

    private void add(Naming naming, Property name, int place) {
        Optional<String> address = name.value()
                .toOptional()
                .filter(Value.Reference.class::isInstance)
                .map(value -> ((Value.Reference) value).address())
                .filter(referred -> scope.graph().at(referred).isPresent());
        if (address.isPresent()) {
            add(naming.byAddress(), address.get(), place);
            return;
        }
        Evidence<String> text = name.text();
        (text.isUnknown() ? naming.open() : naming.said()).add(place);
        for (String key : text.toOptional().map(Names::keys).orElse(List.of())) {
            add(naming.byKey(), key, place);
        }
    }

    private static void add(Map<String, Set<Integer>> places, String key, int place) {
        places.computeIfAbsent(key, absent -> new TreeSet<>()).add(place);
    }
}
