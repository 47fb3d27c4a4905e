// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/** The verdict on one container of a target. */
public record ContainerVerdict(String name, Verdict verdict) {}
