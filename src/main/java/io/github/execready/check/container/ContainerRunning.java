// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.check.Subject;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each container of the task definition is RUNNING: a task goes on without its non-essential containers. */
public final class ContainerRunning implements Check {

    private static final Set<String> STARTING = Set.of("PROVISIONING", "PENDING", "ACTIVATING");

    @Override
    public String id() {
        return "container-running";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("task-running");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        boolean starting = inputs.task()
                .flatMap(Task::lastStatus)
                .toOptional()
                .filter(STARTING::contains)
                .isPresent();
        return Stream.concat(
                        PerContainer.running(inputs, container -> outcome(container, starting)).stream(),
                        injected(inputs))
                .toList();
    }

    private static Outcome outcome(TaskContainer container, boolean starting) {
        return Gaps.orElse(decided(container, starting), container.lastStatus());
    }

    private static Outcome decided(TaskContainer container, boolean starting) {
        Evidence<String> status = container.lastStatus();
        Facts facts = Facts.of("status", status);
        if (status.is("RUNNING")) {
            return Outcome.pass(facts);
        }
        if (starting && status.is("PENDING")) {
            return Outcome.failForNow("container-not-running/starting", facts);
        }
        Facts whole = Stating.also(Stating.also(facts, "exitCode", container.exitCode()), "reason", container.reason());
        return Outcome.fail(outOfMemory(container) ? "resource-starvation" : "container-not-running", whole);
    }

    private static boolean outOfMemory(TaskContainer container) {
        return container
                .reason()
                .toOptional()
                .filter(reason -> reason.contains("OutOfMemory"))
                .isPresent();
    }

    // ECS puts GuardDuty's, Service Connect's and Fargate's own containers beside those of the definition; they carry
    // no
    // exec agent and are nobody's target (https://github.com/aws-containers/amazon-ecs-exec-checker/issues/67).
    private static Stream<Judgement> injected(Inputs inputs) {
        return inputs.injectedContainers().toOptional().stream()
                .flatMap(List::stream)
                .map(c -> new Judgement(Subject.container(c.name()), Outcome.notApplicable("injected")));
    }
}
