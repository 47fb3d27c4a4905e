// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.TaskContainer;
import java.util.List;
import java.util.function.Function;

/** Judging every container by itself; where the containers are unknown, the task stands for them. */
public final class PerContainer {

    private PerContainer() {}

    /** Judges the containers that the task definition describes. */
    public static List<Judgement> defined(Inputs inputs, Function<ContainerDefinition, Outcome> judge) {
        return each(inputs, inputs.containerDefinitions(), ContainerDefinition::name, judge);
    }

    /** Judges the containers that the task runs, without injected ones. */
    public static List<Judgement> running(Inputs inputs, Function<TaskContainer, Outcome> judge) {
        return each(inputs, inputs.taskContainers(), TaskContainer::name, judge);
    }

    private static <C> List<Judgement> each(
            Inputs inputs, Evidence<List<C>> containers, Function<C, String> name, Function<C, Outcome> judge) {
        return containers.fold(
                known -> known.value().stream()
                        .map(c -> new Judgement(Subject.container(name.apply(c)), judge.apply(c)))
                        .toList(),
                absent -> List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task"))),
                unknown -> List.of(new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap()))));
    }
}
