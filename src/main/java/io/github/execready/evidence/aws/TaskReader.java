// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Attachment;
import io.github.execready.model.ContainerOverride;
import io.github.execready.model.Evidence;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.Origin;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskOverride;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskField;

/** Reads tasks, running and stopped. */
final class TaskReader {

    /** How many tasks one call may ask for. */
    static final int LIMIT = 100;

    private final AwsApi api;

    TaskReader(AwsApi api) {
        this.api = api;
    }

    Pending<Answer<DescribeTasksResponse>> ask(String cluster, List<String> tasks) {
        return api.ask(
                EcsOperations.DESCRIBE_TASKS,
                DescribeTasksRequest.builder()
                        .cluster(cluster)
                        .tasks(tasks)
                        .include(TaskField.TAGS)
                        .build());
    }

    static Evidence<Task> task(String asked, Answer<DescribeTasksResponse> answer) {
        return answer.evidence((response, origin) -> {
            List<software.amazon.awssdk.services.ecs.model.Task> tasks = response.tasks();
            for (int i = 0; i < tasks.size(); i++) {
                if (EcsText.isSame(asked, tasks.get(i).taskArn())) {
                    return task(tasks.get(i), origin.at("tasks", i));
                }
            }
            return Missing.from(response.failures(), asked, origin);
        });
    }

    static Evidence<List<StoppedTask>> stoppedTasks(Answer<DescribeTasksResponse> answer) {
        return answer.evidence((response, origin) ->
                Reading.at(origin).list("tasks", response.hasTasks() ? response.tasks() : null, TaskReader::stopped));
    }

    private static Evidence<Task> task(software.amazon.awssdk.services.ecs.model.Task task, Origin origin) {
        Reading reading = Reading.at(origin);
        return reading.arn("taskArn", task.taskArn())
                .flatMap(arn -> Evidence.known(
                        new Task(
                                arn,
                                arn.resourceName(),
                                reading.text("group", task.group()),
                                reading.text("lastStatus", task.lastStatus()),
                                reading.text("desiredStatus", task.desiredStatus()),
                                reading.value("enableExecuteCommand", task.enableExecuteCommand()),
                                reading.text("launchType", task.launchTypeAsString()),
                                reading.text("capacityProviderName", task.capacityProviderName()),
                                reading.text("platformVersion", task.platformVersion()),
                                reading.text("platformFamily", task.platformFamily()),
                                reading.text("taskDefinitionArn", task.taskDefinitionArn()),
                                reading.arn("containerInstanceArn", task.containerInstanceArn()),
                                reading.text("startedBy", task.startedBy()),
                                reading.value("createdAt", task.createdAt()),
                                reading.value("startedAt", task.startedAt()),
                                reading.value("stoppedAt", task.stoppedAt()),
                                reading.text("stopCode", task.stopCodeAsString()),
                                reading.text("stoppedReason", task.stoppedReason()),
                                reading.text("connectivity", task.connectivityAsString()),
                                containers(reading, task),
                                reading.structure("overrides", task.overrides(), TaskReader::overrides),
                                networkAttachment(reading, task.attachments()),
                                EcsText.tags(reading, task.hasTags() ? task.tags() : null)),
                        origin));
    }

    private static StoppedTask stopped(software.amazon.awssdk.services.ecs.model.Task task, Reading reading) {
        return new StoppedTask(
                EcsText.name(EcsText.orEmpty(task.taskArn())),
                reading.value("stoppedAt", task.stoppedAt()),
                reading.text("stopCode", task.stopCodeAsString()),
                reading.text("stoppedReason", task.stoppedReason()),
                containers(reading, task));
    }

    private static Evidence<List<TaskContainer>> containers(
            Reading reading, software.amazon.awssdk.services.ecs.model.Task task) {
        return reading.list("containers", task.hasContainers() ? task.containers() : null, TaskReader::container);
    }

    private static TaskContainer container(Container container, Reading reading) {
        return new TaskContainer(
                EcsText.orEmpty(container.name()),
                reading.text("lastStatus", container.lastStatus()),
                reading.value("exitCode", container.exitCode()),
                reading.text("reason", container.reason()),
                reading.text("runtimeId", container.runtimeId()),
                reading.text("healthStatus", container.healthStatusAsString()),
                reading.list(
                        "managedAgents",
                        container.hasManagedAgents() ? container.managedAgents() : null,
                        TaskReader::managedAgent));
    }

    private static ManagedAgent managedAgent(
            software.amazon.awssdk.services.ecs.model.ManagedAgent agent, Reading reading) {
        return new ManagedAgent(
                EcsText.orEmpty(agent.nameAsString()),
                reading.text("lastStatus", agent.lastStatus()),
                reading.text("reason", agent.reason()),
                reading.value("lastStartedAt", agent.lastStartedAt()));
    }

    private static TaskOverride overrides(
            software.amazon.awssdk.services.ecs.model.TaskOverride overrides, Reading reading) {
        return new TaskOverride(
                reading.arn("taskRoleArn", overrides.taskRoleArn()),
                reading.arn("executionRoleArn", overrides.executionRoleArn()),
                reading.list(
                        "containerOverrides",
                        overrides.hasContainerOverrides() ? overrides.containerOverrides() : null,
                        (container, at) -> new ContainerOverride(
                                EcsText.orEmpty(container.name()), EnvironmentNames.of(container.environment()))));
    }

    /**
     * The network interface among the attachments, which also hold volumes and Service Connect, in any order. One that
     * is still there counts before one that is being deleted.
     */
    private static Evidence<Attachment> networkAttachment(
            Reading task, Collection<software.amazon.awssdk.services.ecs.model.Attachment> all) {
        List<software.amazon.awssdk.services.ecs.model.Attachment> attachments = List.copyOf(all);
        List<Integer> interfaces = IntStream.range(0, attachments.size())
                .filter(i -> "ElasticNetworkInterface".equals(attachments.get(i).type()))
                .boxed()
                .toList();
        return interfaces.stream()
                .filter(i -> !"DELETED".equals(attachments.get(i).status()))
                .findFirst()
                .or(() -> interfaces.stream().findFirst())
                .map(i -> {
                    Origin origin = task.origin().at("attachments", i);
                    return Evidence.known(attachment(attachments.get(i), Reading.at(origin)), origin);
                })
                .orElseGet(() -> Evidence.absent(task.origin().at("attachments")));
    }

    private static Attachment attachment(
            software.amazon.awssdk.services.ecs.model.Attachment attachment, Reading reading) {
        return new Attachment(
                reading.text("status", attachment.status()),
                detail(reading, attachment.details(), "networkInterfaceId"),
                detail(reading, attachment.details(), "subnetId"),
                detail(reading, attachment.details(), "privateIPv4Address"));
    }

    private static Evidence<String> detail(Reading attachment, List<KeyValuePair> details, String name) {
        for (int i = 0; i < details.size(); i++) {
            @Nullable String value = details.get(i).value();
            if (name.equals(details.get(i).name())) {
                return Reading.at(attachment.origin().at("details", i)).text("value", value);
            }
        }
        return Evidence.absent(attachment.origin().at("details"));
    }
}
