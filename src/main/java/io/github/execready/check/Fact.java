// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Origin;

/**
 * Something observed that an outcome rests on.
 *
 * @param name how the check's document refers to it: {@code {name}}
 * @param value as text; may come from AWS and is not trusted
 * @param decisive whether the outcome rests on it; otherwise it only fits the words to the case
 */
public record Fact(String name, String value, Origin origin, boolean decisive) {

    public Fact {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }
}
