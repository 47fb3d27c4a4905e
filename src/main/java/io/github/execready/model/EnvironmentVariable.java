// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * An environment variable without its value.
 *
 * @param empty whether the value is the empty string
 */
public record EnvironmentVariable(String name, boolean empty) {}
