// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import io.github.execready.model.Arn;
import io.github.execready.model.Attachment;
import io.github.execready.model.Branches;
import io.github.execready.model.Caller;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Deployment;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Environment;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Gap;
import io.github.execready.model.Image;
import io.github.execready.model.Instance;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Targets in which everything is right, to be broken by {@link Edits}. The task runs the containers {@code app} and
 * {@code sidecar}, in the private subnet {@code subnet-1} with interface endpoints of all services that a session needs.
 */
public final class Targets {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant STARTED = NOW.minusSeconds(86_400);
    private static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";

    private Targets() {}

    /** A task of a Fargate service. */
    public static ExecTarget fargateService() {
        return target(task("FARGATE", absent("containerInstanceArn")), absent("containerInstance"), "awsvpc");
    }

    /** A task of a service on EC2 container instances, in bridge mode. */
    public static ExecTarget ec2Service() {
        Arn instance = arn("ecs", "container-instance/prod/aaaabbbbccccddddaaaabbbbccccdddd");
        return target(task("EC2", known(instance)), known(containerInstance(instance)), "bridge");
    }

    /** A Fargate task that no service started. */
    public static ExecTarget standalone() {
        ExecTarget target = fargateService();
        return Edits.of(target)
                .absent("service")
                .absent("stoppedTasks")
                .set("task.group", "family:api")
                .set("identity", new ExecTarget.Identity(ExecTarget.Identity.Kind.TASK, "eu-west-1", "prod", "", TASK))
                .target();
    }

    /** A service without any running task. */
    public static ExecTarget serviceWithoutTask() {
        return Edits.of(fargateService())
                .absent("task")
                .set("service.runningCount", 0)
                .set(
                        "identity",
                        new ExecTarget.Identity(ExecTarget.Identity.Kind.SERVICE, "eu-west-1", "prod", "api", ""))
                .target();
    }

    public static <T> Evidence<T> known(T value) {
        return Evidence.known(value, new Origin("test:Fixture", "value"));
    }

    public static <T> Evidence<T> absent(String path) {
        return Evidence.absent(new Origin("test:Fixture", path));
    }

    public static <T> Evidence<T> unknown() {
        return Evidence.unknown(new Gap(Gap.Reason.ACCESS_DENIED, "test:Fixture", "AccessDenied: not allowed"));
    }

    public static ContainerDefinition containerDefinition(String name) {
        return new ContainerDefinition(
                name,
                known("repo/" + name + ":1"),
                known("repo/" + name + ":1"),
                known(true),
                absent("readonlyRootFilesystem"),
                known(List.of()),
                known(Environment.EMPTY),
                known(List.of()),
                known(List.of()),
                known(true),
                absent("restartPolicy"),
                absent("disableNetworking"),
                known(List.of()),
                known(List.of()),
                known(List.of()),
                known("awslogs"),
                absent("firelensConfiguration"),
                known(List.of()),
                known(List.of()),
                absent("user"),
                known(true));
    }

    public static TaskContainer taskContainer(String name) {
        return new TaskContainer(
                name,
                known("RUNNING"),
                absent("exitCode"),
                absent("reason"),
                known("0123456789abcdef0123456789abcdef-" + Math.abs(name.hashCode())),
                known("HEALTHY"),
                known(List.of(new ManagedAgent(
                        "ExecuteCommandAgent", known("RUNNING"), absent("reason"), known(STARTED.plusSeconds(5))))));
    }

