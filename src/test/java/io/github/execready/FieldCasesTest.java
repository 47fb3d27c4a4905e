// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static io.github.execready.FieldCase.ec2;
import static io.github.execready.FieldCase.fargate;

import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * More troubles that people had with ECS Exec, told as they told them: those whose cause is in policies, in the network, in
 * how a service was started, or on the machine at hand. {@link SourceTruthTest} has the others.
 */
class FieldCasesTest {

    private static final String CHANNELS = "get-role-policy.api-task.exec-channels";
    private static final String LOGGING = "get-policy-version.exec-logging";
    private static final String CALLER = "get-role-policy.developer.exec";
    private static final String GROUPS = "describe-security-groups";
    private static final String SIMULATED_ROLE = "simulate-principal-policy.api-task";
    private static final String SIMULATED_CALLER = "simulate-principal-policy.developer";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofThePolicies", "ofTheNetwork", "ofTheStart", "ofTheContainers", "ofTheMachine"})
    void theCauseIsNamedAndNothingElse(FieldCase trouble) {
        trouble.isJudgedRightly();
    }

    static Stream<FieldCase> ofThePolicies() {
        return Stream.of(
                fargate(
                                "a task role that allows nothing, whose agent looks alive (field note, Japanese)",
                                w -> w.set("list-role-policies.api-task", "/PolicyNames", List.of())
                                        .remove(CHANNELS))
                        .withoutSimulator()
                        .blockedBy("task-role-lacks-control-channel"),
                fargate(
                                "an organization whose policy knows nothing of ssmmessages (landing-zone-accelerator#330)",
                                FieldCasesTest::deniedByTheOrganization)
                        .blockedBy("scp-denies-ssmmessages"),
                fargate(
                                "denied without MFA, and the simulator knows of none (amazon-ecs-exec-checker#68)",
                                FieldCasesTest::withMfaOnly)
                        .leftOpen(),
                fargate(
                                "the task alone, and the cluster is asked for as well (containers-roadmap#1050)",
                                w -> w.set(
                                        CALLER,
                                        "/PolicyDocument/Statement/0/Resource",
                                        List.of("arn:aws:ecs:eu-west-1:111122223333:task/prod/*")))
                        .withoutSimulator()
                        .blockedBy("caller-cluster-arn-missing"),
                fargate(
                                "a role that may not look for its log group (amazon-ecs-exec-checker#79)",
                                w -> w.remove(LOGGING, "/PolicyVersion/Document/Statement/0"))
                        .withoutSimulator()
                        .blockedBy("describe-log-groups-denied"));
    }

    static Stream<FieldCase> ofTheNetwork() {
        return Stream.of(
                ec2(
                                "an instance without a way out (amazon-ecs-exec-checker#62)",
                                w -> withoutRoutes(w).put("describe-vpc-endpoints", "{\"VpcEndpoints\": []}"))
                        .blockedBy("no-route-to-ssmmessages"),
                fargate(
                                "a private subnet, no NAT gateway and no endpoint (amazon-ssm-agent#361)",
                                w -> withoutRoutes(withoutLogging(w))
                                        .put("describe-vpc-endpoints", "{\"VpcEndpoints\": []}"))
                        .blockedBy("no-route-to-ssmmessages")
                        .warnedBy("no-route-to-ssmmessages"),
                fargate(
                                "an endpoint whose group admits another subnet only, beside a NAT gateway (data-on-eks#697)",
                                w -> w.set(
                                        GROUPS,
                                        "/SecurityGroups/1/IpPermissions/0/IpRanges",
                                        List.of(Map.of("CidrIp", "10.0.9.0/24"))))
                        .blockedBy("endpoint-security-group")
                        .warnedBy("endpoint-security-group"),
                fargate(
                        "an endpoint that lets all pass, and nothing else is wrong (amazon-ecs-exec-checker#47, open)",
                        w -> w),
                ec2("an instance in a subnet with a NAT gateway (amazon-ssm-agent#565, open)", w -> w));
    }

    static Stream<FieldCase> ofTheStart() {
        return Stream.of(
                fargate(
                                "neither a task role nor exec (field note, post-mortem)",
                                w -> withoutExec(w).remove("describe-task-definition", "/taskDefinition/taskRoleArn"))
                        .blockedBy("service-exec-disabled", "update-service-rejects-without-task-role"),
                fargate(
                                "exec to be turned on for a service that has an execution role only (aws-cli#6242)",
                                w -> withoutExec(w)
                                        .remove("describe-task-definition", "/taskDefinition/taskRoleArn")
                                        .set("describe-tasks", "/tasks", List.of()))
                        .of(Look.service("api"))
                        .blockedBy(
                                "service-exec-disabled", "update-service-rejects-without-task-role", "no-running-task"),
                fargate(
                                "Terraform cannot turn exec on under CodeDeploy (terraform-provider-aws#19996)",
                                w -> withoutExec(w)
                                        .set(
                                                "describe-services",
                                                "/services/0/deploymentController/type",
                                                "CODE_DEPLOY"))
                        .blockedBy("service-exec-disabled"));
    }

