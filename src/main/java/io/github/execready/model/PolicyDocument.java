// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A policy as text, not yet understood.
 *
 * @param name what IAM calls it: a policy's name or ARN
 * @param json the document, URL-decoded
 */
public record PolicyDocument(String name, String json) {

    /** How the names of policy variables begin that stand for what a plan leaves open; the rest is what decides it. */
    public static final String OPEN = "execready:";
}
