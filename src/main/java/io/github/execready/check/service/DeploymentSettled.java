// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Check;
import io.github.execready.check.Excerpt;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Deployment;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceEvent;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The service's newest deployment is complete: no task is about to go, and none stays for want of a successor. */
public final class DeploymentSettled implements Check {

    @Override
    public String id() {
        return "deployment-settled";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return List.of(new Judgement(inputs.serviceSubject(), outcome(inputs)));
    }

    private static Outcome outcome(Inputs inputs) {
        Evidence<Service> service = inputs.service();
        if (service.isAbsent()) {
            return Outcome.notApplicable("no-service");
        }
        if (inputs.identity().kind().isPlanned()) {
            return PlannedRollout.outcome(inputs);
        }
        if (inputs.task().isAbsent()) {
            return Outcome.notApplicable("no-task");
        }
        Evidence<Boolean> leftOut = leftOut(service, inputs.task());
        return Rollout.state(service)
                .fold(
                        known -> inState(known.value(), inputs, leftOut),
                        absent -> Outcome.notApplicable("no-service"),
                        unknown -> unread(unknown.gap(), inputs.task()));
    }

    // A task that has exec waits for no deployment to get it.
    private static Outcome unread(Gap gap, Evidence<Task> task) {
        return task.flatMap(Task::enableExecuteCommand).is(true)
                ? Outcome.notEvaluatedButAtWorst("deployment-stuck-old-task-stays/warning", gap)
                : Outcome.notEvaluated(gap);
    }

    private static Outcome inState(Rollout.State state, Inputs inputs, Evidence<Boolean> leftOut) {
        Evidence<Service> service = inputs.service();
        Facts facts = facts(service, inputs.task());
        String weight = leftOut.is(true) ? "" : "/warning";
        return switch (state) {
            case SETTLED -> settled(inputs, leftOut);
            case UNDER_WAY -> Outcome.failForNow("task-id-stale", facts);
            case FAILING -> Outcome.fail("crash-looping-task", facts);
            case ROLLED_BACK ->
                Outcome.fail(
                        "circuit-breaker-rolled-back" + weight,
                        facts.and("rollback", Excerpt.of(Rollout.rollbackReason(service))));
            case STUCK ->
                Outcome.fail(
                        weight.isEmpty() && hasSingleWriter(service, inputs.taskDefinition())
                                ? "deployment-stuck-old-task-stays/single-writer"
                                : "deployment-stuck-old-task-stays" + weight,
                        facts);
        };
    }

    private static Outcome settled(Inputs inputs, Evidence<Boolean> leftOut) {
        Evidence<Service> service = inputs.service();
        Facts facts = facts(service, inputs.task());
        Evidence<String> controller = service.flatMap(Service::deploymentController);
        Evidence<List<ServiceEvent>> events = service.flatMap(Service::events);
        Optional<ServiceEvent> rollback = events.toOptional().flatMap(all -> rollbackAfter(all, inputs.task()));
        boolean suspect = controller.is("CODE_DEPLOY") || rollback.isPresent();
        return leftOut.fold(
                known -> {
                    if (!known.value()) {
                        return Outcome.pass(facts);
                    }
                    if (controller.is("CODE_DEPLOY")) {
                        return Outcome.fail("code-deploy-controller-cannot-force", facts);
                    }
                    if (rollback.isPresent()) {
                        return Outcome.fail(
                                "circuit-breaker-rolled-back/earlier",
                                facts.and(
                                        "event",
                                        events.map(e -> Excerpt.of(
                                                rollback.orElseThrow().message()))));
                    }
                    return undecided(controller, events, facts);
                },
                absent -> Outcome.pass(facts),
                unknown -> suspect ? Outcome.notEvaluated(unknown.gap()) : Outcome.pass(facts));
    }

    // The task lacks exec; what could tell that a deployment is the reason has not been read.
    private static Outcome undecided(Evidence<String> controller, Evidence<List<ServiceEvent>> events, Facts facts) {
        if (controller instanceof Evidence.Unknown<String> unknown) {
            return Outcome.notEvaluated(unknown.gap());
        }
        return events instanceof Evidence.Unknown<List<ServiceEvent>> unknown
                ? Outcome.notEvaluated(unknown.gap())
                : Outcome.pass(facts);
    }

    /** Whether the service has exec on and the task does not: it waits for a deployment to replace it. */
    private static Evidence<Boolean> leftOut(Evidence<Service> service, Evidence<Task> task) {
        return service.flatMap(s -> s.enableExecuteCommand().absentAs(false))
                .with(task.flatMap(t -> t.enableExecuteCommand().absentAs(false)), (asked, has) -> asked && !has);
    }

    private static Facts facts(Evidence<Service> service, Evidence<Task> task) {
        Facts facts = Rollout.primary(service)
                .map(d -> of(d, service))
                .orElseGet(() -> Facts.of(
                        "deployments", service.flatMap(Service::deployments).map(List::size)));
        return Rollout.remedyFacts(service, facts.andKnown("taskHasExec", task.flatMap(Task::enableExecuteCommand)));
    }

    private static Facts of(Deployment primary, Evidence<Service> service) {
        return Facts.of("deployment", service.flatMap(Service::deployments).map(all -> primary.id()))
                .andKnown("rolloutState", primary.rolloutState())
                .andKnown("reason", Excerpt.of(primary.rolloutStateReason()))
                .andKnown("failedTasks", primary.failedTasks());
    }

    // Two tasks cannot hold the same database files open, and with 100 % the old one must not go first.
    private static boolean hasSingleWriter(Evidence<Service> service, Evidence<TaskDefinition> definition) {
        boolean onEfs = definition
                .flatMap(TaskDefinition::volumes)
                .toOptional()
                .filter(volumes ->
                        volumes.stream().anyMatch(v -> v.efsFileSystemId().isKnown()))
                .isPresent();
        return onEfs
                && service.flatMap(Service::desiredCount).is(1)
                && service.flatMap(Service::deploymentConfiguration)
                        .flatMap(DeploymentConfiguration::minimumHealthyPercent)
                        .is(100);
    }

    private static Optional<ServiceEvent> rollbackAfter(List<ServiceEvent> events, Evidence<Task> task) {
        return events.stream()
                .filter(e -> e.message().toLowerCase(Locale.ROOT).contains("rolling back to deployment"))
                .filter(e -> !e.createdAt()
                        .with(task.flatMap(Task::createdAt), (rolledBack, launched) -> rolledBack.isBefore(launched))
                        .is(true))
                .findFirst();
    }
}
