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
import io.github.execready.model.Task;
import java.util.List;
import java.util.Set;

/**
 * ECS hears from the agent that runs the task. Without it all that ECS says of the task may be out of date; the channel of
 * the sessions is another one, so exec may work all the same.
 */
public final class AgentConnected implements Check {

    private static final String CAUSE = "ecs-agent-disconnected";

    @Override
    public String id() {
        return "agent-connected";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> connectivity = inputs.task().flatMap(Task::connectivity);
        if (Capacity.ofTask(inputs.task()).is(Capacity.FARGATE)) {
            return List.of(new Judgement(inputs.taskSubject(), ofTask(connectivity)));
        }
        return OnInstance.judge(inputs, (instance, facts) -> of(instance, facts, connectivity));
    }

    private static Outcome ofTask(Evidence<String> connectivity) {
        Facts facts = Facts.of("connectivity", connectivity);
        return connectivity.is("DISCONNECTED")
                ? Outcome.fail(CAUSE + "/task", facts)
                : Gaps.orElse(Outcome.pass(facts), connectivity);
    }

    private static Outcome of(ContainerInstance instance, Facts base, Evidence<String> connectivity) {
        Facts facts = base.and("agentConnected", instance.agentConnected())
                .and("status", instance.status())
                .and("connectivity", connectivity);
        if (instance.agentConnected().is(false) || connectivity.is("DISCONNECTED")) {
            return Outcome.fail(CAUSE, facts);
        }
        if (instance.status().is("DRAINING")) {
            return Outcome.fail(CAUSE + "/draining", facts);
        }
        return Gaps.orElse(Outcome.pass(facts), instance.agentConnected(), instance.status(), connectivity);
    }
}
