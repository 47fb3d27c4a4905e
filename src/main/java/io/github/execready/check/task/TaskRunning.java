// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Check;
import io.github.execready.check.Excerpt;
import io.github.execready.check.Exits;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Set;

/** The task is RUNNING and meant to go on: before and after that, no session can be opened. */
public final class TaskRunning implements Check {

    private static final Set<String> STARTING = Set.of("PROVISIONING", "PENDING", "ACTIVATING");
    private static final Set<String> ENDED = Set.of("STOPPED", "DELETED");

    @Override
    public String id() {
        return "task-running";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.STOPPED_TASKS);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Outcome outcome = inputs.task()
                .fold(
                        known -> outcome(known.value(), inputs),
                        absent -> Outcome.notApplicable("no-task"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }

    /** Whether the task has stopped or is about to, as far as is known. */
    static boolean isEnding(Task task) {
        return task.desiredStatus().is("STOPPED")
                || task.lastStatus()
                        .toOptional()
                        .filter(status -> !status.equals("RUNNING") && !STARTING.contains(status))
                        .isPresent();
    }

    private static Outcome outcome(Task task, Inputs inputs) {
        Evidence<String> last = task.lastStatus();
        Evidence<String> desired = task.desiredStatus();
        Facts facts = facts(task);
        if (desired.is("STOPPED")) {
            return ending(task, inputs, facts);
        }
        if (last instanceof Evidence.Unknown<String> unknown) {
            return Outcome.notEvaluated(unknown.gap());
        }
        if (last.toOptional().filter(STARTING::contains).isPresent()) {
            return Outcome.failForNow("task-not-running/starting", facts);
        }
        if (!last.is("RUNNING")) {
            return ending(task, inputs, facts);
        }
        // A task that is about to be stopped is still RUNNING for a moment; only the desired status tells.
        return desired instanceof Evidence.Unknown<String> unknown
                ? Outcome.notEvaluated(unknown.gap())
                : Outcome.pass(facts);
    }

    private static Outcome ending(Task task, Inputs inputs, Facts facts) {
        if (task.stopCode().is("EssentialContainerExited") && hasLikePredecessor(task, inputs)) {
            return Outcome.fail("crash-looping-task", facts);
        }
        if (task.lastStatus().toOptional().filter(ENDED::contains).isEmpty()) {
            return Outcome.fail("task-not-running/stopping", facts);
        }
        boolean told = facts.list().stream().anyMatch(fact -> fact.name().equals("said"));
        return Outcome.fail(told ? "task-not-running/stopped" : "task-not-running", facts);
    }

    private static boolean hasLikePredecessor(Task task, Inputs inputs) {
        return inputs.stoppedTasks().toOptional().stream()
                .flatMap(List::stream)
                .filter(stopped -> !stopped.id().equals(task.id()))
                .map(StoppedTask::stopCode)
                .anyMatch(code -> code.is("EssentialContainerExited"));
    }

    private static Facts facts(Task task) {
        Evidence<String> exits = Exits.of(task.containers());
        Evidence<String> reason = Excerpt.of(task.stoppedReason());
        return Facts.of("lastStatus", task.lastStatus())
                .and("desiredStatus", task.desiredStatus())
                .andKnown("stopCode", task.stopCode())
                .andKnown("stoppedReason", reason)
                .andKnown("exits", exits)
                .andKnown("said", reason.isKnown() ? reason : exits);
    }
}