    static Stream<FieldCase> ofTheContainers() {
        return Stream.of(
                fargate(
                        "access keys among the variables, which the agent of today does not mind (copilot-cli#3408)",
                        w -> w.set(
                                "describe-task-definition",
                                "/taskDefinition/containerDefinitions/0/environment",
                                World.json("""
                                        [{"name": "AWS_ACCESS_KEY_ID", "value": "x"},
                                         {"name": "AWS_SECRET_ACCESS_KEY", "value": "x"}]
                                        """))),
                fargate(
                                "one container can be entered, the other not, and it differs from task to task (re:Post QUbsgWD4yERD)",
                                w -> w.set("describe-task-definition", "/taskDefinition/pidMode", "task"))
                        .blockedBy("pid-mode-task"),
                fargate(
                                "FireLens and a monitoring sidecar in one process namespace (amazon-ecs-agent#4679)",
                                w -> w.set("describe-task-definition", "/taskDefinition/pidMode", "task")
                                        .set(
                                                "describe-task-definition",
                                                "/taskDefinition/containerDefinitions/1/firelensConfiguration",
                                                Map.of("type", "fluentbit")))
                        .blockedBy("pid-mode-task"),
                ec2(
                                "a console that took the agent of its container along (field note of 2021-07)",
                                w -> w.set(
                                        "describe-tasks",
                                        "/tasks/0/containers/0/managedAgents/0/lastStatus",
                                        "STOPPED"))
                        .partlyBlockedBy("managed-agent-stopped-reason-null"),
                fargate(
                                "two frozen sessions, and the third is refused (daeho-ro/execs)",
                                w -> w.set("describe-sessions", "/Sessions", List.of(session("a"), session("b"))))
                        .warnedBy("session-limit-reached"));
    }

    static Stream<FieldCase> ofTheMachine() {
        return Stream.of(
                fargate("execute-command is no valid choice (containers-roadmap#187)", w -> w)
                        .from(new Look.Tools("2.1.30", "1.2.707.0"))
                        .blockedBy("aws-cli-too-old"),
                fargate(
                                "the handshake times out with a key, single sign-on and an old plugin (amazon-ecs-exec-checker#37)",
                                w -> w)
                        .from(new Look.Tools("2.27.0", "1.2.205.0"))
                        .warnedBy("session-manager-plugin-old"),
                fargate("a session freezes at its start in Git Bash (session-manager-plugin#10)", w -> w)
                        .from(new Look.Tools("2.27.0", "1.2.245.0"))
                        .warnedBy("session-manager-plugin-old"));
    }

    private static Map<String, String> session(String id) {
        return Map.of(
                "SessionId",
                "ecs-execute-command-" + id,
                "Target",
                "ecs:prod_" + FieldCase.TASK + "_" + FieldCase.TASK + "-321",
                "Status",
                "Connected",
                "StartDate",
                "2026-06-01T11:00:00+00:00");
    }

    private static World withoutExec(World world) {
        for (int container = 0; container < 2; container++) {
            world.remove("describe-tasks", "/tasks/0/containers/" + container + "/managedAgents");
        }
        return world.set("describe-services", "/services/0/enableExecuteCommand", false)
                .set("describe-tasks", "/tasks/0/enableExecuteCommand", false);
    }

    /** A cluster that neither encrypts sessions nor logs them, so that ssmmessages is all that matters. */
    private static World withoutLogging(World world) {
        return world.remove("describe-clusters", "/clusters/0/configuration");
    }

    private static World withoutRoutes(World world) {
        return world.set(
                "describe-route-tables",
                "/RouteTables/0/Routes",
                List.of(world.get("describe-route-tables", "/RouteTables/0/Routes/0")));
    }

    private static World deniedByTheOrganization(World world) {
        int all = world.get(SIMULATED_ROLE, "/EvaluationResults").size();
        for (int i = 0; i < all; i++) {
            String result = "/EvaluationResults/" + i;
            if (world.get(SIMULATED_ROLE, result + "/EvalActionName")
                    .stringValue()
                    .startsWith("ssmmessages:")) {
                world.set(SIMULATED_ROLE, result + "/EvalDecision", "implicitDeny")
                        .set(SIMULATED_ROLE, result + "/OrganizationsDecisionDetail/AllowedByOrganizations", false)
                        .set(
                                SIMULATED_ROLE,
                                result + "/ResourceSpecificResults/0/EvalResourceDecision",
                                "implicitDeny");
            }
        }
        return world;
    }

    private static World withMfaOnly(World world) {
        world.set(CALLER, "/PolicyDocument/Statement/-", World.json("""
                        {"Effect": "Deny", "Action": "*", "Resource": "*",
                         "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}
                        """));
        int all = world.get(SIMULATED_CALLER, "/EvaluationResults").size();
        for (int i = 0; i < all; i++) {
            String result = "/EvaluationResults/" + i;
            world.set(SIMULATED_CALLER, result + "/EvalDecision", "explicitDeny")
                    .set(SIMULATED_CALLER, result + "/ResourceSpecificResults/0/EvalResourceDecision", "explicitDeny");
        }
        return world;
    }
}
