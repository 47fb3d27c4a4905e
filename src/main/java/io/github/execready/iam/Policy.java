// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
     * Reads a document strictly.
     *
     * @param document the JSON; IAM's own answers have to be decoded first
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

    /** A policy of one statement that denies actions on resources. */
    public static Policy denying(List<String> actions, List<String> resources) {
        return of("", Effect.DENY, actions, resources);
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

    /**
     * What a grant of a service is worth: a policy of its resource with one statement that allows.
     *
     * @param principal whom it allows: an ARN, an id, or {@code *} where that is not known
     * @param hangsOn what is not known of the grant, which becomes a condition key that no request has; empty if it holds
     */
    public static Policy granting(
            String name, String principal, List<String> actions, String resource, String hangsOn) {
        List<Condition> conditions = hangsOn.isEmpty()
                ? List.of()
                : List.of(new Condition(
                        ConditionOperator.BOOL,
                        Quantifier.NONE,
                        false,
                        hangsOn,
                        List.of("true"),
                        PolicyVersion.V2012_10_17));
        Statement statement = new Statement(
                new Position(1, 1),
                "",
                Effect.ALLOW,
                Optional.of(new PrincipalElement(false, false, Map.of("AWS", List.of(principal)))),
                new ActionElement(false, actions),
                Optional.of(new ResourceElement(false, List.of(resource), PolicyVersion.V2012_10_17)),
                conditions);
        return new Policy(name, PolicyKind.RESOURCE, PolicyVersion.V2012_10_17, "", List.of(statement));
    }

    /**
     * A role's trust policy that lets one service assume it for the resources of one account.
     *
     * @param sourceArn a pattern of the resources
     */
    public static Policy trusting(String service, String account, String sourceArn) {
        Statement statement = new Statement(
                new Position(1, 1),
                "",
                Effect.ALLOW,
                Optional.of(new PrincipalElement(false, false, Map.of("Service", List.of(service)))),
                new ActionElement(false, List.of("sts:AssumeRole")),
                Optional.empty(),
                List.of(
                        condition(ConditionOperator.STRING_EQUALS, "aws:SourceAccount", account),
                        condition(ConditionOperator.ARN_LIKE, "aws:SourceArn", sourceArn)));
        return new Policy("", PolicyKind.TRUST, PolicyVersion.V2012_10_17, "", List.of(statement));
    }

    /** The same with the statements of another policy after its own. */
    public Policy and(Policy other) {
        return new Policy(
                name,
                kind,
                version,
                id,
                Stream.concat(statements.stream(), other.statements.stream()).toList());
    }

    private static Condition condition(ConditionOperator operator, String key, String value) {
        return new Condition(operator, Quantifier.NONE, false, key, List.of(value), PolicyVersion.V2012_10_17);
    }
}
