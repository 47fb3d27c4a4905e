// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A container that another one waits for.
 *
 * @param condition {@code START}, {@code COMPLETE}, {@code SUCCESS} or {@code HEALTHY}
 */
public record ContainerDependency(String containerName, String condition) {}
