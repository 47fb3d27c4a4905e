// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.service.Rollout;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Set;

/** Whoever launched the task asked for ECS Exec at that time; where not, who has to launch it again. */
public final class TaskLaunchedAfterEnable implements Check {

    @Override
    public String id() {
        return "task-launched-after-enable";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.SERVICE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return LaunchFlag.judge(inputs, TaskLaunchedAfterEnable::launched);
    }

    private static Outcome launched(Inputs inputs, Facts facts) {
        Task task = inputs.task().toOptional().orElseThrow();
        Evidence<Service> service = inputs.service();
        if (Launcher.isStandalone(task, service)) {
            String cluster = inputs.identity().cluster();
            return Outcome.fail(Launcher.of(task, cluster).cause(), Launcher.facts(task, cluster, facts));
        }
        Evidence<Boolean> asked = service.flatMap(s -> s.enableExecuteCommand().absentAs(false));
        return asked.fold(
                known -> known.value() ? earlier(task, service, facts) : Outcome.notApplicable("service-off"),
                absent -> Outcome.notApplicable("no-service"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome earlier(Task task, Evidence<Service> service, Facts facts) {
        if (TaskRunning.isEnding(task)) {
            return Outcome.notApplicable("task-ending");
        }
        Facts extended = Rollout.remedyFacts(
                service,
                facts.and("serviceFlag", service.flatMap(Service::enableExecuteCommand))
                        .andKnown("createdAt", task.createdAt())
                        .andKnown("startedBy", task.startedBy()));
        return Rollout.replaces(service, task.startedBy())
                ? Outcome.failForNow("task-launched-before-enable/being-replaced", extended)
                : Outcome.fail("task-launched-before-enable", extended);
    }
}
