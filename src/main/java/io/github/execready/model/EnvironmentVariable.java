// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.Optional;

/**
 * An environment variable without its value.
 *
 * @param empty whether the value is the empty string
 * @param location where a plan or template sets it; empty for what was read from AWS
 */
public record EnvironmentVariable(String name, boolean empty, Optional<Location> location) {

    public EnvironmentVariable(String name, boolean empty) {
        this(name, empty, Optional.empty());
    }
}
