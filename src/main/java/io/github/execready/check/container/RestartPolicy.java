// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The container was not restarted in place. A restarted container cannot be entered until its task is replaced.
 *
 * @see <a href="https://github.com/aws/containers-roadmap/issues/2469">containers-roadmap issue 2469</a>
 */
public final class RestartPolicy implements Check {

    // No API counts restarts. An agent that started long after its task started with a container that did so, too.
    private static final Duration LATE = Duration.ofMinutes(5);

    // What ECS says where it started the agent once more, in a container that had gone on.
    private static final String AGENT_RESTARTED = "ExecuteCommandAgent restarted";

    @Override
    public String id() {
        return "restart-policy";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK_DEFINITION, Part.TASK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.defined(inputs, container -> outcome(container, inputs));
    }

    private static Outcome outcome(ContainerDefinition container, Inputs inputs) {
        Evidence<Boolean> enabled = container.restartPolicyEnabled().absentAs(false);
        Facts facts = Facts.of("restartPolicyEnabled", enabled);
        if (enabled.is(true)) {
            return restartable(container, facts, inputs);
        }
        return Gaps.orElse(Outcome.pass(facts), enabled);
    }

    private static Outcome restartable(ContainerDefinition container, Facts facts, Inputs inputs) {
        if (inputs.task().isAbsent()) {
            return Outcome.fail("restart-policy-restarted-container/planned", facts);
        }
        Evidence<ManagedAgent> agent =
                RunningContainer.of(inputs, container.name()).flatMap(RunningContainer::execAgent);
        Evidence<Instant> taskStarted = inputs.task().flatMap(Task::startedAt);
        Evidence<Instant> agentStarted = agent.flatMap(ManagedAgent::lastStartedAt);
        boolean restarted = taskStarted
                .with(agentStarted, (task, started) -> started.isAfter(task.plus(LATE)))
                .is(true);
        if (restarted && !agent.flatMap(ManagedAgent::reason).is(AGENT_RESTARTED)) {
            return Outcome.fail(
                    "restart-policy-restarted-container",
                    facts.and("startedAt", taskStarted).and("lastStartedAt", agentStarted));
        }
        return Gaps.orElse(Outcome.fail("restart-policy-restarted-container/unseen", facts), taskStarted, agentStarted);
    }
}
