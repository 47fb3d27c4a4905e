// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.Requester;
import io.github.execready.check.permission.TaskRequester;
import io.github.execready.check.permission.TaskRequests;
import io.github.execready.iam.Policy;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The task's role may open the channels of a session. Without the control channel the agent never connects; without the data
 * channel a session opens and dies.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions">
 *     permissions that ECS Exec needs</a>
 */
public final class TaskRoleSsmmessages implements PermissionCheck {

    private static final String TOO_NARROW = "task-role-resource-or-condition-too-narrow";

    @Override
    public String id() {
        return "task-role-ssmmessages";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.EXECUTION_ROLE, Part.NETWORK);
        parts.addAll(TaskRequester.PARTS);
        return parts;
    }

    @Override
    public Set<String> prerequisites() {
        return Set.of("task-role-present", "task-role-exists");
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Judgement judgement = TaskRequester.of(inputs)
                .fold(
                        known -> new Judgement(
                                new Subject(
                                        Subject.Kind.ROLE, known.value().arn().resourceName()),
                                judge(inputs, known.value())),
                        absent -> new Judgement(inputs.taskSubject(), Outcome.notApplicable("no-task-role")),
                        unknown -> new Judgement(inputs.taskSubject(), Outcome.notEvaluated(unknown.gap())));
        return List.of(judgement);
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return TaskRequester.of(inputs)
                .toOptional()
                .map(agent -> channels(inputs, agent).all())
                .orElse(List.of());
    }

    private static Outcome judge(Inputs inputs, Requester agent) {
        Facts facts = Facts.of("role", TaskRequester.role(inputs).map(Role::arn))
                .forWords(
                        "roleName",
                        TaskRequester.role(inputs).map(role -> role.arn().resourceName()));
        Permissions permissions = channels(inputs, agent);
        return permissions.outcome(
                denied -> refused(inputs, denied, facts),
                () -> Outcome.pass(
                        permissions.all().get(0).placed(permissions.all().get(0).shown(facts))));
    }

    private static Permissions channels(Inputs inputs, Requester agent) {
        return new Permissions(TaskRequests.CHANNELS.stream()
                .map(action -> TaskRequests.ssmmessages(inputs, agent, action))
                .toList());
    }

    private static Outcome refused(Inputs inputs, List<Permission> denied, Facts facts) {
        List<String> actions = Permissions.actions(denied);
        Permission first = denied.get(0);
        Facts shown = first.shown(Permissions.facts(denied, facts))
                .forWords(
                        "policy",
                        TaskRequester.role(inputs)
                                .map(role ->
                                        Policy.allowing(actions, List.of("*")).toLine()));
        boolean control = !Collections.disjoint(actions, TaskRequests.CONTROL_CHANNEL);
        String channel = control ? "task-role-lacks-control-channel" : "task-role-lacks-data-channel";
        Refusal.Kind kind = Refusal.of(first).map(Refusal::kind).orElse(Refusal.Kind.NOT_GRANTED);
        return switch (kind) {
            case DENIED -> Outcome.fail(channel + "/denied", shown);
            case BOUNDARY, RESOURCE -> Outcome.fail("permissions-boundary-on-task-role", boundary(inputs, shown));
            case ORGANIZATION -> Outcome.fail("scp-denies-ssmmessages", shown);
            case OTHER_RESOURCE -> Outcome.fail(TOO_NARROW, shown);
            case CONDITION -> Outcome.fail(TOO_NARROW + "/condition", shown);
            case NOT_GRANTED ->
                onExecutionRole(inputs, actions)
                        .map(misplaced -> Outcome.fail(
                                "permissions-on-execution-role",
                                misplaced.placed(shown.and(
                                        "executionRole", inputs.executionRole().map(Role::arn)))))
                        .orElseGet(() -> Outcome.fail(channel, amongAttached(inputs, shown)));
        };
    }

    private static Facts boundary(Inputs inputs, Facts facts) {
        return facts.and(
                "boundary",
                TaskRequester.role(inputs).flatMap(Role::permissionsBoundary).map(boundary -> boundary.arn()));
    }

    /** Where only policies are attached, the first of them is where somebody looks for what is missing. */
    private static Facts amongAttached(Inputs inputs, Facts facts) {
        Evidence<Role> role = TaskRequester.role(inputs);
        return role.flatMap(Role::inlinePolicies).is(List.of())
                ? facts.decidedAt(role.flatMap(Role::attachedPolicies))
                : facts;
    }

    /** What gives the role that pulls images all that the task's role lacks, which shows where it was meant to be. */
    private static Optional<Permission> onExecutionRole(Inputs inputs, List<String> actions) {
        return inputs.executionRole()
                .map(role -> TaskRequester.ofTaskRole(inputs, role))
                .toOptional()
                .map(role -> actions.stream()
                        .map(action -> TaskRequests.ssmmessages(inputs, role, action))
                        .toList())
                .filter(all -> !all.isEmpty() && all.stream().allMatch(Permission::isAllowed))
                .map(all -> all.get(0));
    }
}
