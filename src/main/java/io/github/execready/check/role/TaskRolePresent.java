// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.NamedTaskRole;
import io.github.execready.check.Outcome;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/**
 * The task is given a role. ECS asks for one before it turns exec on; a task on EC2 that already runs with exec may live on
 * the instance's role.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html">RunTask,
 *     enableExecuteCommand</a>
 */
public final class TaskRolePresent implements Check {

    private static final String REFUSED = "update-service-rejects-without-task-role";

    @Override
    public String id() {
        return "task-role-present";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Arn> defined = inputs.taskDefinition().flatMap(TaskDefinition::taskRole);
        Evidence<Arn> overriding = NamedTaskRole.overriding(inputs);
        Facts facts = Facts.of("taskRole", defined).andKnown("overridingRole", overriding);
        Outcome outcome = defined.isKnown() || overriding.isKnown()
                ? Outcome.pass(facts)
                : Gaps.orElse(without(inputs, facts), defined, overriding);
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }

    private static Outcome without(Inputs inputs, Facts facts) {
        Evidence<Boolean> enabled =
                inputs.task().flatMap(Task::enableExecuteCommand).absentAs(false);
        Evidence<Capacity> capacity = Capacity.ofTask(inputs.task());
        // What is planned is judged as if exec were on: that it is not is said elsewhere.
        boolean planned = inputs.identity().kind().isPlanned();
        if (inputs.task().isAbsent() || (enabled.is(false) && !planned)) {
            return Outcome.fail(inputs.identity().service().isEmpty() ? REFUSED + "/run-task" : REFUSED, facts);
        }
        if (capacity.is(Capacity.EC2)) {
            return planned ? fallback(inputs, facts) : Gaps.orElse(fallback(inputs, facts), enabled);
        }
        return Gaps.orElse(missing(inputs, facts), capacity);
    }

    private static Outcome missing(Inputs inputs, Facts facts) {
        return Outcome.fail(
                inputs.identity().kind().isPlanned() ? "task-role-missing/planned" : "task-role-missing", facts);
    }

    private static Outcome fallback(Inputs inputs, Facts facts) {
        return inputs.containerInstance()
                .flatMap(ContainerInstance::instance)
                .fold(
                        known -> InstanceRoleFallback.judge(
                                known.value(),
                                inputs.taskDefinition().flatMap(TaskDefinition::networkMode),
                                facts.and("instance", known.value().id(), known.origin())),
                        absent -> missing(inputs, facts),
                        unknown -> new Outcome.NotEvaluated(List.of(unknown.gap()), "", facts.inFiles()));
    }
}
