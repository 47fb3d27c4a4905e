// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.service.Rollout;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Set;

/** The task itself was launched with ECS Exec, whatever its service says by now. A pending task shows it already. */
public final class TaskExecEnabled implements Check {

    @Override
    public String id() {
        return "task-exec-enabled";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.SERVICE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        // What is planned for a service is said of the service.
        return inputs.identity().kind() == ExecTarget.Identity.Kind.PLANNED_SERVICE
                ? List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task")))
                : LaunchFlag.judge(inputs, TaskExecEnabled::off);
    }

    private static Outcome off(Inputs inputs, Facts facts) {
        if (inputs.identity().kind().isPlanned()) {
            return Outcome.fail("standalone-task-exec-flag-missing/planned", facts);
        }
        Evidence<Service> service = inputs.service();
        Task task = inputs.task().toOptional().orElseThrow();
        String cluster = inputs.identity().cluster();
        if (Launcher.isStandalone(task, service)) {
            Facts extended = Launcher.facts(task, cluster, facts);
            boolean daemon = Launcher.of(task, cluster) == Launcher.DAEMON;
            return Outcome.fail(daemon ? "daemon-exec-flag-missing" : "standalone-task-exec-flag-missing", extended);
        }
        Evidence<Boolean> asked = service.flatMap(s -> s.enableExecuteCommand().absentAs(false));
        Facts both = Rollout.remedyFacts(service, facts).andKnown("serviceFlag", asked);
        if (!asked.isKnown()) {
            return Outcome.fail("service-exec-disabled/service-not-read", both);
        }
        if (asked.is(false)) {
            return Outcome.fail("service-exec-disabled", both);
        }
        if (TaskRunning.isEnding(task)) {
            return Outcome.notApplicable("task-ending");
        }
        return Rollout.replaces(service, task.startedBy())
                ? Outcome.failForNow("task-launched-before-enable/being-replaced", both)
                : Outcome.fail("task-launched-before-enable", both);
    }
}
