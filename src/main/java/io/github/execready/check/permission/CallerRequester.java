// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.iam.Principal;
import io.github.execready.model.Arn;
import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import io.github.execready.model.User;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever runs execready, taken for whoever is going to exec. A session policy that a role was assumed with is shown
 * nowhere; reports name it among the assumptions.
 */
public final class CallerRequester {

    /** What has to be read to know it. */
    public static final Set<Part> PARTS = Set.of(Part.CALLER, Part.POLICIES, Part.SIMULATIONS);

    private CallerRequester() {}

    /** The caller; unknown where the policies that speak of it cannot be told. */
    public static Evidence<Requester> of(Inputs inputs) {
        return inputs.caller()
                .fold(
                        known -> of(inputs, known.value(), known.origin()),
                        absent -> nobody(absent.origin().source(), "AWS does not say who asks"),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** What findings about the caller are about: the role, user or other identity by its name. */
    public static Evidence<String> name(Inputs inputs) {
        return inputs.caller()
                .map(caller -> caller.kind() == Caller.Kind.ASSUMED_ROLE
                        ? roleName(caller.arn())
                        : caller.arn().resourceName());
    }

    private static Evidence<Requester> of(Inputs inputs, Caller caller, Origin origin) {
        return switch (caller.kind()) {
            case USER ->
                caller.user()
                        .fold(
                                user -> Evidence.known(ofUser(inputs, caller, user.value()), user.origin()),
                                absent -> nobody(absent.origin().source(), "user " + caller.arn() + " was not read"),
                                unknown -> Evidence.unknown(unknown.gap()));
            case ASSUMED_ROLE ->
                caller.role()
                        .fold(
                                role -> Evidence.known(ofRole(inputs, caller, role.value()), role.origin()),
                                absent -> nobody(
                                        absent.origin().source(), "the role of " + caller.arn() + " does not exist"),
                                unknown -> Evidence.unknown(unknown.gap()));
            case ROOT -> Evidence.known(ofRoot(inputs, caller), origin);
            case FEDERATED_USER, OTHER ->
                nobody(
                        "sts:GetCallerIdentity",
                        "no API shows what " + caller.arn() + " may do: it is neither a user nor a role");
        };
    }

    private static Evidence<Requester> nobody(String source, String detail) {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_VISIBLE, source, detail));
    }

    private static Requester ofUser(Inputs inputs, Caller caller, User user) {
        Context.Builder context = RequestContext.common(inputs, user.arn())
                .known("aws:PrincipalType", "User")
                .known("aws:userid", caller.userId())
                .known("aws:username", user.arn().resourceName())
                .absent("aws:FederatedProvider")
                .absent("aws:SourceIdentity");
        return new Requester(
                user.arn(),
                new Principal.User(user.arn(), caller.userId()),
                RequestContext.tagged(context, user.tags()).build(),
                HeldPolicies.of(user),
                HeldPolicies.boundary("user " + user.arn().resourceName(), user.permissionsBoundary()),
                inputs.simulations());
    }

    // The session may have tags of its own beside the role's, and nothing shows them.
    private static Requester ofRole(Inputs inputs, Caller caller, Role role) {
        Context.Builder context = RequestContext.common(inputs, role.arn())
                .known("aws:PrincipalType", "AssumedRole")
                .known("aws:userid", caller.userId())
                .absent("aws:username");
        return new Requester(
                role.arn(),
                new Principal.RoleSession(caller.arn(), role.arn(), roleId(caller)),
                context.build(),
                HeldPolicies.of(role),
                HeldPolicies.boundary("role " + role.arn().resourceName(), role.permissionsBoundary()),
                inputs.simulations());
    }

    private static Requester ofRoot(Inputs inputs, Caller caller) {
        Context.Builder context = RequestContext.common(inputs, caller.arn())
                .known("aws:PrincipalType", "Account")
                .known("aws:userid", caller.userId())
                .absent("aws:username")
                .absentUnder("aws:PrincipalTag/");
        return new Requester(
                caller.arn(),
                new Principal.Root(caller.arn()),
                context.build(),
                HeldPolicies.NONE,
                Optional.empty(),
                inputs.simulations());
    }

    private static String roleId(Caller session) {
        int colon = session.userId().indexOf(':');
        return colon < 0 ? "" : session.userId().substring(0, colon);
    }

    // assumed-role/ROLE/SESSION; the session's name may hold anything but a slash.
    private static String roleName(Arn session) {
        String[] parts = session.resource().split("/", -1);
        return parts.length > 1 ? parts[1] : session.resourceName();
    }
}
