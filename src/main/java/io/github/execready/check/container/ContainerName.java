// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/**
 * Which container is meant is clear. {@code ExecuteCommand} needs a name as soon as the task has a second container, and
 * those that AWS adds count.
 */
public final class ContainerName implements Check {

    @Override
    public String id() {
        return "container-name";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<List<String>> defined = inputs.taskDefinition()
                .flatMap(TaskDefinition::containerDefinitions)
                .map(all -> all.stream().map(ContainerDefinition::name).toList());
        Outcome outcome =
                inputs.selection().only().map(name -> named(name, defined)).orElseGet(() -> unnamed(inputs, defined));
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }

    private static Outcome named(String name, Evidence<List<String>> defined) {
        return defined.fold(
                known -> known.value().contains(name)
                        ? Outcome.pass(Facts.of("containers", defined))
                        : Outcome.fail("container-name-missing-or-wrong", Facts.of("containers", defined)),
                absent -> Outcome.fail("container-name-missing-or-wrong", Facts.of("containers", defined)),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome unnamed(Inputs inputs, Evidence<List<String>> defined) {
        Evidence<List<String>> running = inputs.task()
                .flatMap(Task::containers)
                .map(all -> all.stream().map(TaskContainer::name).toList());
        // Only the running task shows what AWS added; without one, or while it is unknown, the definition may decide.
        boolean several = defined.toOptional().filter(ContainerName::several).isPresent();
        Evidence<List<String>> deciding = running.isAbsent() || (running.isUnknown() && several) ? defined : running;
        return deciding.fold(
                known -> several(known.value())
                        ? Outcome.fail("container-name-missing-or-wrong/missing", Facts.of("containers", deciding))
                        : Outcome.pass(Facts.of("containers", deciding)),
                absent -> Outcome.notApplicable("no-task"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static boolean several(List<String> names) {
        return names.size() > 1;
    }
}
