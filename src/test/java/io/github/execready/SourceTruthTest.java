// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.ContainerSelection;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Troubles that people had with ECS Exec, each put into an account where all else is well: the program names the cause
 * that the thread found, and nothing besides. Cases whose cause is in policies or in the network are not among them.
 */
class SourceTruthTest {

    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String TASK_ARN = "arn:aws:ecs:eu-west-1:111122223333:task/prod/" + TASK;
    private static final Target TASK_TARGET = Look.task(TASK);
    private static final String APP = "/taskDefinition/containerDefinitions/0";
    private static final String RUNNING_APP = "/tasks/0/containers/0";
    private static final String RUNNING_SIDECAR = "/tasks/0/containers/1";

    /**
     * One trouble.
     *
     * @param name the case and where it was reported
     * @param world the healthy account
     * @param causes the root causes, in order; empty where nothing blocks
     * @param warnings the causes that are worth a warning
     */
    private record Case(
            String name,
            String world,
            Target target,
            UnaryOperator<World> trouble,
            Verdict verdict,
            List<String> causes,
            Set<String> warnings) {

        static Case fargate(String name, UnaryOperator<World> trouble) {
            return new Case(name, "fargate-service", TASK_TARGET, trouble, Verdict.READY, List.of(), Set.of());
        }

        static Case ec2(String name, UnaryOperator<World> trouble) {
            return new Case(name, "ec2-service", TASK_TARGET, trouble, Verdict.READY, List.of(), Set.of());
        }

        Case of(Target other) {
            return new Case(name, world, other, trouble, verdict, causes, warnings);
        }

        Case blockedBy(String... all) {
            return new Case(name, world, target, trouble, Verdict.NOT_READY, List.of(all), warnings);
        }

        /** One container can be entered, another one cannot. */
        Case partlyBlockedBy(String... all) {
            return new Case(name, world, target, trouble, Verdict.READY_WITH_WARNINGS, List.of(all), warnings);
        }

        /** Nothing stands in the way that is known, and not all is known. */
        Case leftOpen() {
            return new Case(name, world, target, trouble, Verdict.INCONCLUSIVE, causes, warnings);
        }

        Case warnedBy(String... all) {
            Verdict atLeast = verdict == Verdict.READY ? Verdict.READY_WITH_WARNINGS : verdict;
            return new Case(name, world, target, trouble, atLeast, causes, Set.of(all));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTheContainer", "ofTheTask", "ofTheService", "ofTheInstance", "ofTheLogging", "ofTheWire"})
    void theCauseIsNamedAndNothingElse(Case trouble) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(trouble.trouble().apply(World.load(trouble.world())))) {
            Report report = Look.judge(endpoint, trouble.target());

            assertThat(endpoint.problems()).isEmpty();
            assertThat(errors(report)).isEmpty();
            assertThat(new Judged(report))
                    .isEqualTo(new Judged(trouble.verdict(), trouble.causes(), trouble.warnings()));
            assertThat(blockersBeyond(trouble, report)).isEmpty();
        }
    }

