// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import java.util.List;

/** Whether the container that was asked for is one that can be judged. */
final class ContainerChoice {

    private ContainerChoice() {}

    /**
     * Looks for the container in every target, because one without it would be judged by everything but the container.
     *
     * @throws EvidenceException if a task is known not to have the container, or has it from AWS
     */
    static void demand(List<ExecTarget> targets) {
        targets.forEach(target -> target.selection().only().ifPresent(name -> demand(name, target)));
    }

    private static void demand(String name, ExecTarget target) {
        List<String> defined = names(target.taskDefinition());
        List<String> running = target.task()
                .flatMap(Task::containers)
                .map(all -> all.stream().map(TaskContainer::name).toList())
                .toOptional()
                .orElse(List.of());
        List<String> known = defined.isEmpty() ? running : defined;
        if (known.isEmpty() || known.contains(name)) {
            return;
        }
        String task = target.identity().task().isEmpty()
                ? "The service \"" + target.identity().service() + "\""
                : "The task " + target.identity().taskId();
        throw new EvidenceException(
                running.contains(name)
                        ? "The container \"" + name + "\" is not in the task definition: AWS itself put it into "
                                + target.identity().taskId() + ", and it cannot be judged. Choose one of: "
                                + String.join(", ", known) + "."
                        : task + " has no container \"" + name + "\". Choose one of: " + String.join(", ", known)
                                + ".");
    }

    private static List<String> names(Evidence<TaskDefinition> definition) {
        return definition
                .flatMap(TaskDefinition::containerDefinitions)
                .map(all -> all.stream().map(ContainerDefinition::name).toList())
                .toOptional()
                .orElse(List.of());
    }
}
