// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Check;
import io.github.execready.check.Excerpt;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.NamedTaskRole;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.RoleAssumption;
import io.github.execready.iam.Decision;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.List;
import java.util.Set;

/**
 * The task role's trust policy lets ECS fetch credentials for the task.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">task IAM role</a>
 */
public final class TaskRoleTrust implements Check {

    private static final String CAUSE = "task-role-trust-policy-wrong";

    /** How the service may be written in partitions whose names end otherwise; no page says whether it is the same. */
    private static final String LIKE_IT = "ecs-tasks.";

    @Override
    public String id() {
        return "task-role-trust";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.TASK_ROLE);
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("task-role-present", "task-role-exists");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Arn> named = NamedTaskRole.of(inputs);
        Judgement judgement = named.fold(
                known -> new Judgement(
                        new Subject(Subject.Kind.ROLE, known.value().resourceName()),
                        inputs.taskRole()
                                .fold(
                                        role -> judge(inputs, role.value()),
                                        absent -> Outcome.notApplicable("no-such-role"),
                                        unknown -> Outcome.notEvaluated(unknown.gap()))),
                absent -> new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task-role")),
                unknown -> new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    private static Outcome judge(Inputs inputs, Role role) {
        RoleAssumption assumption = RoleAssumption.of(inputs, role);
        Permission permission = assumption.permission();
        Facts facts = permission.shown(Facts.of("role", inputs.taskRole().map(Role::arn)));
        if (permission.isDenied()) {
            return refused(inputs, assumption, facts);
        }
        return permission.isAllowed()
                ? Outcome.pass(facts.decidedAt(role.trustPolicy()))
                : new Outcome.NotEvaluated(permission.gaps());
    }

    private static Outcome refused(Inputs inputs, RoleAssumption assumption, Facts facts) {
        Evidence<Role> role = inputs.taskRole();
        List<String> trusted = assumption.trusted();
        Origin origin = origin(role.flatMap(Role::trustPolicy));
        Facts shown = facts.and(
                        "trusted", Excerpt.of(trusted.isEmpty() ? "nobody" : String.join(", ", trusted)), origin)
                .forWords("roleName", role.map(r -> r.arn().resourceName()))
                .forWords("account", role.map(r -> assumption.account()))
                .forWords("sourceArn", role.map(r -> assumption.sourceArn()))
                .forWords("policy", role.map(r -> assumption.needed().toLine()))
                .decidedAt(origin);
        if (assumption.permission().decision() instanceof Decision.ExplicitlyDenied) {
            return Outcome.fail(CAUSE + "/denied", shown);
        }
        if (Refusal.byResource(assumption.permission()).kind() == Refusal.Kind.CONDITION) {
            return Outcome.fail(CAUSE + "/condition", shown);
        }
        if (trusted.contains(RoleAssumption.SERVICE)) {
            return Outcome.fail(CAUSE + "/other-action", shown);
        }
        return trusted.stream().anyMatch(name -> name.startsWith(LIKE_IT))
                ? Outcome.notEvaluated(new Gap(
                        Gap.Reason.UNDOCUMENTED,
                        "IAM's documentation",
                        "the trust policy names " + String.join(", ", trusted)))
                : Outcome.fail(CAUSE, shown);
    }

    private static Origin origin(Evidence<PolicyDocument> policy) {
        return policy.fold(
                known -> known.origin(),
                absent -> absent.origin(),
                unknown -> new Origin(unknown.gap().source(), ""));
    }
}
