// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through values, whatever they are made of. */
final class Values {

    private Values() {}

    /** The assumptions that a value or any part of it rests on, each once. */
    static Set<String> assumptions(Value value) {
        Set<String> found = new LinkedHashSet<>();
        if (value instanceof Value.Assumed assumed) {
            found.add(assumed.assumption());
        }
        parts(value).forEach(part -> found.addAll(assumptions(part)));
        return found;
    }

    /** What a value is made of. */
    static Stream<Value> parts(Value value) {
        if (value instanceof Value.Fields fields) {
            return fields.members().values().stream();
        }
        if (value instanceof Value.Items items) {
            return items.items().stream();
        }
        if (value instanceof Value.Joined joined) {
            return joined.parts().stream();
        }
        if (value instanceof Value.Choice choice) {
            return Stream.of(choice.whenTrue(), choice.whenFalse());
        }
        return value instanceof Value.Assumed assumed ? Stream.of(assumed.value()) : Stream.empty();
    }
}
