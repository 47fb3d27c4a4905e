// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.permission.CallerRequester;
import io.github.execready.check.permission.CallerRequests;
import io.github.execready.check.permission.Permission;
import io.github.execready.check.permission.Permissions;
import io.github.execready.check.permission.Refusal;
import io.github.execready.check.permission.Requester;
import io.github.execready.iam.Policy;
import io.github.execready.iam.Principal;
import io.github.execready.model.Arn;
import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.Role;
import io.github.execready.model.User;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the checks of the caller have in common: of whom they speak, and in which words. */
final class Asking {

    private static final String OF_IDENTITY_CENTER = "AWSReservedSSO_";

    private Asking() {}

    /** Judges the caller where its policies can be told. */
    static Judgement judge(Inputs inputs, Function<Requester, Outcome> judge) {
        return new Judgement(
                subject(inputs),
                CallerRequester.of(inputs)
                        .fold(
                                known -> judge.apply(known.value()),
                                absent -> Outcome.notEvaluated(new Gap(
                                        Gap.Reason.NOT_VISIBLE, absent.origin().source(), "AWS does not say who asks")),
                                unknown -> unread(unknown.gap())));
    }

    /** Judges what the caller may do about the task, where it is known which that is. */
    static Judgement judgeOnTask(Inputs inputs, BiFunction<Requester, Arn, Outcome> judge) {
        return judge(
                inputs,
                caller -> CallerRequests.task(inputs)
                        .fold(
                                task -> judge.apply(caller, task.value()),
                                absent -> Outcome.notApplicable("no-task"),
                                unknown -> Outcome.notEvaluated(unknown.gap())));
    }

    // Not asked for means that somebody else is going to exec.
    private static Outcome unread(Gap gap) {
        return gap.reason() == Gap.Reason.NOT_ASKED
                ? Outcome.notApplicable("not-this-caller")
                : Outcome.notEvaluated(gap);
    }

    /** The permissions of the caller, where it is known. */
    static List<Permission> permissions(Inputs inputs, Function<Requester, List<Permission>> of) {
        return CallerRequester.of(inputs).toOptional().map(of).orElse(List.of());
    }

    /** One permission about the task, where both are known. */
    static List<Permission> permissionOnTask(Inputs inputs, BiFunction<Requester, Arn, Permission> of) {
        return permissions(
                inputs,
                caller -> CallerRequests.task(inputs).toOptional().stream()
                        .map(task -> of.apply(caller, task))
                        .toList());
    }

    /** The caller; the target where it is not known who that is. */
    static Subject subject(Inputs inputs) {
        return CallerRequester.name(inputs)
                .toOptional()
                .map(name -> new Subject(Subject.Kind.CALLER, name))
                .orElse(inputs.taskSubject());
    }

    /** Who asks, and by which name commands know it. */
    static Facts facts(Inputs inputs, Requester caller) {
        Facts facts = Facts.of("caller", inputs.caller().map(Caller::arn));
        String name = caller.arn().resourceName();
        if (caller.principal() instanceof Principal.User) {
            return facts.forWords("userName", inputs.caller().map(c -> name));
        }
        if (!(caller.principal() instanceof Principal.RoleSession)) {
            return facts;
        }
        return name.startsWith(OF_IDENTITY_CENTER)
                ? facts.forWords("permissionSet", inputs.caller().map(c -> permissionSet(name)))
                : facts.forWords("roleName", inputs.caller().map(c -> name));
    }

    // AWSReservedSSO_NAME_SUFFIX; IAM lets nobody change such a role.
    private static String permissionSet(String role) {
        int suffix = role.lastIndexOf('_');
        int start = OF_IDENTITY_CENTER.length();
        return suffix > start ? role.substring(start, suffix) : role.substring(start);
    }

    /** Adds what was refused, the statement that comes nearest, and a policy that mends it. */
    static Facts refused(Inputs inputs, Facts facts, List<Permission> denied, Policy mend) {
        Facts shown = denied.get(0)
                .shown(Permissions.facts(denied, facts))
                .forWords(
                        "resource",
                        inputs.caller()
                                .map(c -> denied.stream()
                                        .map(p -> p.request().resource())
                                        .toList()))
                .forWords("policy", inputs.caller().map(c -> mend.toLine()));
        return shown.andKnown("boundary", boundary(inputs));
    }

    private static Evidence<Arn> boundary(Inputs inputs) {
        Evidence<PermissionsBoundary> ofRole =
                inputs.caller().flatMap(Caller::role).flatMap(Role::permissionsBoundary);
        return (ofRole.isKnown()
                        ? ofRole
                        : inputs.caller().flatMap(Caller::user).flatMap(User::permissionsBoundary))
                .map(PermissionsBoundary::arn);
    }

    /**
     * The variant of a cause for the sort of a refusal. None is for the organization's: its policies may ask for the address
     * of the caller, which nobody knows, so that a denial by them stays open.
     */
    static String variant(Permission denied) {
        return switch (kind(denied)) {
            case NOT_GRANTED, ORGANIZATION -> "";
            case OTHER_RESOURCE, CONDITION -> "/too-narrow";
            case DENIED -> "/denied";
            case BOUNDARY -> "/boundary";
            case RESOURCE -> "/key-policy";
        };
    }

    static Refusal.Kind kind(Permission denied) {
        return Refusal.of(denied).map(Refusal::kind).orElse(Refusal.Kind.NOT_GRANTED);
    }
}
