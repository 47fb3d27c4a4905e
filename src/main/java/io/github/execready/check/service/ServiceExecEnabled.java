// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Set;

/** The service asks for ECS Exec, so the tasks that it launches from now on have it. */
public final class ServiceExecEnabled implements Check {

    @Override
    public String id() {
        return "service-exec-enabled";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Boolean> asked =
                inputs.service().flatMap(s -> s.enableExecuteCommand().absentAs(false));
        Outcome outcome = asked.fold(
                known -> known.value()
                        ? Outcome.pass(Facts.of("enableExecuteCommand", asked))
                        : off(asked, inputs.service(), inputs.task()),
                absent -> Outcome.notApplicable("no-service"),
                unknown -> unread(unknown.gap(), inputs.task()));
        return List.of(new Judgement(inputs.serviceSubject(), outcome));
    }

    // A task that has exec keeps it, whatever the service says of the tasks to come.
    private static Outcome unread(Gap gap, Evidence<Task> task) {
        return task.flatMap(Task::enableExecuteCommand).is(true)
                ? Outcome.notEvaluatedButAtWorst("service-exec-disabled/task-has-exec", gap)
                : Outcome.notEvaluated(gap);
    }

    private static Outcome off(Evidence<Boolean> asked, Evidence<Service> service, Evidence<Task> task) {
        Evidence<Boolean> has = task.flatMap(t -> t.enableExecuteCommand().absentAs(false));
        Facts facts = Rollout.remedyFacts(
                service, Facts.of("enableExecuteCommand", asked).andKnown("taskHasExec", has));
        return has.fold(
                known -> Outcome.fail(
                        known.value() ? "service-exec-disabled/task-has-exec" : "service-exec-disabled", facts),
                absent -> Outcome.fail("service-exec-disabled", facts),
                unknown -> Outcome.fail("service-exec-disabled/task-not-read", facts));
    }
}
