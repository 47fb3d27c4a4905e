// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy account with one trouble in its permissions, looked at with real clients that may not ask the simulator. */
class PermissionTruthTest {

    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String CHANNELS = "get-role-policy.api-task.exec-channels";
    private static final String STATEMENT = "/PolicyDocument/Statement/0";
    private static final String TRUST = "/Role/AssumeRolePolicyDocument/Statement/0";
    private static final String KEY_POLICY = "get-key-policy.1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String CALLER = "get-role-policy.developer.exec";

    private record Case(String name, UnaryOperator<World> trouble, String cause) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTheTaskRole", "ofTheCaller"})
    void theTroubleIsTheRootCause(Case trouble) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(trouble.trouble().apply(World.load("fargate-service")))) {
            endpoint.deny("iam:SimulatePrincipalPolicy");
            Report report = Look.judge(endpoint, Look.task(TASK));

            assertThat(endpoint.problems()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
            assertThat(report.targets().get(0).rootCauses()).containsExactly(trouble.cause());
        }
    }

    static Stream<Case> ofTheTaskRole() {
        return Stream.of(
                new Case(
                        "no control channel",
                        w -> w.set(
                                CHANNELS,
                                STATEMENT + "/Action",
                                List.of("ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel")),
                        "task-role-lacks-control-channel"),
                new Case(
                        "no data channel",
                        w -> w.set(CHANNELS, STATEMENT + "/Action", "ssmmessages:*ControlChannel"),
                        "task-role-lacks-data-channel"),
                new Case(
                        "a resource that the actions do not know",
                        w -> w.set(CHANNELS, STATEMENT + "/Resource", "arn:aws:ecs:eu-west-1:111122223333:task/prod/*"),
                        "task-role-resource-or-condition-too-narrow"),
                new Case(
                        "a condition for instances",
                        w -> w.set(
                                CHANNELS,
                                STATEMENT + "/Condition",
                                Map.of("ArnLike", Map.of("ec2:SourceInstanceARN", "arn:aws:ec2:*:*:instance/*"))),
                        "task-role-resource-or-condition-too-narrow"),
                new Case(
                        "a role that trusts another service",
                        w -> w.set("get-role.api-task", TRUST + "/Principal", Map.of("Service", "ecs.amazonaws.com")),
                        "task-role-trust-policy-wrong"),
                new Case(
                        "a key that leaves nothing to the account",
                        w -> w.set(
                                KEY_POLICY,
                                "/Policy",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                                        + "\"arn:aws:iam::111122223333:role/team/shop/developer\"},"
                                        + "\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"),
                        "task-role-cannot-decrypt"));
    }

    static Stream<Case> ofTheCaller() {
        return Stream.of(
                new Case(
                        "no ExecuteCommand",
                        w -> w.set(CALLER, STATEMENT + "/Action", "ecs:UpdateService"),
                        "caller-execute-command-denied"),
                new Case(
                        "the task and not the cluster (containers-roadmap#1050)",
                        w -> w.set(CALLER, STATEMENT + "/Resource", "arn:aws:ecs:eu-west-1:111122223333:task/prod/*"),
                        "caller-cluster-arn-missing"),
                new Case(
                        "another container",
                        w -> w.set(
                                CALLER,
                                STATEMENT + "/Condition",
                                Map.of("StringEquals", Map.of("ecs:container-name", "nobody"))),
                        "caller-condition-key-mismatch"),
                new Case(
                        "no key (modernisation-platform#1296)",
                        w -> w.remove(CALLER, "/PolicyDocument/Statement/1"),
                        "caller-cannot-generate-data-key"));
    }

    // Whoever may read no policies, but may ask the simulator, gets an answer all the same.
    @Test
    void theSimulatorStandsInForPoliciesThatMayNotBeRead() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            List.of("iam:GetRolePolicy", "iam:ListRolePolicies").forEach(endpoint::deny);
            Report report = Look.judge(endpoint, Look.task(TASK));

            assertThat(channels(report).evidence())
                    .extracting(Finding.Observation::source)
                    .contains("iam:SimulatePrincipalPolicy");
            assertThat(channels(report).status()).isEqualTo(Status.PASS);
        }
    }

    @Test
    void aConditionOnWhatNobodyKnowsIsNamedAndNeverReady() {
        World world = World.load("fargate-service")
                .set(CALLER, STATEMENT + "/Condition", Map.of("IpAddress", Map.of("aws:SourceIp", "192.0.2.0/24")));
        try (AwsEndpoint endpoint = AwsEndpoint.start(world)) {
            endpoint.deny("iam:SimulatePrincipalPolicy");
            Report report = Look.judge(endpoint, Look.task(TASK));

            assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.targets().get(0).findings())
                    .flatExtracting(Finding::missing)
                    .extracting(Finding.Missing::source)
                    .contains("condition key aws:SourceIp");
        }
    }

    private static Finding channels(Report report) {
        return report.targets().get(0).findings().stream()
                .filter(f -> f.check().equals("task-role-ssmmessages"))
                .findFirst()
                .orElseThrow();
    }
}
