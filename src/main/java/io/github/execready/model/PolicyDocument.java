// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A policy as text, not yet understood.
 *
 * @param name what IAM calls it: a policy's name or ARN
 * @param json the document, URL-decoded
 * @param statements where a plan or template has what each of its statements is about; none for what was read from AWS
 */
public record PolicyDocument(String name, String json, List<Location> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    public PolicyDocument(String name, String json) {
        this(name, json, List.of());
    }

    /** How the names of policy variables begin that stand for what a plan leaves open; the rest is what decides it. */
    public static final String OPEN = "execready:";
}
