// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.permission.CallerRequester;
import io.github.execready.check.permission.CallerRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.PermissionCheck;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Requester;
import io.github.execready.iam.Policy;
import io.github.execready.model.Arn;
import io.github.execready.model.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The caller may describe the task, which the AWS CLI does after ECS has opened the session: it needs the container's
 * runtime id.
 *
 * @see <a href="https://github.com/aws/aws-cli/blob/v2/awscli/customizations/ecs/executecommand.py">the AWS CLI</a>
 */
public final class CallerDescribeTasks implements PermissionCheck {

    @Override
    public String id() {
        return "caller-describe-tasks";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.CLUSTER, Part.TASK);
        parts.addAll(CallerRequester.PARTS);
        return parts;
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return List.of(Asking.judgeOnTask(inputs, (caller, task) -> judge(inputs, caller, task)));
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return Asking.permissionOnTask(inputs, (caller, task) -> CallerRequests.describeTasks(inputs, caller, task));
    }

    private static Outcome judge(Inputs inputs, Requester caller, Arn task) {
        Facts facts = Asking.facts(inputs, caller);
        Permission permission = CallerRequests.describeTasks(inputs, caller, task);
        return new Permissions(List.of(permission))
                .outcome(
                        denied -> Outcome.fail(
                                "caller-cannot-describe-tasks" + Asking.variant(permission),
                                Asking.refused(inputs, facts, denied, mend(inputs, denied, task))),
                        () -> Outcome.pass(permission.shown(facts)));
    }

    private static Policy mend(Inputs inputs, List<Permission> denied, Arn task) {
        Arn tasks = CallerRequests.cluster(inputs)
                .map(CallerRequests::tasksOf)
                .toOptional()
                .orElse(task);
        return Policy.allowing(Permissions.actions(denied), List.of(tasks.toString()));
    }
}
