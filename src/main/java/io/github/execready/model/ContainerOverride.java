// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * What was changed for one container of one task.
 */
public record ContainerOverride(String name, Environment environment) {}
