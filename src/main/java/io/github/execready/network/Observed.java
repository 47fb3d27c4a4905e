// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Origin;

/**
 * A fact that a hop rests on, for words about it.
 *
 * @param name one of a small set, such as {@code routeTable} or {@code securityGroups}
 * @param value as AWS writes it; several are separated by a comma and a space
 */
public record Observed(String name, String value, Origin origin) {

    public Observed {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }
}
