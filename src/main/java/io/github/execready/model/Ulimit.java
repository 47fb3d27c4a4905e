// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A resource limit of a container.
 */
public record Ulimit(String name, int softLimit, int hardLimit) {}
