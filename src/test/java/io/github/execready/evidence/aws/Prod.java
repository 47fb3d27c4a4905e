// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ClientTools;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.testing.Targets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ManagedAgent;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The cluster {@code prod} of a made-up account, with the Fargate service {@code api}. */
final class Prod {

    static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:";
    static final String CLUSTER = ARN + "cluster/prod";
    static final String SERVICE = ARN + "service/prod/api";
    static final String TASK = ARN + "task/prod/0123456789abcdef0123456789abcdef";
    static final String OTHER_TASK = ARN + "task/prod/fedcba9876543210fedcba9876543210";
    static final String DEFINITION = ARN + "task-definition/api:7";
    static final String OLD_DEFINITION = ARN + "task-definition/api:6";

    private Prod() {}

    /** AWS with this cluster, this service and these tasks of it. */
    static FakeAws aws(Task... tasks) {
        List<Task> all = List.of(tasks);
        return new FakeAws()
                .computes(
                        EcsOperations.DESCRIBE_CLUSTERS,
                        request -> DescribeClustersResponse.builder()
                                .clusters(cluster())
                                .build())
                .computes(
                        EcsOperations.DESCRIBE_SERVICES,
                        request -> DescribeServicesResponse.builder()
                                .services(service())
                                .build())
                .computes(
                        EcsOperations.LIST_TASKS,
                        request -> ListTasksResponse.builder()
                                .taskArns(all.stream()
                                        .filter(task -> (request.desiredStatus() == DesiredStatus.STOPPED)
                                                == "STOPPED".equals(task.desiredStatus()))
                                        .map(Task::taskArn)
                                        .toList())
                                .build())
                .computes(EcsOperations.DESCRIBE_TASKS, request -> describe(request, all))
                .computes(
                        EcsOperations.DESCRIBE_TASK_DEFINITION,
                        request -> DescribeTaskDefinitionResponse.builder()
                                .taskDefinition(definition()
                                        .taskDefinitionArn(request.taskDefinition())
                                        .build())
                                .build());
    }

    static DescribeTasksResponse describe(DescribeTasksRequest request, Collection<Task> all) {
        return DescribeTasksResponse.builder()
                .tasks(all.stream()
                        .filter(task -> request.tasks().stream().anyMatch(t -> EcsText.isSame(t, task.taskArn())))
                        .toList())
                .failures(request.tasks().stream()
                        .filter(asked -> all.stream().noneMatch(task -> EcsText.isSame(asked, task.taskArn())))
                        .map(asked -> missing(asked.startsWith("arn:") ? asked : ARN + "task/prod/" + asked))
                        .toList())
                .build();
    }

    static Failure missing(String arn) {
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    static Cluster cluster() {
        return Cluster.builder()
                .clusterArn(CLUSTER)
                .clusterName("prod")
                .status("ACTIVE")
                .build();
    }

    static Service service() {
        return Service.builder()
                .serviceArn(SERVICE)
                .serviceName("api")
                .status("ACTIVE")
                .enableExecuteCommand(true)
                .taskDefinition(DEFINITION)
                .build();
    }

    /** A running task of the service. */
    static Task.Builder task(String arn) {
        return Task.builder()
                .taskArn(arn)
                .group("service:api")
                .lastStatus("RUNNING")
                .desiredStatus("RUNNING")
                .enableExecuteCommand(true)
                .taskDefinitionArn(DEFINITION)
                .attachments(
                        attachment("Service Connect").build(),
                        attachment("ElasticNetworkInterface")
                                .details(
                                        detail("subnetId", "subnet-1"),
                                        detail("networkInterfaceId", "eni-1"),
                                        detail("privateIPv4Address", "10.0.1.10"))
                                .build())
                .containers(container("app"));
    }

    private static Attachment.Builder attachment(String type) {
        return Attachment.builder().type(type).status("ATTACHED");
    }

    static Task task() {
        return task(TASK).build();
    }

    static Container container(String name) {
        return Container.builder()
                .name(name)
                .lastStatus("RUNNING")
                .managedAgents(ManagedAgent.builder()
                        .name("ExecuteCommandAgent")
                        .lastStatus("RUNNING")
                        .build())
                .build();
    }

    static KeyValuePair detail(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    static TaskDefinition.Builder definition() {
        return TaskDefinition.builder()
                .taskDefinitionArn(DEFINITION)
                .family("api")
                .revision(7)
                .containerDefinitions(Stream.of("app", "log")
                        .map(name -> ContainerDefinition.builder().name(name).build())
                        .toList());
    }

    static Target taskTarget(String task) {
        return new Target("prod", task, "", new ContainerSelection.All());
    }

    static Target serviceTarget() {
        return new Target("prod", "", "api", new ContainerSelection.All());
    }

    static AwsEvidence evidence(AwsApi aws, Target target) {
        return new AwsEvidence(
                aws,
                Address.of(target, "eu-west-1", () -> ""),
                Prod::noTools,
                Clock.fixed(Targets.NOW, ZoneOffset.UTC));
    }

    /**
     * All targets.
     *
     * @throws EvidenceException if there is nothing to judge
     */
    static List<ExecTarget> targets(AwsApi aws, Target target) {
        return evidence(aws, target).targets();
    }

    /** The one target. */
    static ExecTarget target(AwsApi aws, Target target) {
        List<ExecTarget> targets = targets(aws, target);
        if (targets.size() != 1) {
            throw new AssertionError("not one target but " + targets.size());
        }
        return targets.get(0);
    }

    private static Evidence<ClientTools> noTools() {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, "aws --version", "not asked in tests"));
    }
}
