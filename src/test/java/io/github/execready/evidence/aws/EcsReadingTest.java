// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Attachment;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Deployment;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Role;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Amazon ECS sends, read over the wire. */
class EcsReadingTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    private final World fargate = World.load("fargate-service");
    private final World ec2 = World.load("ec2-service");

    @Test
    void theClusterIsReadWithItsExecConfiguration() {
        Evidence<Cluster> cluster = read(fargate).cluster();
        ExecuteCommandConfiguration exec = cluster.flatMap(Cluster::executeCommandConfiguration)
                .toOptional()
                .orElseThrow();
        ExecuteCommandLogConfiguration log =
                exec.logConfiguration().toOptional().orElseThrow();

        assertThat(cluster.flatMap(Cluster::status).is("ACTIVE")).isTrue();
        assertThat(cluster.flatMap(Cluster::capacityProviders).is(List.of("FARGATE", "FARGATE_SPOT")))
                .isTrue();
        assertThat(exec.logging().is("OVERRIDE")).isTrue();
        assertThat(log.cloudWatchLogGroupName().is("/ecs/exec/prod")).isTrue();
        assertThat(log.s3EncryptionEnabled().is(true)).isTrue();
    }

    @Test
    void aClusterWithoutExecConfigurationHasNone() {
        fargate.remove("describe-clusters", "/clusters/0/configuration");

        assertThat(read(fargate)
                        .cluster()
                        .flatMap(Cluster::executeCommandConfiguration)
                        .isAbsent())
                .isTrue();
    }

    @Test
    void everyFactSaysWhereItComesFrom() {
        ExecTarget target = read(fargate);

        assertThat(origin(agents(target, 0).flatMap(all -> all.get(0).lastStatus())))
                .isEqualTo("ecs:DescribeTasks tasks[0].containers[0].managedAgents[0].lastStatus");
        assertThat(origin(target.service().flatMap(Service::enableExecuteCommand)))
                .isEqualTo("ecs:DescribeServices services[0].enableExecuteCommand");
        assertThat(origin(definition(target, 0).flatMap(ContainerDefinition::initProcessEnabled)))
                .isEqualTo(
                        "ecs:DescribeTaskDefinition taskDefinition.containerDefinitions[0].linuxParameters.initProcessEnabled");
        assertThat(origin(definition(target, 0).flatMap(ContainerDefinition::readonlyRootFilesystem)))
                .endsWith("taskDefinition.containerDefinitions[0].readonlyRootFilesystem");
    }

    @Test
    void timesAreReadInEitherOfTheirSpellings() {
        ExecTarget target = read(fargate);

        assertThat(target.task().flatMap(Task::startedAt).is(Instant.ofEpochMilli(1780142470750L)))
                .isTrue();
        assertThat(target.service().flatMap(Service::createdAt).is(Instant.parse("2026-01-10T08:00:00Z")))
                .isTrue();
    }

    @Test
    void aContainerThatAwsPutThereIsReadWithoutAgents() {
        ExecTarget target = read(fargate);

        assertThat(containers(target))
                .extracting(TaskContainer::name)
                .containsExactly("app", "sidecar", "aws-guardduty-agent-abc123");
        assertThat(agents(target, 0).toOptional().orElseThrow())
                .extracting(ManagedAgent::name)
                .containsExactly("ExecuteCommandAgent");
        assertThat(agents(target, 2).isAbsent()).isTrue();
    }

    @Test
    void anEmptyListOfAgentsIsKnownToBeEmpty() {
        fargate.set("describe-tasks", "/tasks/0/containers/0/managedAgents", World.json("[]"));

        assertThat(agents(read(fargate), 0).is(List.of())).isTrue();
    }

    @Test
    void aTaskOfACapacityProviderHasNoLaunchType() {
        fargate.remove("describe-tasks", "/tasks/0/launchType")
                .set("describe-tasks", "/tasks/0/capacityProviderName", "FARGATE_SPOT");
        Evidence<Task> task = read(fargate).task();

        assertThat(task.flatMap(Task::launchType).isAbsent()).isTrue();
        assertThat(task.flatMap(Task::capacityProviderName).is("FARGATE_SPOT")).isTrue();
    }

    @Test
    void wordsThatTheSdkDoesNotKnowStayAsAwsSentThem() {
        fargate.set("describe-tasks", "/tasks/0/launchType", "LUNAR")
                .set("describe-tasks", "/tasks/0/containers/0/healthStatus", "SLEEPY")
                .set("describe-tasks", "/tasks/0/containers/0/managedAgents/0/name", "OtherAgent")
                .set("describe-services", "/services/0/deploymentController/type", "LATER")
                .set("describe-task-definition", "/taskDefinition/networkMode", "quantum")
                .set("describe-task-definition", "/taskDefinition/runtimePlatform/operatingSystemFamily", "WINDOWS_9")
                .set("describe-task-definition", "/taskDefinition/requiresCompatibilities/0", "LUNAR")
                .set("describe-clusters", "/clusters/0/configuration/executeCommandConfiguration/logging", "SHOUT");
        ExecTarget target = read(fargate);

        assertThat(target.task().flatMap(Task::launchType).is("LUNAR")).isTrue();
        assertThat(containers(target).get(0).healthStatus().is("SLEEPY")).isTrue();
        assertThat(agents(target, 0).toOptional().orElseThrow().get(0).name()).isEqualTo("OtherAgent");
        assertThat(target.service().flatMap(Service::deploymentController).is("LATER"))
                .isTrue();
        assertThat(target.taskDefinition().flatMap(TaskDefinition::networkMode).is("quantum"))
                .isTrue();
        assertThat(target.taskDefinition()
                        .flatMap(TaskDefinition::operatingSystemFamily)
                        .is("WINDOWS_9"))
                .isTrue();
        assertThat(target.taskDefinition()
                        .flatMap(TaskDefinition::requiresCompatibilities)
                        .is(List.of("LUNAR")))
                .isTrue();
        assertThat(target.cluster()
                        .flatMap(Cluster::executeCommandConfiguration)
                        .flatMap(ExecuteCommandConfiguration::logging)
                        .is("SHOUT"))
                .isTrue();
    }

    @Test
    void theNetworkInterfaceIsFoundAmongOtherAttachments() {
        fargate.set("describe-tasks", "/tasks/0/attachments", World.json("""
                        [{"type": "AmazonElasticBlockStorage", "status": "ATTACHED",
                          "details": [{"name": "subnetId", "value": "subnet-wrong"}]},
                         {"type": "Service Connect", "status": "ATTACHED", "details": []},
                         {"type": "ElasticNetworkInterface", "status": "DELETED",
                          "details": [{"name": "networkInterfaceId", "value": "eni-old"}]},
                         {"type": "ElasticNetworkInterface", "status": "ATTACHED",
                          "details": [{"name": "privateIPv4Address", "value": "10.0.1.25"},
                                      {"name": "networkInterfaceId", "value": "eni-0aaa0000000000001"}]}]
                        """));
        Evidence<Attachment> attachment = read(fargate).task().flatMap(Task::networkAttachment);

        assertThat(attachment.flatMap(Attachment::networkInterfaceId).is("eni-0aaa0000000000001"))
                .isTrue();
        assertThat(attachment.flatMap(Attachment::subnetId).isAbsent()).isTrue();
        assertThat(origin(attachment.flatMap(Attachment::networkInterfaceId)))
                .isEqualTo("ecs:DescribeTasks tasks[0].attachments[3].details[1].value");
    }

    @Test
    void ofTheEnvironmentOnlyNamesAreKept() {
        fargate.set("describe-task-definition", "/taskDefinition/containerDefinitions/0/environment", World.json("""
                        [{"name": "HTTPS_PROXY", "value": "http://user:secret@proxy:3128"}, {"name": "EMPTY", "value": ""},
                         {"name": "no_proxy", "value": "169.254.170.2, .amazonaws.com,,"}]
                        """));
        ExecTarget target = read(fargate);
        Environment environment = definition(target, 0)
                .flatMap(ContainerDefinition::environment)
                .toOptional()
                .orElseThrow();

        assertThat(environment.variables())
                .containsExactly(
                        new EnvironmentVariable("HTTPS_PROXY", false),
                        new EnvironmentVariable("EMPTY", true),
                        new EnvironmentVariable("no_proxy", false));
        assertThat(environment.noProxyHosts()).containsExactly("169.254.170.2", ".amazonaws.com");
        assertThat(target.toString()).doesNotContain("secret@").doesNotContain("secretsmanager");
        assertThat(definition(target, 0).flatMap(ContainerDefinition::secrets).is(List.of("DB_PASSWORD")))
                .isTrue();
    }

    @Test
    void theRestOfAContainerDefinitionIsRead() {
        fargate.set("describe-task-definition", "/taskDefinition/containerDefinitions/1", World.json("""
                        {"name": "sidecar", "essential": false, "readonlyRootFilesystem": true, "user": "1000",
                         "mountPoints": [{"sourceVolume": "tmp", "containerPath": "/tmp", "readOnly": false}],
                         "restartPolicy": {"enabled": true}, "dnsServers": ["10.0.0.2"],
                         "extraHosts": [{"hostname": "db", "ipAddress": "10.0.0.9"}],
                         "dependsOn": [{"containerName": "app", "condition": "HEALTHY"}],
                         "firelensConfiguration": {"type": "fluentbit"},
                         "ulimits": [{"name": "nofile", "softLimit": 10, "hardLimit": 20}],
                         "dockerSecurityOptions": ["no-new-privileges"], "disableNetworking": true,
                         "environmentFiles": [{"value": "arn:aws:s3:::conf/app.env", "type": "s3"}]}
                        """));
        ContainerDefinition sidecar = definition(read(fargate), 1).toOptional().orElseThrow();

        assertThat(sidecar.readonlyRootFilesystem().is(true)).isTrue();
        assertThat(sidecar.restartPolicyEnabled().is(true)).isTrue();
        assertThat(sidecar.disableNetworking().is(true)).isTrue();
        assertThat(sidecar.extraHosts().is(List.of("db:10.0.0.9"))).isTrue();
        assertThat(sidecar.firelensType().is("fluentbit")).isTrue();
        assertThat(sidecar.user().is("1000")).isTrue();
        assertThat(sidecar.dockerSecurityOptions().is(List.of("no-new-privileges")))
                .isTrue();
        assertThat(sidecar.environmentFiles().is(List.of("arn:aws:s3:::conf/app.env")))
                .isTrue();
        assertThat(sidecar.dependsOn().toOptional().orElseThrow())
                .singleElement()
                .hasToString("ContainerDependency[containerName=app, condition=HEALTHY]");
        assertThat(sidecar.ulimits().toOptional().orElseThrow())
                .singleElement()
                .hasToString("Ulimit[name=nofile, softLimit=10, hardLimit=20]");
        assertThat(sidecar.mountPoints()
                        .toOptional()
                        .orElseThrow()
                        .get(0)
                        .readOnly()
                        .is(false))
                .isTrue();
        assertThat(sidecar.environment().isAbsent()).isTrue();
        assertThat(sidecar.initProcessEnabled().isAbsent()).isTrue();
    }

    @Test
    void theRoleOfAnOverrideCountsBeforeTheDefinitions() {
        fargate.set(
                "describe-tasks",
                "/tasks/0/overrides/taskRoleArn",
                "arn:aws:iam::111122223333:role/service/api-execution");

        assertThat(read(fargate)
                        .taskRole()
                        .map(Role::arn)
                        .map(arn -> arn.resourceName())
                        .is("api-execution"))
                .isTrue();
    }

    @Test
    void aDefinitionWithoutATaskRoleHasNone() {
        fargate.remove("describe-task-definition", "/taskDefinition/taskRoleArn");

        assertThat(read(fargate).taskRole().isAbsent()).isTrue();
    }

    @Test
    void whatShouldBeAnArnAndIsNoneIsUnknown() {
        fargate.set("describe-task-definition", "/taskDefinition/taskRoleArn", "api-task");

        assertThat(read(fargate).taskRole().isUnknown()).isTrue();
    }

    @Test
    void theServiceIsReadWithItsDeployments() {
        Evidence<Service> service = read(fargate).service();

        assertThat(service.flatMap(Service::deploymentConfiguration)
                        .flatMap(DeploymentConfiguration::circuitBreaker)
                        .is(true))
                .isTrue();
        assertThat(service.flatMap(Service::desiredCount).is(2)).isTrue();
        assertThat(service.flatMap(Service::deployments).toOptional().orElseThrow())
                .singleElement()
                .satisfies(deployment -> {
                    assertThat(deployment.status()).isEqualTo("PRIMARY");
                    assertThat(deployment.rolloutState().is("COMPLETED")).isTrue();
                });
        assertThat(service.flatMap(Service::networkConfiguration)
                        .flatMap(NetworkConfiguration::assignPublicIp)
                        .is("DISABLED"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CODE_DEPLOY", "EXTERNAL"})
    void taskSetsAreReadAsDeploymentsAndThePrimaryOneStandsInForTheService(String controller) {
        fargate.set("describe-services", "/services/0/deploymentController/type", controller)
                .set("describe-services", "/services/0/deployments", World.json("[]"))
                .remove("describe-services", "/services/0/networkConfiguration")
                .remove("describe-services", "/services/0/launchType")
                .remove("describe-services", "/services/0/taskDefinition")
                .set("describe-services", "/services/0/taskSets", World.json("""
                                [{"id": "ecs-svc/2", "status": "ACTIVE", "taskDefinition": "arn:aws:ecs:eu-west-1:111122223333:task-definition/api:8",
                                  "computedDesiredCount": 1, "runningCount": 0, "launchType": "FARGATE"},
                                 {"id": "ecs-svc/1", "status": "PRIMARY", "taskDefinition": "arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7",
                                  "computedDesiredCount": 2, "runningCount": 2, "launchType": "FARGATE",
                                  "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-0aaa000000000000a"], "assignPublicIp": "ENABLED"}}}]
                                """));
        Evidence<Service> service = read(fargate).service();

        assertThat(service.flatMap(Service::deployments).toOptional().orElseThrow())
                .extracting(Deployment::status)
                .containsExactly("ACTIVE", "PRIMARY");
        assertThat(service.flatMap(Service::taskDefinition).toOptional().orElseThrow())
                .endsWith("api:7");
        assertThat(service.flatMap(Service::launchType).is("FARGATE")).isTrue();
        assertThat(origin(service.flatMap(Service::networkConfiguration).flatMap(NetworkConfiguration::assignPublicIp)))
                .isEqualTo("ecs:DescribeServices "
                        + "services[0].taskSets[1].networkConfiguration.awsvpcConfiguration.assignPublicIp");
    }

    @Test
    void aHostIsReadWithItsAgentAndAttributes() {
        ExecTarget target = read(ec2);
        ContainerInstance host = target.containerInstance().toOptional().orElseThrow();

        assertThat(host.agentConnected().is(true)).isTrue();
        assertThat(host.agentVersion().is("1.98.0")).isTrue();
        assertThat(host.attributes().toOptional().orElse(Map.of()))
                .containsEntry("ecs.os-type", "linux")
                .containsEntry("ecs.capability.execute-command", "");
        assertThat(host.instance().isKnown()).isTrue();
        assertThat(target.task().flatMap(Task::networkAttachment).isAbsent()).isTrue();
    }

    @Test
    void anExternalHostIsNoEc2Instance() {
        ec2.set("describe-container-instances", "/containerInstances/0/ec2InstanceId", "mi-0123456789abcdef0");

        assertThat(read(ec2)
                        .containerInstance()
                        .flatMap(ContainerInstance::instance)
                        .isAbsent())
                .isTrue();
    }

    @Test
    void aHostThatIsGoneIsAbsent() {
        ec2.set("describe-container-instances", "/containerInstances", World.json("[]"));

        assertThat(read(ec2).containerInstance().isKnown()).isFalse();
    }

    @Test
    void aTaskOnFargateHasNoHost() {
        assertThat(read(fargate).containerInstance().isAbsent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"api, 2", "arn:aws:ecs:eu-west-1:111122223333:service/prod/api, 2"})
    void aServiceIsReadTaskByTask(String service, int tasks) {
        assertThat(targets(fargate, new Target("prod", "", service, new ContainerSelection.All())))
                .hasSize(tasks)
                .allSatisfy(target -> assertThat(target.task().isKnown()).isTrue());
    }

    private static ExecTarget read(World world) {
        return targets(world, new Target("prod", ID, "", new ContainerSelection.All()))
                .get(0);
    }

    private static List<ExecTarget> targets(World world, Target target) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(world);
                AwsEvidence evidence = AwsEvidence.live(
                        endpoint.settings(),
                        target,
                        () -> Targets.fargateService().clientTools(),
                        Clock.systemUTC())) {
            List<ExecTarget> targets = evidence.targets();
            assertThat(endpoint.problems()).noneMatch(problem -> problem.contains("ecs:"));
            return targets;
        }
    }

    private static List<TaskContainer> containers(ExecTarget target) {
        return target.task().flatMap(Task::containers).toOptional().orElseThrow();
    }

    private static Evidence<List<ManagedAgent>> agents(ExecTarget target, int container) {
        return containers(target).get(container).managedAgents();
    }

    private static Evidence<ContainerDefinition> definition(ExecTarget target, int container) {
        return target.taskDefinition()
                .flatMap(TaskDefinition::containerDefinitions)
                .map(all -> all.get(container));
    }

    private static String origin(Evidence<?> evidence) {
        return evidence.fold(
                known -> known.origin().source() + " " + known.origin().path(),
                absent -> absent.origin().source() + " " + absent.origin().path(),
                unknown -> unknown.toString());
    }
}
