// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file says, in its own shape: YAML and JSON alike, with the short forms of functions written out. */
sealed interface Node {

    /** Where it stands: the key of a member, else the node itself. */
    Location location();

    /**
     * A text, number or truth value.
     *
     * @param plain whether it stands without quotes
     */
    record Text(String text, boolean plain, Location location) implements Node {}

    /** A list. */
    record Sequence(List<Node> items, Location location) implements Node {}

    /** An object, with its members in the order of the file. */
    record Mapping(Map<String, Node> members, Location location) implements Node {

        public Mapping {
            members = Collections.unmodifiableMap(members);
        }

        /** An object of one member: a function and its argument. */
        static Mapping of(String key, Node value, Location location) {
            Map<String, Node> members = new LinkedHashMap<>();
            members.put(key, value);
            return new Mapping(members, location);
        }
    }

    /** No value, written as such. */
    record Null(Location location) implements Node {}

    /** A member; empty where this is no object, has no such member, or one without a value. */
    default Optional<Node> member(String name) {
        return this instanceof Mapping mapping
                ? Optional.ofNullable(mapping.members().get(name)).filter(node -> !(node instanceof Null))
                : Optional.empty();
    }

    /** A member that is an object; an object without members where it is none. */
    default Map<String, Node> members(String name) {
        return member(name)
                .map(node -> node instanceof Mapping mapping ? mapping.members() : Map.<String, Node>of())
                .orElse(Map.of());
    }

    /** A member that is a text. */
    default Optional<String> text(String name) {
        return member(name).flatMap(node -> node instanceof Text text ? Optional.of(text.text()) : Optional.empty());
    }
}
