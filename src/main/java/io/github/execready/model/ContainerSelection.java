// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.Optional;

/** Which containers of a task are judged. */
public sealed interface ContainerSelection {

    /** Every container of the task definition. */
    record All() implements ContainerSelection {}

    /** The one that is named. */
    record Named(String name) implements ContainerSelection {}

    default Optional<String> only() {
        return this instanceof Named named ? Optional.of(named.name()) : Optional.empty();
    }

    default boolean includes(String container) {
        return only().map(container::equals).orElse(true);
    }
}
