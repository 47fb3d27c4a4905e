// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

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
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/**
 * The container instance hands out task roles: its agent has {@code ECS_ENABLE_TASK_IAM_ROLE} on, which self-built
 * instances may lack.
 *
 * @see <a href="https://repost.aws/knowledge-center/ecs-iam-task-roles-config-errors">AWS re:Post</a>
 */
public final class TaskRoleCapability implements Check {

    private static final String ATTRIBUTE = "com.amazonaws.ecs.capability.task-iam-role";
    private static final String HOST_ATTRIBUTE = "com.amazonaws.ecs.capability.task-iam-role-network-host";
    private static final String CAUSE = "task-iam-role-feature-off";

    @Override
    public String id() {
        return "task-role-capability";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Arn> role = NamedTaskRole.of(inputs);
        Evidence<String> networkMode = inputs.taskDefinition().flatMap(TaskDefinition::networkMode);
        return OnInstance.judge(
                inputs,
                (instance, facts) -> role.isAbsent()
                        ? Outcome.notApplicable("no-task-role")
                        : of(instance, facts.and("taskRole", role), role, networkMode));
    }

    private static Outcome of(
            ContainerInstance instance, Facts base, Evidence<Arn> role, Evidence<String> networkMode) {
        Evidence<String> attribute = OnInstance.attribute(instance, ATTRIBUTE);
        Facts facts = base.and("capability", attribute);
        if (!attribute.isKnown()) {
            return Gaps.orElse(Outcome.fail(CAUSE, facts), role, attribute);
        }
        Evidence<String> inHostMode = OnInstance.attribute(instance, HOST_ATTRIBUTE);
        boolean suffices = inHostMode.isKnown() || (networkMode.isKnown() && !networkMode.is("host"));
        if (suffices || networkMode.isAbsent()) {
            return Outcome.pass(facts);
        }
        return Gaps.orElse(
                Outcome.fail(
                        CAUSE + "/host-mode",
                        facts.and("networkMode", networkMode).and("hostCapability", inHostMode)),
                role,
                networkMode,
                inHostMode);
    }
}
