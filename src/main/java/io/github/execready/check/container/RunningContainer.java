// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Inputs;
import io.github.execready.model.Evidence;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import java.util.List;

/** Looks a container of the task definition up in the running task. */
final class RunningContainer {

    private RunningContainer() {}

    /** The container as the task runs it; absent where there is no task. Reads the task. */
    static Evidence<TaskContainer> of(Inputs inputs, String name) {
        Evidence<List<TaskContainer>> all = inputs.task().flatMap(Task::containers);
        return all.fold(
                known -> known.value().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .map(c -> Evidence.known(c, known.origin()))
                        .orElse(Evidence.absent(known.origin())),
                absent -> Evidence.absent(absent.origin()),
                unknown -> Evidence.unknown(unknown.gap()));
    }

    /** The agent of ECS Exec in a container; absent where the container has none. */
    static Evidence<ManagedAgent> execAgent(TaskContainer container) {
        return container
                .managedAgents()
                .fold(
                        known -> known.value().stream()
                                .filter(agent -> agent.name().equals("ExecuteCommandAgent"))
                                .findFirst()
                                .map(agent -> Evidence.known(agent, known.origin()))
                                .orElse(Evidence.absent(known.origin())),
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }
}
