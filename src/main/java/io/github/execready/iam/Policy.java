// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.Optional;

/**
 * A policy, understood in full.
 *
 * @param name what its owner calls it; not part of the document
 * @param id the {@code Id} element; empty where it is not there
 * @param statements in the order of the document
 */
public record Policy(String name, PolicyKind kind, PolicyVersion version, String id, List<Statement> statements) {

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a document strictly. A document that begins with a percent sign is decoded first: so IAM sends them.
     *
     * @throws PolicyException if anything in it is not understood
     */
    public static Policy parse(String name, PolicyKind kind, String document) throws PolicyException {
        return PolicyParser.parse(name, kind, document);
    }

    /** The document again, as JSON: the same elements in a fixed order. */
    public String toJson() {
        return PolicyPrinter.print(this, "  ");
    }

    /** The same on one line, for commands. */
    public String toLine() {
        return PolicyPrinter.print(this, "");
    }

    /** A policy of one statement that allows actions on resources: what is missing, to be attached somewhere. */
    public static Policy allowing(List<String> actions, List<String> resources) {
        return of("", Effect.ALLOW, actions, resources);
    }

    /** A policy of one statement about actions on resources. */
    public static Policy of(String name, Effect effect, List<String> actions, List<String> resources) {
        Statement statement = new Statement(
                new Position(1, 1),
                "",
                effect,
                Optional.empty(),
                new ActionElement(false, actions),
                Optional.of(new ResourceElement(false, resources, PolicyVersion.V2012_10_17)),
                List.of());
        return new Policy(name, PolicyKind.IDENTITY, PolicyVersion.V2012_10_17, "", List.of(statement));
    }
}