    private static ExecTarget target(Task task, Evidence<ContainerInstance> instance, String networkMode) {
        return new ExecTarget(
                new ExecTarget.Identity(ExecTarget.Identity.Kind.TASK, "eu-west-1", "prod", "api", TASK),
                NOW,
                new ContainerSelection.All(),
                known(new Caller(
                        new Arn("aws", "sts", "", "111122223333", "assumed-role/Operator/jane"),
                        "111122223333",
                        "AROAEXAMPLE:jane",
                        Caller.Kind.ASSUMED_ROLE,
                        known(operator()),
                        absent("user"))),
                known(new ClientTools(known(Version.of("2.15.0")), known(Version.of("1.2.650.0")))),
                known(cluster()),
                known(service()),
                known(task),
                known(taskDefinition(networkMode)),
                instance,
                known(taskRole("ApiTask")),
                known(role("ApiExecution")),
                known(Networks.healthy(instance.isKnown() ? "eni-2" : "eni-1")),
                known(new KmsKey(
                        arn("kms", "key/0000-1111"),
                        known("Enabled"),
                        known("ENCRYPT_DECRYPT"),
                        known("SYMMETRIC_DEFAULT"),
                        policy(
                                "default",
                                "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"},"
                                        + " \"Action\": \"kms:*\", \"Resource\": \"*\"}"),
                        known(List.of()))),
                known(new LogGroup("/ecs/exec", known("arn:aws:kms:eu-west-1:111122223333:key/0000-1111"))),
                known(new LogBucket(
                        "exec-logs", known("eu-west-1"), known("aws:kms"), absent("kmsKeyId"), absent("policy"))),
                known(List.of()),
                known(List.of()),
                known(List.of()),
                List.of(),
                Branches.NONE);
    }

    private static Cluster cluster() {
        return new Cluster(
                arn("ecs", "cluster/prod"),
                "prod",
                known("ACTIVE"),
                known(new ExecuteCommandConfiguration(
                        known("arn:aws:kms:eu-west-1:111122223333:key/0000-1111"),
                        known("OVERRIDE"),
                        known(new ExecuteCommandLogConfiguration(
                                known("/ecs/exec"), known(true), known("exec-logs"), known(true), absent("prefix"))))),
                known(List.of("FARGATE")),
                known(Map.of()));
    }

    private static Service service() {
        return new Service(
                arn("ecs", "service/prod/api"),
                "api",
                known("ACTIVE"),
                known(true),
                known("FARGATE"),
                absent("capacityProviderStrategy"),
                known("LATEST"),
                known("arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7"),
                known("REPLICA"),
                known("ECS"),
                known(new DeploymentConfiguration(known(100), known(200), known(false), known(false))),
                known(2),
                known(2),
                known(0),
                known(List.of(new Deployment(
                        "ecs-svc/1",
                        "PRIMARY",
                        known("COMPLETED"),
                        known("ECS deployment ecs-svc/1 completed."),
                        known("arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7"),
                        known(2),
                        known(2),
                        known(0),
                        known(STARTED.minusSeconds(60)),
                        known(STARTED.plusSeconds(60))))),
                known(List.of()),
                known(new NetworkConfiguration(known(List.of("subnet-1")), known(List.of("sg-1")), known("DISABLED"))),
                known(STARTED.minusSeconds(864_000)),
                absent("plannedChange"));
    }

    private static Task task(String launchType, Evidence<Arn> containerInstance) {
        return new Task(
                Arn.parse(TASK).orElseThrow(),
                "0123456789abcdef0123456789abcdef",
                known("service:api"),
                known("RUNNING"),
                known("RUNNING"),
                known(true),
                known(launchType),
                absent("capacityProviderName"),
                launchType.equals("FARGATE") ? known("1.4.0") : absent("platformVersion"),
                launchType.equals("FARGATE") ? known("Linux") : absent("platformFamily"),
                known("arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7"),
                containerInstance,
                known("ecs-svc/1"),
                known(STARTED.minusSeconds(30)),
                known(STARTED),
                absent("stoppedAt"),
                absent("stopCode"),
                absent("stoppedReason"),
                known("CONNECTED"),
                known(List.of(taskContainer("app"), taskContainer("sidecar"))),
                absent("overrides"),
                launchType.equals("FARGATE")
                        ? known(new Attachment(
                                known("ATTACHED"), known("eni-1"), known("subnet-1"), known("10.0.1.10")))
                        : absent("attachments"),
                known(Map.of()));
    }

    private static TaskDefinition taskDefinition(String networkMode) {
        return new TaskDefinition(
                arn("ecs", "task-definition/api:7"),
                "api",
                known(7),
                known("ACTIVE"),
                known(new Arn("aws", "iam", "", "111122223333", "role/ApiTask")),
                known(new Arn("aws", "iam", "", "111122223333", "role/ApiExecution")),
                known(networkMode),
                absent("pidMode"),
                absent("proxyConfiguration"),
                known("LINUX"),
                known("X86_64"),
                known(List.of()),
                known(List.of()),
                known(List.of(containerDefinition("app"), containerDefinition("sidecar"))),
                known(Map.of()));
    }

    private static ContainerInstance containerInstance(Arn arn) {
        return new ContainerInstance(
                arn,
                known("ACTIVE"),
                known(true),
                known("1.98.0"),
                known(Map.of(
                        "ecs.ami-id", "ami-1",
                        "ecs.os-type", "linux",
                        "ecs.capability.execute-command", "",
                        "com.amazonaws.ecs.capability.task-iam-role", "")),
                absent("capacityProviderName"),
                known(new Instance(
                        "i-1",
                        known("subnet-1"),
                        known("vpc-1"),
                        known(List.of("sg-1")),
                        known(List.of("eni-2")),
                        known("enabled"),
                        known("required"),
                        known(2),
                        known(new Arn("aws", "iam", "", "111122223333", "instance-profile/Node")),
                        known(taskRole("Node")),
                        known(new Image(
                                "ami-1",
                                known("al2023-ami-ecs-hvm-2023.0.20260401-kernel-6.1-x86_64"),
                                known(NOW.minusSeconds(60L * 86_400)))))));
    }

    /** A policy of a role, as {@code iam:GetRolePolicy} shows it. */
    public static Evidence<PolicyDocument> policy(String name, String... statements) {
        return known(new PolicyDocument(
                name, "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}"));
    }

    /** A statement that allows actions on any resource. */
    public static String allow(String... actions) {
        return statement("Allow", actions);
    }

    /** A statement that denies actions on any resource. */
    public static String deny(String... actions) {
        return statement("Deny", actions);
    }

    private static String statement(String effect, String... actions) {
        return "{\"Effect\": \"" + effect + "\", \"Action\": [\"" + String.join("\", \"", actions)
                + "\"], \"Resource\": \"*\"}";
    }

    /** A role that may do all that the agent in a task does. */
    private static Role taskRole(String name) {
        return role(
                name,
                policy(
                        "exec",
                        allow(
                                "ssmmessages:CreateControlChannel",
                                "ssmmessages:OpenControlChannel",
                                "ssmmessages:CreateDataChannel",
                                "ssmmessages:OpenDataChannel"),
                        allow(
                                "kms:Decrypt",
                                "logs:DescribeLogGroups",
                                "logs:DescribeLogStreams",
                                "logs:CreateLogStream",
                                "logs:PutLogEvents",
                                "s3:GetBucketLocation",
                                "s3:GetEncryptionConfiguration",
                                "s3:PutObject")));
    }

    /** A role that may exec, and may not open sessions past ECS. */
    private static Role operator() {
        return role(
                "Operator",
                policy(
                        "operate",
                        allow("ecs:ExecuteCommand", "ecs:DescribeTasks", "kms:GenerateDataKey"),
                        "{\"Effect\": \"Deny\", \"Action\": \"ssm:StartSession\", \"Resource\": \"arn:aws:ecs:*:*:task/*\"}"));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read, never written
    private static Role role(String name, Evidence<PolicyDocument>... policies) {
        return new Role(
                new Arn("aws", "iam", "", "111122223333", "role/" + name),
                known("AROA" + name.toUpperCase(Locale.ROOT)),
                known(NOW.minusSeconds(365L * 86_400)),
                policy(
                        "trust",
                        "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"ecs-tasks.amazonaws.com\"},"
                                + " \"Action\": \"sts:AssumeRole\"}"),
                absent("permissionsBoundary"),
                known(List.of(policies)),
                known(List.of()),
                known(Map.of()));
    }

    private static Arn arn(String service, String resource) {
        return new Arn("aws", service, "eu-west-1", "111122223333", resource);
    }
}
