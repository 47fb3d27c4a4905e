// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.sessions;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Session;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/**
 * No session is open that could stand in the way of another one. Sources disagree on how many a container takes (one, two,
 * twenty, a thousand), so open sessions are reported and never held to be a failure of exec.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">one session for each
 *     process-ID namespace</a>
 */
public final class OpenSessions implements Check {

    // What the agent's own code allows where ECS tells it no other number:
    // https://github.com/aws/amazon-ecs-agent/blob/8dfceca6/agent/engine/execcmd/manager_init_task.go
    private static final int USUAL_LIMIT = 2;
    private static final Set<String> SHARED = Set.of("task", "host");

    @Override
    public String id() {
        return "open-sessions";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.SESSIONS);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<List<Session>> sessions = inputs.sessions();
        Evidence<Boolean> shared = inputs.taskDefinition().flatMap(OpenSessions::sharesNamespace);
        return PerContainer.running(inputs, container -> of(container, sessions, shared));
    }

    private static Outcome of(TaskContainer container, Evidence<List<Session>> sessions, Evidence<Boolean> shared) {
        List<Session> all = sessions.toOptional().orElse(List.of());
        if (all.isEmpty() || container.runtimeId().isUnknown()) {
            Evidence<?> needed = all.isEmpty() ? sessions : container.runtimeId();
            return Gaps.orElse(Outcome.pass(facts(all, sessions)), needed);
        }
        List<Session> own = all.stream().filter(s -> isIn(s, container)).toList();
        if (own.size() >= USUAL_LIMIT) {
            return Outcome.fail("session-limit-reached", facts(own, sessions));
        }
        if (!own.isEmpty()) {
            return Outcome.fail("session-limit-reached/one-open", facts(own, sessions));
        }
        if (shared.is(true)) {
            return Outcome.fail("second-container-same-task-namespace", facts(all, sessions));
        }
        return Gaps.orElse(Outcome.pass(facts(own, sessions)), shared);
    }

    private static Evidence<Boolean> sharesNamespace(TaskDefinition definition) {
        Evidence<Boolean> shared = definition.pidMode().map(SHARED::contains).absentAs(false);
        Evidence<List<ContainerDefinition>> containers = definition.containerDefinitions();
        return shared.is(false) ? shared : shared.with(containers, (isShared, all) -> isShared && all.size() > 1);
    }

    private static boolean isIn(Session session, TaskContainer container) {
        return container
                .runtimeId()
                .toOptional()
                .filter(id -> session.target().endsWith("_" + id))
                .isPresent();
    }

    private static Facts facts(List<Session> sessions, Evidence<List<Session>> source) {
        Facts count = Facts.of("count", source.map(all -> sessions.size()));
        return sessions.isEmpty()
                ? count
                : count.and("session", source.map(all -> sessions.get(0).id()));
    }
}
