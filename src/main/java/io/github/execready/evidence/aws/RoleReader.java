// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Reads a role and its policies in three rounds of calls: the role and its lists, the policies, the managed policies'
 * default versions.
 */
final class RoleReader {

    /** What {@code GetRole} says, and the boundary that it names. */
    private record Description(
            software.amazon.awssdk.services.iam.model.Role role,
            Reading reading,
            Evidence<PermissionsBoundary> permissionsBoundary) {}

    private final AwsApi api;
    private final PolicyReader policies;

    RoleReader(AwsApi api) {
        this.api = api;
        this.policies = new PolicyReader(api);
    }

    /** The role of an ARN. Where {@code GetRole} is denied its policies may be known all the same. */
    Pending<Evidence<Role>> role(Evidence<Arn> arn) {
        return Chain.then(
                arn,
                asked -> read(asked.resourceName(), (gap, found) -> withoutDescription(asked, gap, found))
                        .map(role -> role.flatMap(r -> same(asked, r))));
    }

    /** The role of a name in the account asked, with its real path, which only {@code GetRole} tells. */
    Pending<Evidence<Role>> named(String name) {
        return read(name, (gap, found) -> Evidence.unknown(gap));
    }

    private Pending<Evidence<Role>> read(String name, BiFunction<Gap, HeldPolicies, Evidence<Role>> undescribed) {
        return describe(name)
                .with(
                        policies(name),
                        (description, found) -> description.fold(
                                known -> role(known.value(), found),
                                absent -> Evidence.absent(absent.origin()),
                                unknown -> undescribed.apply(unknown.gap(), found)));
    }

    private Pending<Evidence<Description>> describe(String name) {
        return api.ask(
                        IamOperations.GET_ROLE,
                        GetRoleRequest.builder().roleName(name).build())
                .then(answer -> Chain.then(
                        answer.evidence((response, origin) -> Reading.at(origin).required("Role", response.role())),
                        role -> {
                            Reading reading = Reading.at(new Origin(IamOperations.GET_ROLE.action(), "Role"));
                            return policies.boundary(reading, role.permissionsBoundary())
                                    .map(boundary ->
                                            Evidence.known(new Description(role, reading, boundary), reading.origin()));
                        }));
    }

    private Pending<HeldPolicies> policies(String name) {
        Pending<Evidence<List<String>>> names = IamPages.ROLE_POLICIES.read(
                api, ListRolePoliciesRequest.builder().roleName(name).build(), (policy, reading) -> policy);
        Pending<Evidence<List<String>>> arns = IamPages.ATTACHED_ROLE_POLICIES.read(
                api,
                ListAttachedRolePoliciesRequest.builder().roleName(name).build(),
                (policy, reading) -> Reading.plain(policy.policyArn()));
        return policies.held(names, policy -> inline(name, policy), arns);
    }

    private Pending<Evidence<PolicyDocument>> inline(String role, String policy) {
        return api.ask(
                        IamOperations.GET_ROLE_POLICY,
                        GetRolePolicyRequest.builder()
                                .roleName(role)
                                .policyName(policy)
                                .build())
                .map(answer -> answer.evidence((response, origin) ->
                        PolicyText.encoded(policy, origin.at("PolicyDocument"), response.policyDocument())));
    }

    private static Evidence<Role> role(Description description, HeldPolicies policies) {
        software.amazon.awssdk.services.iam.model.Role role = description.role();
        Reading reading = description.reading();
        Evidence<Arn> arn =
                reading.required("Arn", Arn.parse(Reading.plain(role.arn())).orElse(null));
        return arn.map(a -> new Role(
                a,
                reading.text("RoleId", role.roleId()),
                reading.value("CreateDate", role.createDate()),
                PolicyText.encoded(
                        "trust policy",
                        reading.in("AssumeRolePolicyDocument").origin(),
                        role.assumeRolePolicyDocument()),
                description.permissionsBoundary(),
                policies.inline(),
                policies.attached(),
                reading.value("Tags", tags(role.tags()))));
    }

    private static Evidence<Role> withoutDescription(Arn arn, Gap gap, HeldPolicies policies) {
        if (!policies.inline().isKnown() && !policies.attached().isKnown()) {
            return Evidence.unknown(gap);
        }
        Origin origin = new Origin(IamOperations.LIST_ROLE_POLICIES.action(), "");
        return Evidence.known(
                new Role(
                        arn,
                        Evidence.unknown(gap),
                        Evidence.unknown(gap),
                        Evidence.unknown(gap),
                        Evidence.unknown(gap),
                        policies.inline(),
                        policies.attached(),
                        Evidence.unknown(gap)),
                origin);
    }

    /**
     * IAM finds roles by name within the account of who asks: a role of another account could be answered with a
     * namesake. Within an account the name is unique, so another path means that the role asked for is not there.
     */
    private static Evidence<Role> same(Arn asked, Role found) {
        String source = IamOperations.GET_ROLE.action();
        if (!found.arn().account().equals(asked.account())) {
            return Evidence.unknown(new Gap(
                    Gap.Reason.NOT_VISIBLE,
                    source,
                    "the role is of account " + asked.account() + ", and account "
                            + found.arn().account() + " was asked"));
        }
        return found.arn().equals(asked)
                ? Evidence.known(found, new Origin(source, "Role"))
                : Evidence.absent(new Origin(source, "Role.Arn"));
    }

    static Map<String, String> tags(List<Tag> tags) {
        return tags.stream()
                .collect(Collectors.toUnmodifiableMap(
                        tag -> Reading.plain(tag.key()), tag -> Reading.plain(tag.value()), (first, second) -> second));
    }
}
