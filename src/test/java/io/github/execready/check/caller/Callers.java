// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;

import io.github.execready.model.Arn;
import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.User;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;

/** Callers with the policies that tests give them. */
final class Callers {

    static final String CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod";
    static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";
    static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0000-1111";

    private Callers() {}

    /** The healthy Fargate service, its operator with statements of the test's own. */
    static ExecTarget granted(String... statements) {
        return granted(fargateService(), statements);
    }

    static ExecTarget granted(ExecTarget target, String... statements) {
        return Edits.of(target)
                .set("caller.role.inlinePolicies", List.of(policy("operate", statements)))
                .target();
    }

    /** The operator within a boundary. */
    static ExecTarget bounded(Evidence<PolicyDocument> boundary) {
        return Edits.of(fargateService())
                .set(
                        "caller.role.permissionsBoundary",
                        new PermissionsBoundary(new Arn("aws", "iam", "", "111122223333", "policy/Bound"), boundary))
                .target();
    }

    /** A user instead of the operator. */
    static ExecTarget user(String... statements) {
        Arn arn = new Arn("aws", "iam", "", "111122223333", "user/people/jane");
        return caller(new Caller(
                arn,
                "111122223333",
                "AIDAEXAMPLE",
                Caller.Kind.USER,
                absent("role"),
                known(new User(
                        arn,
                        absent("permissionsBoundary"),
                        known(statements.length == 0 ? List.of() : List.of(policy("own", statements))),
                        known(List.of()),
                        known(List.of()),
                        known(Map.of())))));
    }

    static ExecTarget caller(Caller caller) {
        return Edits.of(fargateService()).set("caller", caller).target();
    }

    /** The account's root user. */
    static ExecTarget root() {
        return caller(new Caller(
                new Arn("aws", "iam", "", "111122223333", "root"),
                "111122223333",
                "111122223333",
                Caller.Kind.ROOT,
                absent("role"),
                absent("user")));
    }

    /** A statement of everything, under a condition. */
    static String under(String effect, String action, String operator, String key, String value) {
        return "{\"Sid\": \"Here\", \"Effect\": \"" + effect + "\", \"Action\": \"" + action
                + "\", \"Resource\": \"*\", \"Condition\": {\"" + operator + "\": {\"" + key + "\": \"" + value
                + "\"}}}";
    }

    /** A statement about certain resources. */
    static String on(String effect, String action, String... resources) {
        return "{\"Sid\": \"There\", \"Effect\": \"" + effect + "\", \"Action\": \"" + action + "\", \"Resource\": [\""
                + String.join("\", \"", resources) + "\"]}";
    }
}
