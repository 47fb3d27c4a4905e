// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A policy as text, not yet understood.
 *
 * @param name what IAM calls it: a policy's name or ARN
 * @param json the document, URL-decoded
 */
public record PolicyDocument(String name, String json) {}
