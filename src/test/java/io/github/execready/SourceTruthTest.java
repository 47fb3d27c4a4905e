// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.ContainerSelection;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Troubles that people had with ECS Exec, each put into an account where all else is well: the program names the cause
 * that the thread found, and nothing besides. {@link FieldCasesTest} has those whose cause is in policies, in the network or on
 * the machine at hand.
 */
class SourceTruthTest {

    private static final String TASK = FieldCase.TASK;
    private static final String TASK_ARN = "arn:aws:ecs:eu-west-1:111122223333:task/prod/" + TASK;
    private static final String APP = "/taskDefinition/containerDefinitions/0";
    private static final String RUNNING_APP = "/tasks/0/containers/0";
    private static final String RUNNING_SIDECAR = "/tasks/0/containers/1";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTheContainer", "ofTheTask", "ofTheService", "ofTheInstance", "ofTheLogging", "ofTheWire"})
    void theCauseIsNamedAndNothingElse(FieldCase trouble) {
        trouble.isJudgedRightly();
    }

    @Test
    void aContainerThatIsNotThereEndsTheRunWithTheOnesThatAre() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            assertThatExceptionOfType(EvidenceException.class)
                    .isThrownBy(() -> Look.judge(endpoint, container("nobody")))
                    .withMessageContaining("app, sidecar");
        }
    }

    static Stream<FieldCase> ofTheContainer() {
        return Stream.of(
                FieldCase.ec2(
                                "static credentials beside an old agent (amazon-ecs-exec-checker#49)",
                                w -> oldImage(variables(w, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")))
                        .of(container("worker"))
                        .blockedBy("env-static-credentials", "old-bundled-ssm-agent"),
                FieldCase.fargate(
                        "static credentials beside an agent that does not mind them (copilot-cli#3408, fixed since)",
                        w -> secrets(w, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
                FieldCase.fargate("a read-only root file system (aws-cli#6070)", w -> agent(readOnly(w), "STOPPED"))
                        .of(container("app"))
                        .blockedBy("readonly-root-filesystem"),
                FieldCase.fargate(
                                "a read-only root file system whose agent still looks alive (amazon-ecs-exec-checker#21)",
                                SourceTruthTest::readOnly)
                        .of(container("app"))
                        .blockedBy("readonly-root-filesystem"),
                FieldCase.fargate(
                                "a read-only root file system with three writable mounts (containers-roadmap#1359)",
                                w -> mounts(
                                        readOnly(w), "/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"))
                        .warnedBy("readonly-root-with-writable-mounts"),
                FieldCase.fargate(
                                "writable mounts over all of /var (amazon-ecs-exec-checker#71)",
                                w -> mounts(readOnly(w), "/var/lib/amazon", "/var/log/amazon"))
                        .warnedBy("readonly-root-with-writable-mounts"),
                FieldCase.fargate(
                                "one process namespace, with a pause container (datadog-agent#36386)",
                                w -> w.set("describe-task-definition", "/taskDefinition/pidMode", "task")
                                        .set("describe-tasks", "/tasks/0/containers/2/name", "aws-fargate-pause"))
                        .blockedBy("pid-mode-task"),
                FieldCase.fargate(
                                "restarted in place (containers-roadmap#2469)",
                                w -> w.set(
                                                "describe-task-definition",
                                                APP + "/restartPolicy",
                                                World.json("{\"enabled\": true, \"restartAttemptPeriod\": 60}"))
                                        .set(
                                                "describe-tasks",
                                                RUNNING_APP + "/managedAgents/0/lastStartedAt",
                                                1780149660.0))
                        .of(container("app"))
                        .blockedBy("restart-policy-restarted-container"),
                FieldCase.fargate(
                                "s6 refuses an init process (s6-overlay#559)",
                                w -> stopped(w.set("describe-task-definition", APP + "/image", "example/s6-overlay:3")))
                        .of(container("app"))
                        .warnedBy("init-process-breaks-s6")
                        .blockedBy("container-not-running"),
                FieldCase.fargate(
                                "Fargate lost the agent of one container (amazon-ssm-agent#361)",
                                w -> agent(w, "STOPPED"))
                        .partlyBlockedBy("fargate-lost-ssm-process"),
                FieldCase.fargate("a GuardDuty container without an agent (amazon-ecs-exec-checker#67)", w -> w),
                FieldCase.fargate(
                                "a proxy that catches the credentials (ecs-nginx-proxy#17)",
                                w -> w.set("describe-task-definition", APP + "/environment", World.json("""
                                                [{"name": "HTTP_PROXY", "value": "http://proxy.example:3128"},
                                                 {"name": "NO_PROXY", "value": "169.254.169.254"}]
                                                """)))
                        .of(container("app"))
                        .blockedBy("env-http-proxy-without-no-proxy"));
    }

    static Stream<FieldCase> ofTheTask() {
        return Stream.of(
                FieldCase.fargate(
                                "launched before ECS Exec was turned on (field note of 2026-05-13)",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("task-launched-before-enable"),
                FieldCase.ec2(
                                "launched without ECS Exec (e1s#206)",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/enableExecuteCommand", false)
                                        .set("describe-services", "/services/0/enableExecuteCommand", false)))
                        .blockedBy("service-exec-disabled"),
                FieldCase.fargate(
                                "no agent although all was asked for (amazon-ecs-agent#3166)",
                                SourceTruthTest::withoutAgents)
                        .blockedBy("managed-agent-absent"),
                FieldCase.fargate(
                                "no task role (field note)",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn"))
                        .blockedBy("task-role-missing"),
                FieldCase.fargate("the task role was deleted", w -> w.remove("get-role.api-task"))
                        .blockedBy("task-role-deleted-or-recreated"),
                FieldCase.fargate(
                                "platform version 1.3.0",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/platformVersion", "1.3.0")))
                        .blockedBy("fargate-platform-version-old"),
                FieldCase.fargate(
                        "platform version LATEST, which the task does not resolve",
                        w -> w.set("describe-tasks", "/tasks/0/platformVersion", "LATEST")),
                FieldCase.fargate(
                        "started by a capacity provider, hence without launch type",
                        w -> w.remove("describe-tasks", "/tasks/0/launchType")
                                .set("describe-tasks", "/tasks/0/capacityProviderName", "FARGATE_SPOT")
                                .remove("describe-services", "/services/0/launchType")),
                FieldCase.fargate(
                        "the network interface is not the first attachment",
                        w -> w.set(
                                "describe-tasks",
                                "/tasks/0/attachments",
                                World.json(
                                        "[{\"type\": \"service-connect\", \"status\": \"ATTACHED\", \"details\": []}, "
                                                + w.get("describe-tasks", "/tasks/0/attachments/0") + "]"))),
                FieldCase.fargate(
                                "a stopped task",
                                w -> w.set("describe-tasks", "/tasks/0/lastStatus", "STOPPED")
                                        .set("describe-tasks", "/tasks/0/desiredStatus", "STOPPED")
                                        .set("describe-tasks", "/tasks/0/stopCode", "UserInitiated")
                                        .set("describe-tasks", "/tasks/0/stoppedReason", "Task stopped by user"))
                        .blockedBy("task-not-running"),
                FieldCase.fargate(
                                "an EventBridge rule's task, launched without the flag",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/group", "family:api")
                                        .set("describe-tasks", "/tasks/0/startedBy", "events-rule/nightly")
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("standalone-task-exec-flag-missing"),
                FieldCase.fargate(
                        "an EventBridge rule's task, launched with the flag",
                        w -> w.set("describe-tasks", "/tasks/0/group", "family:api")
                                .set("describe-tasks", "/tasks/0/startedBy", "events-rule/nightly")));
    }

    static Stream<FieldCase> ofTheService() {
        return Stream.of(
                FieldCase.fargate(
                                "ECS Exec is off (field note of 2026-03)",
                                w -> withoutAgents(w.set("describe-services", "/services/0/enableExecuteCommand", false)
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("service-exec-disabled"),
                FieldCase.fargate(
                                "no running task",
                                w -> w.set("describe-tasks", "/tasks", List.of())
                                        .set("describe-services", "/services/0/runningCount", 0)
                                        .set("describe-services", "/services/0/deployments/0/runningCount", 0))
                        .of(Look.service("api"))
                        .blockedBy("no-running-task"),
                FieldCase.fargate(
                                "the application crashes until its database is migrated (LiveBeats)",
                                SourceTruthTest::crashing)
                        .of(Look.service("api"))
                        .blockedBy("crash-looping-task"),
                FieldCase.fargate("a deployment that does not get on, so the old task stays", SourceTruthTest::stuck)
                        .warnedBy("deployment-stuck-old-task-stays"),
                FieldCase.fargate(
                                "a deployment that does not get on, so the task without ECS Exec stays",
                                w -> withoutAgents(
                                        stuck(w).set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("deployment-stuck-old-task-stays"),
                FieldCase.fargate(
                                "blue/green by CodeDeploy, which ECS cannot be told to replace",
                                w -> withoutAgents(w.set(
                                                "describe-services",
                                                "/services/0/deploymentController/type",
                                                "CODE_DEPLOY")
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("code-deploy-controller-cannot-force"),
                FieldCase.fargate(
                                "the circuit breaker rolled back",
                                w -> w.set("describe-services", "/services/0/deployments/0/rolloutState", "FAILED")
                                        .set(
                                                "describe-services",
                                                "/services/0/deployments/0/rolloutStateReason",
                                                "ECS deployment circuit breaker: tasks failed to start."))
                        .warnedBy("circuit-breaker-rolled-back"));
    }

    static Stream<FieldCase> ofTheInstance() {
        return Stream.of(
                FieldCase.ec2("an image with an old agent (amazon-ecs-exec-checker#47)", SourceTruthTest::oldImage)
                        .blockedBy("old-bundled-ssm-agent"),
                FieldCase.ec2(
                                "Bottlerocket before it had ECS Exec (bottlerocket#1649)",
                                w -> withoutCapability(w)
                                        .set(
                                                "describe-images",
                                                "/Images/0/Name",
                                                "bottlerocket-aws-ecs-1-x86_64-v1.13.1-abcdef12")
                                        .set("describe-images", "/Images/0/CreationDate", "2023-03-01T20:00:00.000Z"))
                        .blockedBy("bottlerocket-before-2023"),
                FieldCase.ec2(
                                "an agent that is not connected",
                                w -> w.set(
                                        "describe-container-instances", "/containerInstances/0/agentConnected", false))
                        .warnedBy("ecs-agent-disconnected"),
                FieldCase.ec2(
                                "an agent older than ECS Exec",
                                w -> w.set(
                                        "describe-container-instances",
                                        "/containerInstances/0/versionInfo/agentVersion",
                                        "1.50.1"))
                        .blockedBy("ecs-agent-too-old"),
                FieldCase.ec2(
                        "a hop limit of one, which the agent in a container does not need with a task role",
                        w -> w.set(
                                "describe-instances",
                                "/Reservations/0/Instances/0/MetadataOptions/HttpPutResponseHopLimit",
                                1)),
                FieldCase.ec2(
                                "a host that hands its own role out, and no further than itself",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn")
                                        .set(
                                                "describe-instances",
                                                "/Reservations/0/Instances/0/MetadataOptions/HttpPutResponseHopLimit",
                                                1))
                        .blockedBy("ec2-instance-role-fallback"),
                FieldCase.ec2(
                                "a host that hands its own role out to whoever is on it",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn")
                                        .set(
                                                "get-policy-version.AmazonEC2ContainerServiceforEC2Role",
                                                "/PolicyVersion/Document/Statement/0/Action/0",
                                                "ssmmessages:*"))
                        .warnedBy("ec2-instance-role-fallback"),
                FieldCase.ec2(
                                "a host that hands out a role without the permissions",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn"))
                        .blockedBy("task-role-lacks-control-channel")
                        .warnedBy("ec2-instance-role-fallback"),
                FieldCase.ec2(
                                "an instance outside of AWS, whose network no API shows",
                                w -> w.set("describe-tasks", "/tasks/0/launchType", "EXTERNAL")
                                        .set("describe-services", "/services/0/launchType", "EXTERNAL")
                                        .set(
                                                "describe-container-instances",
                                                "/containerInstances/0/ec2InstanceId",
                                                "mi-0aaa0000000000001")
                                        .remove("describe-instances")
                                        .remove("describe-images"))
                        .leftOpen(),
                FieldCase.fargate(
                        "Windows on Fargate",
                        w -> w.set("describe-tasks", "/tasks/0/platformVersion", "1.0.0")
                                .set("describe-tasks", "/tasks/0/platformFamily", "Windows_Server_2019_Core")
                                .set(
                                        "describe-task-definition",
                                        "/taskDefinition/runtimePlatform/operatingSystemFamily",
                                        "WINDOWS_SERVER_2019_CORE")));
    }

    static Stream<FieldCase> ofTheLogging() {
        return Stream.of(
                FieldCase.fargate(
                                "the key is disabled",
                                w -> w.set("describe-key", "/KeyMetadata/KeyState", "Disabled")
                                        .set("describe-key", "/KeyMetadata/Enabled", false))
                        .blockedBy("kms-key-unusable"),
                FieldCase.fargate(
                                "encryption is demanded of a log group that has none",
                                w -> w.remove("describe-log-groups", "/logGroups/0/kmsKeyId"))
                        .blockedBy("cloudwatch-encryption-required-but-absent"),
                FieldCase.fargate(
                                "the log group does not exist",
                                w -> w.set("describe-log-groups", "/logGroups", List.of()))
                        .blockedBy("cloudwatch-log-group-missing"),
                FieldCase.fargate(
                                "encryption is demanded of a bucket that has none",
                                w -> w.remove("get-bucket-encryption.prod-exec-logs"))
                        .blockedBy("s3-encryption-required-but-absent"));
    }

    static Stream<FieldCase> ofTheWire() {
        return Stream.of(
                FieldCase.fargate(
                                "the task's ARN alone says the Region and the cluster (amazon-ecs-exec-checker#82)",
                                w -> w)
                        .of(new Target("prod", TASK_ARN, "", new ContainerSelection.All())),
                FieldCase.fargate("the partition of China", SourceTruthTest::inChina)
                        .of(new Target(
                                "prod",
                                TASK_ARN.replace("arn:aws:", "arn:aws-cn:").replace("eu-west-1", "cn-north-1"),
                                "",
                                new ContainerSelection.All())));
    }

    private static Target container(String name) {
        return new Target("prod", TASK, "", new ContainerSelection.Named(name));
    }

    private static World variables(World world, String... names) {
        String variables = Stream.of(names)
                .map(name -> "{\"name\": \"" + name + "\", \"value\": \"x\"}")
                .collect(Collectors.joining(", ", "[", "]"));
        return world.set("describe-task-definition", APP + "/environment", World.json(variables));
    }

    private static World secrets(World world, String... names) {
        String secrets = Stream.of(names)
                .map(name -> "{\"name\": \"" + name + "\", \"valueFrom\": \"/parameter\"}")
                .collect(Collectors.joining(", ", "[", "]"));
        return world.set("describe-task-definition", APP + "/secrets", World.json(secrets));
    }

    private static World readOnly(World world) {
        return world.set("describe-task-definition", APP + "/readonlyRootFilesystem", true);
    }

    private static World mounts(World world, String... paths) {
        for (int i = 0; i < paths.length; i++) {
            world.set("describe-task-definition", "/taskDefinition/volumes/-", World.json("{\"name\": \"v" + i + "\"}"))
                    .set(
                            "describe-task-definition",
                            APP + "/mountPoints/-",
                            World.json("{\"sourceVolume\": \"v" + i + "\", \"containerPath\": \"" + paths[i]
                                    + "\", \"readOnly\": false}"));
        }
        return world;
    }

    private static World agent(World world, String status) {
        return world.set("describe-tasks", RUNNING_APP + "/managedAgents/0/lastStatus", status);
    }

    private static World withoutAgents(World world) {
        return world.remove("describe-tasks", RUNNING_APP + "/managedAgents")
                .remove("describe-tasks", RUNNING_SIDECAR + "/managedAgents");
    }

    private static World stopped(World world) {
        return agent(world, "STOPPED")
                .set("describe-tasks", RUNNING_APP + "/lastStatus", "STOPPED")
                .set("describe-tasks", RUNNING_APP + "/exitCode", 100);
    }

    private static World oldImage(World world) {
        return world.set("describe-images", "/Images/0/Name", "amzn2-ami-ecs-hvm-2.0.20220209-x86_64-ebs")
                .set("describe-images", "/Images/0/CreationDate", "2022-02-09T20:00:00.000Z")
                .set("describe-container-instances", "/containerInstances/0/versionInfo/agentVersion", "1.61.3");
    }

    private static World inChina(World world) {
        for (String file : world.names()) {
            world.put(
                    file,
                    world.get(file, "")
                            .toString()
                            .replace("arn:aws:", "arn:aws-cn:")
                            .replace("eu-west-1", "cn-north-1"));
        }
        return world;
    }

    private static World withoutCapability(World world) {
        return world.remove("describe-container-instances", "/containerInstances/0/attributes/5");
    }

    private static World crashing(World world) {
        world.set("describe-services", "/services/0/runningCount", 0)
                .set("describe-services", "/services/0/deployments/0/runningCount", 0);
        for (int i = 0; i < 2; i++) {
            String task = "/tasks/" + i;
            world.set("describe-tasks", task + "/lastStatus", "STOPPED")
                    .set("describe-tasks", task + "/desiredStatus", "STOPPED")
                    .set("describe-tasks", task + "/stopCode", "EssentialContainerExited")
                    .set("describe-tasks", task + "/stoppedReason", "Essential container in task exited")
                    .set("describe-tasks", task + "/stoppedAt", 1780315000.0)
                    .set("describe-tasks", task + "/containers/0/lastStatus", "STOPPED")
                    .set("describe-tasks", task + "/containers/0/exitCode", 1);
        }
        return world;
    }

    private static World stuck(World world) {
        String old = world.get("describe-services", "/services/0/deployments/0").toString();
        return world.set(
                        "describe-services",
                        "/services/0/deployments",
                        World.json("["
                                + old.replace("1234567890123456789", "9999999999999999999")
                                        .replace("api:7", "api:8")
                                        .replace("\"COMPLETED\"", "\"IN_PROGRESS\"")
                                        .replace("\"failedTasks\":0", "\"failedTasks\":5")
                                        .replace("\"runningCount\":2", "\"runningCount\":0")
                                        .replace("2026-05-30", "2026-05-31")
                                + ", " + old.replace("PRIMARY", "ACTIVE") + "]"))
                .set(
                        "describe-services",
                        "/services/0/taskDefinition",
                        "arn:aws:ecs:eu-west-1:111122223333:task-definition/api:8");
    }
}
