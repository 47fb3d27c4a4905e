// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Check;
import io.github.execready.check.Excerpt;
import io.github.execready.check.Exits;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceEvent;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The service has a task to enter; where it has none, what ECS says about the reason. */
public final class ServiceHasRunningTask implements Check {

    @Override
    public String id() {
        return "service-has-running-task";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK, Part.STOPPED_TASKS);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Service> service = inputs.service();
        Outcome outcome = service.fold(
                known -> outcome(known.value(), inputs),
                absent -> Outcome.notApplicable("no-service"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.serviceSubject(), outcome));
    }

    private static Outcome outcome(Service service, Inputs inputs) {
        Evidence<Task> task = inputs.task();
        Facts facts = Facts.none()
                .andKnown("desiredCount", service.desiredCount())
                .andKnown("runningCount", service.runningCount())
                .andKnown("pendingCount", service.pendingCount())
                .andKnown("taskDefinition", service.taskDefinition());
        return task.fold(
                known -> known.value().lastStatus().is("RUNNING")
                        ? Outcome.pass(facts.and("lastStatus", known.value().lastStatus()))
                        : Outcome.notApplicable("task-named"),
                absent -> nothingRuns(service, inputs, facts.and("tasks", "none", absent.origin())),
                unknown -> service.runningCount().is(0)
                        ? nothingRuns(service, inputs, facts)
                        : Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome nothingRuns(Service service, Inputs inputs, Facts facts) {
        if (service.status().isKnown() && !service.status().is("ACTIVE")) {
            return Outcome.fail("no-running-task/service-not-active", facts.and("status", service.status()));
        }
        if (service.desiredCount().is(0)) {
            boolean daemon = service.schedulingStrategy().is("DAEMON");
            return Outcome.fail("no-running-task/" + (daemon ? "no-instance" : "scaled-to-zero"), facts);
        }
        Evidence<List<StoppedTask>> stopped = inputs.stoppedTasks();
        return stopped.toOptional().stream()
                .flatMap(List::stream)
                .filter(t -> !cause(t).isEmpty())
                .findFirst()
                .map(t -> Outcome.fail(cause(t), facts(t, stopped, Rollout.remedyFacts(inputs.service(), facts))))
                .orElseGet(() -> nothingStopped(service, inputs.service(), facts));
    }

    private static Outcome nothingStopped(Service service, Evidence<Service> evidence, Facts facts) {
        Optional<ServiceEvent> event = service.events().toOptional().stream()
                .flatMap(List::stream)
                .takeWhile(e -> !e.message().contains("steady state"))
                .filter(e -> e.message().contains("unable to"))
                .findFirst();
        boolean pending = service.pendingCount().toOptional().filter(n -> n > 0).isPresent();
        Evidence<Rollout.State> state = Rollout.state(evidence);
        boolean failing = state.isKnown() && !state.is(Rollout.State.SETTLED) && !state.is(Rollout.State.UNDER_WAY);
        if (pending && !failing) {
            return Outcome.failForNow("no-running-task/starting", facts);
        }
        if (event.isPresent()) {
            return Outcome.fail(
                    "no-running-task/not-placed",
                    facts.and(
                            "event",
                            service.events()
                                    .map(e -> Excerpt.of(event.orElseThrow().message()))));
        }
        Evidence<String> reason = evidence.flatMap(Service::deployments)
                .map(all -> Rollout.primary(evidence)
                        .flatMap(d -> d.rolloutStateReason().toOptional())
                        .map(Excerpt::of)
                        .orElse(""));
        if (failing && !reason.is("")) {
            return Outcome.fail("no-running-task/deployment-fails", facts.and("reason", reason));
        }
        return state.is(Rollout.State.UNDER_WAY)
                ? Outcome.failForNow("no-running-task/starting", facts)
                : Outcome.fail("no-running-task", facts);
    }

    // Why a task that stopped says more than that it stopped; empty where somebody or something else just ended it.
    private static String cause(StoppedTask task) {
        if (task.stopCode().is("EssentialContainerExited")) {
            return Exits.outOfMemory(task.containers()) ? "crash-looping-task/out-of-memory" : "crash-looping-task";
        }
        if (task.stopCode().is("TaskFailedToStart")) {
            return "no-running-task/failed-to-start";
        }
        return task.stoppedReason()
                .toOptional()
                .filter(reason -> reason.contains("health check"))
                .map(reason -> "crash-looping-task/unhealthy")
                .orElse("");
    }

    private static Facts facts(StoppedTask task, Evidence<List<StoppedTask>> stopped, Facts facts) {
        Evidence<String> exits = Exits.of(task.containers());
        Evidence<String> reason = Excerpt.of(task.stoppedReason());
        Evidence<String> said = exits.isKnown() && task.stopCode().is("EssentialContainerExited") ? exits : reason;
        return facts.and("stoppedTask", stopped.map(all -> task.id()))
                .andKnown("stopCode", task.stopCode())
                .andKnown("stoppedReason", reason)
                .andKnown("exits", exits)
                .and("said", said.isKnown() ? said : task.stopCode());
    }
}
