// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/** A layer that is taken as right because it can hardly be read, and how to look at it. */
public record Assumption(String id, String message) {}
