// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.Evidence;
import io.github.execready.model.ManagedAgent;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The exec agent of each container is RUNNING, and has been long enough to have opened its control channel. RUNNING says
 * that the process lives, not that it reached Systems Manager.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-troubleshooting.html">Troubleshooting</a>
 */
public final class ManagedAgentRunning implements Check {

    // How long the container agent of ECS keeps trying to start an exec agent:
    // https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/execcmd/manager_start.go
    private static final Duration START_ATTEMPTS = Duration.ofMinutes(10);

    // Reports speak of a few seconds to a minute: https://github.com/aws/containers-roadmap/issues/187
    private static final Duration CONNECTING = Duration.ofSeconds(60);

    @Override
    public String id() {
        return "managed-agent-running";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION);
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("container-running", "task-exec-enabled");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.running(inputs, container -> ofContainer(container, inputs));
    }

    private static Outcome ofContainer(TaskContainer container, Inputs inputs) {
        return RunningContainer.execAgent(container)
                .fold(
                        known -> ofAgent(known.value(), inputs),
                        absent -> Outcome.fail(
                                "managed-agent-absent", Facts.none().and("managedAgents", "none", absent.origin())),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome ofAgent(ManagedAgent agent, Inputs inputs) {
        Facts facts = Facts.of("status", agent.lastStatus());
        return agent.lastStatus()
                .fold(
                        known -> switch (known.value()) {
                            case "RUNNING" -> running(agent, facts, inputs.observedAt());
                            case "PENDING" -> pending(facts, inputs);
                            case "STOPPED" -> stopped(agent, facts, inputs);
                            default -> Outcome.fail("managed-agent-absent/unfamiliar-status", facts);
                        },
                        absent -> Outcome.fail("managed-agent-absent/unfamiliar-status", facts),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome running(ManagedAgent agent, Facts facts, Instant observedAt) {
        return agent.lastStartedAt()
                .fold(
                        known -> known.value().isAfter(observedAt.minus(CONNECTING))
                                ? Outcome.failForNow(
                                        "task-just-started", facts.and("lastStartedAt", agent.lastStartedAt()))
                                : Outcome.pass(facts),
                        absent -> Outcome.pass(facts),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome pending(Facts facts, Inputs inputs) {
        Evidence<Instant> startedAt = inputs.task().flatMap(Task::startedAt);
        boolean lasting = startedAt
                .toOptional()
                .filter(at -> at.isBefore(inputs.observedAt().minus(START_ATTEMPTS)))
                .isPresent();
        return lasting
                ? Outcome.fail("managed-agent-pending/lasting", facts.and("startedAt", startedAt))
                : Outcome.failForNow("managed-agent-pending", facts);
    }

    private static Outcome stopped(ManagedAgent agent, Facts facts, Inputs inputs) {
        Facts whole =
                Stating.also(Stating.also(facts, "reason", agent.reason()), "lastStartedAt", agent.lastStartedAt());
        if (agent.reason().isAbsent()) {
            return Outcome.fail(withoutReason(agent, inputs), whole);
        }
        return Outcome.fail(
                agent.reason().toOptional().map(AgentStopReason::cause).orElse(AgentStopReason.UNFAMILIAR), whole);
    }

    // An agent that never started has no lastStartedAt; Fargate once lost track of agents that had started and lived
    // on:
    // https://github.com/aws/amazon-ssm-agent/issues/361
    private static String withoutReason(ManagedAgent agent, Inputs inputs) {
        return agent.lastStartedAt().isKnown() && Capacity.ofTask(inputs.task()).is(Capacity.FARGATE)
                ? "fargate-lost-ssm-process"
                : "managed-agent-stopped-reason-null";
    }
}
