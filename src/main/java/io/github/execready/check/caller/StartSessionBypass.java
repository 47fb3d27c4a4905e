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
import io.github.execready.check.permission.Requester;
import io.github.execready.iam.Policy;
import io.github.execready.model.Arn;
import io.github.execready.model.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The caller may not open sessions with the task past ECS: {@code ssm:StartSession}, which exec does not need, obeys none of
 * the conditions on {@code ecs:ExecuteCommand}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-limit-access-start-session">
 *     limiting access to StartSession</a>
 */
public final class StartSessionBypass implements PermissionCheck {

    @Override
    public String id() {
        return "start-session-bypass";
    }

    @Override
    public Set<Part> inputs() {
        Set<Part> parts = EnumSet.of(Part.TASK);
        parts.addAll(CallerRequester.PARTS);
        return parts;
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return List.of(Asking.judgeOnTask(inputs, (caller, task) -> judge(inputs, caller, task)));
    }

    @Override
    public List<Permission> permissions(Inputs inputs) {
        return Asking.permissionOnTask(inputs, (caller, task) -> CallerRequests.startSession(inputs, caller, task));
    }

    private static Outcome judge(Inputs inputs, Requester caller, Arn task) {
        Permission permission = CallerRequests.startSession(inputs, caller, task);
        Facts facts = permission.shown(Asking.facts(inputs, caller));
        if (permission.isDenied()) {
            return Outcome.pass(facts);
        }
        Policy mend = Policy.denying(List.of("ssm:StartSession"), List.of(CallerRequests.tasksBeside(task)));
        return permission.isAllowed()
                ? Outcome.fail(
                        "start-session-bypass-open",
                        facts.forWords("policy", inputs.caller().map(c -> mend.toLine())))
                : new Outcome.NotEvaluated(permission.gaps());
    }
}
