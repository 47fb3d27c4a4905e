// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Role;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Reads who asks, with the policies of the user or of the role behind the session.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
final class CallerReader {

    private static final Origin IDENTITY = new Origin(OtherOperations.GET_CALLER_IDENTITY.action(), "Arn");

    private final AwsApi api;
    private final RoleReader roles;
    private final UserReader users;

    CallerReader(AwsApi api) {
        this.api = api;
        this.roles = new RoleReader(api);
        this.users = new UserReader(api);
    }

    Pending<Evidence<Caller>> caller() {
        return api.ask(
                        OtherOperations.GET_CALLER_IDENTITY,
                        GetCallerIdentityRequest.builder().build())
                .then(answer -> Chain.then(answer.evidence(CallerReader::identity), this::complete));
    }

    private static Evidence<Caller> identity(GetCallerIdentityResponse response, Origin origin) {
        Reading reading = Reading.at(origin);
        Evidence<String> account = reading.required("Account", response.account());
        Evidence<String> userId = reading.required("UserId", response.userId());
        return reading.required("Arn", Arn.parse(Reading.plain(response.arn())).orElse(null))
                .flatMap(arn -> account.with(
                        userId,
                        (a, u) -> new Caller(
                                arn, a, u, kind(arn), Evidence.absent(IDENTITY), Evidence.absent(IDENTITY))));
    }

    private static Caller.Kind kind(Arn arn) {
        if (arn.resource().equals("root")) {
            return Caller.Kind.ROOT;
        }
        return switch (arn.resourceType()) {
            case "user" -> Caller.Kind.USER;
            // Roles of AWS's own (assumed-role/aws:ec2-instance/…) are no roles of the account.
            case "assumed-role" -> roleName(arn).contains(":") ? Caller.Kind.OTHER : Caller.Kind.ASSUMED_ROLE;
            case "federated-user" -> Caller.Kind.FEDERATED_USER;
            default -> Caller.Kind.OTHER;
        };
    }

    private Pending<Evidence<Caller>> complete(Caller caller) {
        return switch (caller.kind()) {
            case USER ->
                users.user(caller.arn())
                        .map(user -> known(new Caller(
                                caller.arn(),
                                caller.account(),
                                caller.userId(),
                                caller.kind(),
                                caller.role(),
                                Evidence.known(user, IDENTITY))));
            case ASSUMED_ROLE ->
                roles.named(roleName(caller.arn()))
                        .map(role -> known(new Caller(
                                caller.arn(),
                                caller.account(),
                                caller.userId(),
                                caller.kind(),
                                ofSession(caller, role),
                                caller.user())));
            case FEDERATED_USER, ROOT, OTHER -> Pending.of(known(caller));
        };
    }

    /** The role of the session and no namesake made since: its id is the part of the user id before the colon. */
    private static Evidence<Role> ofSession(Caller caller, Evidence<Role> found) {
        String id = caller.userId().substring(0, Math.max(0, caller.userId().indexOf(':')));
        return found.fold(
                known -> known.value().id().is(id)
                        ? found
                        : gone("role " + known.value().arn() + " is not the role of the session: the ids differ"),
                absent -> gone("the role of the session " + caller.arn() + " does not exist"),
                unknown -> found);
    }

    private static Evidence<Role> gone(String detail) {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_VISIBLE, IamOperations.GET_ROLE.action(), detail));
    }

    private static String roleName(Arn session) {
        String[] parts = session.resource().split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    private static Evidence<Caller> known(Caller caller) {
        return Evidence.known(caller, IDENTITY);
    }
}
