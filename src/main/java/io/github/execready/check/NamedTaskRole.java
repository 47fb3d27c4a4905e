// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.TaskOverride;

/**
 * The role that a task is told to run with, whether or not IAM still has it: the one given at its start, else the one of
 * its definition.
 */
public final class NamedTaskRole {

    private NamedTaskRole() {}

    /** The role's name; absent where none is given. Reads the task and its definition. */
    public static Evidence<Arn> of(Inputs inputs) {
        Evidence<Arn> override = overriding(inputs);
        return override.isAbsent() ? inputs.taskDefinition().flatMap(TaskDefinition::taskRole) : override;
    }

    /** The role given at the task's start instead of the definition's. Reads the task. */
    public static Evidence<Arn> overriding(Inputs inputs) {
        return inputs.task().flatMap(Task::overrides).flatMap(TaskOverride::taskRole);
    }
}
