// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a task runs on. The launch type alone does not tell: tasks that a capacity provider strategy started carry none.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html">Task</a>
 */
public enum Capacity {
    /** Fargate, Spot included: no container instance that anybody sees. */
    FARGATE,
    /** Container instances on EC2, whichever way they came into the cluster. */
    EC2,
    /** ECS Anywhere: machines that are no EC2 instances. */
    EXTERNAL,
    /** EC2 instances that ECS itself makes and keeps up to date. */
    MANAGED_INSTANCES;

    private static final Set<String> FARGATE_PROVIDERS = Set.of("FARGATE", "FARGATE_SPOT");

    /** What a task runs on; absent where there is no task, or one that has not been placed yet. */
    public static Evidence<Capacity> ofTask(Evidence<Task> task) {
        return task.flatMap(Capacity::ofTask);
    }

    /** What the tasks of a service will run on; absent where the service's own settings do not tell. */
    public static Evidence<Capacity> ofService(Evidence<Service> service) {
        return service.flatMap(s -> named(
                s.launchType(),
                s.capacityProviders()
                        .map(names -> !names.isEmpty() && FARGATE_PROVIDERS.containsAll(names) ? "FARGATE" : "")));
    }

    private static Evidence<Capacity> ofTask(Task task) {
        Evidence<Capacity> named = named(task.launchType(), task.capacityProviderName());
        if (!named.isAbsent()) {
            return named;
        }
        // Neither name decides: only tasks on container instances have one, and only Fargate has platform versions.
        Evidence<Capacity> placed = task.containerInstance().map(arn -> EC2);
        return placed.isAbsent() ? task.platformVersion().map(version -> FARGATE) : placed;
    }

    private static Evidence<Capacity> named(Evidence<String> launchType, Evidence<String> provider) {
        if (provider.toOptional().filter(FARGATE_PROVIDERS::contains).isPresent()) {
            return provider.map(name -> FARGATE);
        }
        Evidence<Capacity> byLaunchType = launchType.fold(
                known -> ofLaunchType(known.value())
                        .map(capacity -> Evidence.known(capacity, known.origin()))
                        .orElseGet(() -> Evidence.absent(known.origin())),
                absent -> Evidence.absent(absent.origin()),
                unknown -> Evidence.unknown(unknown.gap()));
        return byLaunchType.isAbsent() ? provider.flatMap(name -> byLaunchType) : byLaunchType;
    }

    private static Optional<Capacity> ofLaunchType(String launchType) {
        return Arrays.stream(values()).filter(c -> c.name().equals(launchType)).findFirst();
    }
}
