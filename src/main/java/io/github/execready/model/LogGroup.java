// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A CloudWatch Logs group.
 */
public record LogGroup(String name, Evidence<String> kmsKeyId) {}
