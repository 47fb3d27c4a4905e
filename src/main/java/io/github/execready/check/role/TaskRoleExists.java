// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.NamedTaskRole;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import io.github.execready.model.Task;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * IAM has the task role, and it is the one that the task was started with: a role made anew under an old name is another
 * role.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">unique identifiers</a>
 */
public final class TaskRoleExists implements Check {

    private static final String CAUSE = "task-role-deleted-or-recreated";

    @Override
    public String id() {
        return "task-role-exists";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.TASK_ROLE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Arn> named = NamedTaskRole.of(inputs);
        Judgement judgement = named.fold(
                known -> new Judgement(
                        new Subject(Subject.Kind.ROLE, known.value().resourceName()),
                        ofRole(inputs, Facts.of("taskRole", named).and("roleName", roleName(named)))),
                absent -> new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task-role")),
                unknown -> new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome ofRole(Inputs inputs, Facts named) {
        Evidence<Role> role = inputs.taskRole();
        if (role.isAbsent()) {
            return Outcome.fail(CAUSE, named.and("answer", role));
        }
        Evidence<Instant> created = role.flatMap(Role::createDate);
        Evidence<Instant> started = inputs.task().flatMap(Task::startedAt);
        Facts facts = named.and("roleCreated", created).and("taskStarted", started);
        boolean newer = created.with(started, Instant::isAfter).is(true);
        return newer
                ? Outcome.fail(CAUSE + "/recreated", facts)
                : Gaps.orElse(Outcome.pass(facts), role, created, started);
    }

    private static Evidence<String> roleName(Evidence<Arn> role) {
        return role.map(Arn::resourceName);
    }
}
