// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The container instance offers ECS Exec: ECS places tasks with exec only where this attribute is, although the task
 * definition's own list of required attributes does not show it.
 *
 * @see <a href="https://github.com/aws/aws-cli/issues/7548">aws/aws-cli#7548</a>
 */
public final class ExecCapability implements Check {

    private static final String ATTRIBUTE = "ecs.capability.execute-command";
    private static final String CAUSE = "exec-capability-attribute-missing";

    @Override
    public String id() {
        return "exec-capability";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        // Whether managed instances show the attribute is documented nowhere, so its absence proves nothing there.
        boolean managed = Capacity.ofTask(inputs.task()).is(Capacity.MANAGED_INSTANCES);
        return OnInstance.judge(inputs, (instance, facts) -> of(instance, facts, managed));
    }

    private static Outcome of(ContainerInstance instance, Facts base, boolean managed) {
        Evidence<String> attribute = OnInstance.attribute(instance, ATTRIBUTE);
        if (attribute.isKnown()) {
            return Outcome.pass(base);
        }
        Facts facts = base.and("capability", attribute);
        return Gaps.orElse(Outcome.fail(managed ? CAUSE + "/managed-instance" : CAUSE, facts), attribute);
    }
}
