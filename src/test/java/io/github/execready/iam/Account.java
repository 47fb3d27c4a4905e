// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;

/** Two accounts, those who act in them, and policies written with single quotes. */
final class Account {

    static final String OWN = "111122223333";
    static final String OTHER = "444455556666";

    static final String ROLE = "arn:aws:iam::111122223333:role/app/api";
    static final String SESSION_ARN = "arn:aws:sts::111122223333:assumed-role/api/s1";
    static final String USER_ARN = "arn:aws:iam::111122223333:user/ann";
    static final String ROOT_ARN = "arn:aws:iam::111122223333:root";

    static final Principal SESSION = new Principal.RoleSession(arn(SESSION_ARN), arn(ROLE), "AROAEXAMPLE");
    static final Principal USER = new Principal.User(arn(USER_ARN), "AIDAEXAMPLE");
    static final Principal ROOT = new Principal.Root(arn(ROOT_ARN));
    static final Principal TASKS = new Principal.Service("ecs-tasks.amazonaws.com");

    private Account() {}

    static Arn arn(String text) {
        return Arn.parse(text).orElseThrow();
    }

    /** A policy of an identity, or one that limits identities. */
    static PolicySet identity(String... statements) {
        return PolicySet.of(policy(PolicyKind.IDENTITY, statements));
    }

    /** A policy of a resource or an endpoint. */
    static PolicySet resource(String... statements) {
        return PolicySet.of(policy(PolicyKind.RESOURCE, statements));
    }

    static PolicySet trust(String... statements) {
        return PolicySet.of(policy(PolicyKind.TRUST, statements));
    }

    static Policy policy(PolicyKind kind, String... statements) {
        return parse(kind, "{'Version': '2012-10-17', 'Statement': [" + String.join(",", statements) + "]}");
    }

    static Policy parse(PolicyKind kind, String document) {
        try {
            return Policy.parse("p", kind, document.replace('\'', '"'));
        } catch (PolicyException e) {
            throw new AssertionError(e.located(), e);
        }
    }

    /** Allows everything on everything. */
    static String allowAll() {
        return "{'Effect': 'Allow', 'Action': '*', 'Resource': '*'}";
    }

    /** Allows everything on everything to somebody. */
    static String allowAll(String principal) {
        return "{'Effect': 'Allow', 'Principal': " + principal + ", 'Action': '*', 'Resource': '*'}";
    }

    static String denyAll(String principal) {
        return "{'Effect': 'Deny', 'Principal': " + principal + ", 'Action': '*', 'Resource': '*'}";
    }

    /** One of {@code Allowed}, {@code ImplicitlyDenied}, {@code ExplicitlyDenied} and {@code Depends}. */
    static String decide(Request request, PolicyLayers layers) {
        return PolicyEvaluator.decide(request, layers).getClass().getSimpleName();
    }
}