    @Test
    void aContainerThatIsNotThereEndsTheRunWithTheOnesThatAre() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            assertThatExceptionOfType(EvidenceException.class)
                    .isThrownBy(() -> Look.judge(endpoint, container("nobody")))
                    .withMessageContaining("app, sidecar");
        }
    }

    /** What a case is about, of a whole report. */
    private record Judged(Verdict verdict, List<String> causes, Set<String> warnings) {

        Judged(Report report) {
            this(
                    report.verdict(),
                    report.targets().stream()
                            .map(TargetReport::rootCauses)
                            .flatMap(List::stream)
                            .distinct()
                            .toList(),
                    findings(report)
                            .filter(f -> f.status() == Status.FAIL && f.severity() == Severity.WARNING)
                            .map(Finding::cause)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static List<String> errors(Report report) {
        return findings(report)
                .filter(f -> f.status() == Status.ERROR)
                .map(Finding::message)
                .toList();
    }

    /** Failures that the root causes do not hold are explained by them; a container that is well fails nothing. */
    private static List<String> blockersBeyond(Case trouble, Report report) {
        return trouble.causes().isEmpty()
                ? findings(report)
                        .filter(f -> f.status() == Status.FAIL && f.severity() == Severity.BLOCKER)
                        .map(Finding::message)
                        .toList()
                : List.of();
    }

    private static Stream<Finding> findings(Report report) {
        return report.targets().stream().flatMap(target -> target.findings().stream());
    }

    static Stream<Case> ofTheContainer() {
        return Stream.of(
                Case.ec2(
                                "static credentials beside an old agent (amazon-ecs-exec-checker#49)",
                                w -> oldImage(variables(w, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")))
                        .of(container("worker"))
                        .blockedBy("env-static-credentials", "old-bundled-ssm-agent"),
                Case.fargate(
                        "static credentials beside an agent that does not mind them (copilot-cli#3408, fixed since)",
                        w -> secrets(w, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
                Case.fargate("a read-only root file system (aws-cli#6070)", w -> agent(readOnly(w), "STOPPED"))
                        .of(container("app"))
                        .blockedBy("readonly-root-filesystem"),
                Case.fargate(
                                "a read-only root file system whose agent still looks alive (amazon-ecs-exec-checker#21)",
                                SourceTruthTest::readOnly)
                        .of(container("app"))
                        .blockedBy("readonly-root-filesystem"),
                Case.fargate(
                                "a read-only root file system with three writable mounts (containers-roadmap#1359)",
                                w -> mounts(
                                        readOnly(w), "/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"))
                        .warnedBy("readonly-root-with-writable-mounts"),
                Case.fargate(
                                "writable mounts over all of /var (amazon-ecs-exec-checker#71)",
                                w -> mounts(readOnly(w), "/var/lib/amazon", "/var/log/amazon"))
                        .warnedBy("readonly-root-with-writable-mounts"),
                Case.fargate(
                                "one process namespace, with a pause container (datadog-agent#36386)",
                                w -> w.set("describe-task-definition", "/taskDefinition/pidMode", "task")
                                        .set("describe-tasks", "/tasks/0/containers/2/name", "aws-fargate-pause"))
                        .blockedBy("pid-mode-task"),
                Case.fargate(
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
                Case.fargate(
                                "s6 refuses an init process (s6-overlay#559)",
                                w -> stopped(w.set("describe-task-definition", APP + "/image", "example/s6-overlay:3")))
                        .of(container("app"))
                        .warnedBy("init-process-breaks-s6")
                        .blockedBy("container-not-running"),
                Case.fargate("Fargate lost the agent of one container (amazon-ssm-agent#361)", w -> agent(w, "STOPPED"))
                        .partlyBlockedBy("fargate-lost-ssm-process"),
                Case.fargate("a GuardDuty container without an agent (amazon-ecs-exec-checker#67)", w -> w),
                Case.fargate(
                                "a proxy that catches the credentials (ecs-nginx-proxy#17)",
                                w -> w.set("describe-task-definition", APP + "/environment", World.json("""
                                                [{"name": "HTTP_PROXY", "value": "http://proxy.example:3128"},
                                                 {"name": "NO_PROXY", "value": "169.254.169.254"}]
                                                """)))
                        .of(container("app"))
                        .blockedBy("env-http-proxy-without-no-proxy"));
    }

    static Stream<Case> ofTheTask() {
        return Stream.of(
                Case.fargate(
                                "launched before ECS Exec was turned on (field note of 2026-05-13)",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("task-launched-before-enable"),
                Case.ec2(
                                "launched without ECS Exec (e1s#206)",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/enableExecuteCommand", false)
                                        .set("describe-services", "/services/0/enableExecuteCommand", false)))
                        .blockedBy("service-exec-disabled"),
                Case.fargate(
                                "no agent although all was asked for (amazon-ecs-agent#3166)",
                                SourceTruthTest::withoutAgents)
                        .blockedBy("managed-agent-absent"),
                Case.fargate(
                                "no task role (field note)",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn"))
                        .blockedBy("task-role-missing"),
                Case.fargate("the task role was deleted", w -> w.remove("get-role.api-task"))
                        .blockedBy("task-role-deleted-or-recreated"),
                Case.fargate(
                                "platform version 1.3.0",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/platformVersion", "1.3.0")))
                        .blockedBy("fargate-platform-version-old"),
                Case.fargate(
                        "platform version LATEST, which the task does not resolve",
                        w -> w.set("describe-tasks", "/tasks/0/platformVersion", "LATEST")),
                Case.fargate(
                        "started by a capacity provider, hence without launch type",
                        w -> w.remove("describe-tasks", "/tasks/0/launchType")
                                .set("describe-tasks", "/tasks/0/capacityProviderName", "FARGATE_SPOT")
                                .remove("describe-services", "/services/0/launchType")),
                Case.fargate(
                        "the network interface is not the first attachment",
                        w -> w.set(
                                "describe-tasks",
                                "/tasks/0/attachments",
                                World.json(
                                        "[{\"type\": \"service-connect\", \"status\": \"ATTACHED\", \"details\": []}, "
                                                + w.get("describe-tasks", "/tasks/0/attachments/0") + "]"))),
                Case.fargate(
                                "a stopped task",
                                w -> w.set("describe-tasks", "/tasks/0/lastStatus", "STOPPED")
                                        .set("describe-tasks", "/tasks/0/desiredStatus", "STOPPED")
                                        .set("describe-tasks", "/tasks/0/stopCode", "UserInitiated")
                                        .set("describe-tasks", "/tasks/0/stoppedReason", "Task stopped by user"))
                        .blockedBy("task-not-running"),
                Case.fargate(
                                "an EventBridge rule's task, launched without the flag",
                                w -> withoutAgents(w.set("describe-tasks", "/tasks/0/group", "family:api")
                                        .set("describe-tasks", "/tasks/0/startedBy", "events-rule/nightly")
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("standalone-task-exec-flag-missing"),
                Case.fargate(
                        "an EventBridge rule's task, launched with the flag",
                        w -> w.set("describe-tasks", "/tasks/0/group", "family:api")
                                .set("describe-tasks", "/tasks/0/startedBy", "events-rule/nightly")));
    }

    static Stream<Case> ofTheService() {
        return Stream.of(
                Case.fargate(
                                "ECS Exec is off (field note of 2026-03)",
                                w -> withoutAgents(w.set("describe-services", "/services/0/enableExecuteCommand", false)
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("service-exec-disabled"),
                Case.fargate(
                                "no running task",
                                w -> w.set("describe-tasks", "/tasks", List.of())
                                        .set("describe-services", "/services/0/runningCount", 0)
                                        .set("describe-services", "/services/0/deployments/0/runningCount", 0))
                        .of(Look.service("api"))
                        .blockedBy("no-running-task"),
                Case.fargate(
                                "the application crashes until its database is migrated (LiveBeats)",
                                SourceTruthTest::crashing)
                        .of(Look.service("api"))
                        .blockedBy("crash-looping-task"),
                Case.fargate("a deployment that does not get on, so the old task stays", SourceTruthTest::stuck)
                        .warnedBy("deployment-stuck-old-task-stays"),
                Case.fargate(
                                "a deployment that does not get on, so the task without ECS Exec stays",
                                w -> withoutAgents(
                                        stuck(w).set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("deployment-stuck-old-task-stays"),
                Case.fargate(
                                "blue/green by CodeDeploy, which ECS cannot be told to replace",
                                w -> withoutAgents(w.set(
                                                "describe-services",
                                                "/services/0/deploymentController/type",
                                                "CODE_DEPLOY")
                                        .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)))
                        .blockedBy("code-deploy-controller-cannot-force"),
                Case.fargate(
                                "the circuit breaker rolled back",
                                w -> w.set("describe-services", "/services/0/deployments/0/rolloutState", "FAILED")
                                        .set(
                                                "describe-services",
                                                "/services/0/deployments/0/rolloutStateReason",
                                                "ECS deployment circuit breaker: tasks failed to start."))
                        .warnedBy("circuit-breaker-rolled-back"));
    }

    static Stream<Case> ofTheInstance() {
        return Stream.of(
                Case.ec2("an image with an old agent (amazon-ecs-exec-checker#47)", SourceTruthTest::oldImage)
                        .blockedBy("old-bundled-ssm-agent"),
                Case.ec2(
                                "Bottlerocket before it had ECS Exec (bottlerocket#1649)",
                                w -> withoutCapability(w)
                                        .set(
                                                "describe-images",
                                                "/Images/0/Name",
                                                "bottlerocket-aws-ecs-1-x86_64-v1.13.1-abcdef12")
                                        .set("describe-images", "/Images/0/CreationDate", "2023-03-01T20:00:00.000Z"))
                        .blockedBy("bottlerocket-before-2023"),
                Case.ec2(
                                "an agent that is not connected",
                                w -> w.set(
                                        "describe-container-instances", "/containerInstances/0/agentConnected", false))
                        .warnedBy("ecs-agent-disconnected"),
                Case.ec2(
                                "an agent older than ECS Exec",
                                w -> w.set(
                                        "describe-container-instances",
                                        "/containerInstances/0/versionInfo/agentVersion",
                                        "1.50.1"))
                        .blockedBy("ecs-agent-too-old"),
                Case.ec2(
                        "a hop limit of one, which the agent in a container does not need with a task role",
                        w -> w.set(
                                "describe-instances",
                                "/Reservations/0/Instances/0/MetadataOptions/HttpPutResponseHopLimit",
                                1)),
                Case.ec2(
                                "a host that hands its own role out, and no further than itself",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn")
                                        .set(
                                                "describe-instances",
                                                "/Reservations/0/Instances/0/MetadataOptions/HttpPutResponseHopLimit",
                                                1))
                        .blockedBy("ec2-instance-role-fallback"),
                Case.ec2(
                                "a host that hands its own role out to whoever is on it",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn")
                                        .set(
                                                "get-policy-version.AmazonEC2ContainerServiceforEC2Role",
                                                "/PolicyVersion/Document/Statement/0/Action/0",
                                                "ssmmessages:*"))
                        .warnedBy("ec2-instance-role-fallback"),
                Case.ec2(
                                "a host that hands out a role without the permissions",
                                w -> w.remove("describe-task-definition", "/taskDefinition/taskRoleArn"))
                        .blockedBy("task-role-lacks-control-channel")
                        .warnedBy("ec2-instance-role-fallback"),
                Case.ec2(
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
                Case.fargate(
                        "Windows on Fargate",
                        w -> w.set("describe-tasks", "/tasks/0/platformVersion", "1.0.0")
                                .set("describe-tasks", "/tasks/0/platformFamily", "Windows_Server_2019_Core")
                                .set(
                                        "describe-task-definition",
                                        "/taskDefinition/runtimePlatform/operatingSystemFamily",
                                        "WINDOWS_SERVER_2019_CORE")));
    }

    static Stream<Case> ofTheLogging() {
        return Stream.of(
                Case.fargate(
                                "the key is disabled",
                                w -> w.set("describe-key", "/KeyMetadata/KeyState", "Disabled")
                                        .set("describe-key", "/KeyMetadata/Enabled", false))
                        .blockedBy("kms-key-unusable"),
                Case.fargate(
                                "encryption is demanded of a log group that has none",
                                w -> w.remove("describe-log-groups", "/logGroups/0/kmsKeyId"))
                        .blockedBy("cloudwatch-encryption-required-but-absent"),
                Case.fargate("the log group does not exist", w -> w.set("describe-log-groups", "/logGroups", List.of()))
                        .blockedBy("cloudwatch-log-group-missing"),
                Case.fargate(
                                "encryption is demanded of a bucket that has none",
                                w -> w.remove("get-bucket-encryption.prod-exec-logs"))
                        .blockedBy("s3-encryption-required-but-absent"));
    }

    static Stream<Case> ofTheWire() {
        return Stream.of(
                Case.fargate(
                                "the task's ARN alone says the Region and the cluster (amazon-ecs-exec-checker#82)",
                                w -> w)
                        .of(new Target("prod", TASK_ARN, "", new ContainerSelection.All())),
                Case.fargate("the partition of China", SourceTruthTest::inChina)
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
