// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Group;
import io.github.execready.model.Origin;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.User;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;

/** Reads a user, its policies and those of its groups. */
final class UserReader {

    private record Description(Evidence<PermissionsBoundary> permissionsBoundary, Evidence<Map<String, String>> tags) {}

    private record Rights(HeldPolicies own, Evidence<List<Group>> groups) {}

    private final AwsApi api;
    private final PolicyReader policies;
    private final GroupReader groups;

    UserReader(AwsApi api) {
        this.api = api;
        this.policies = new PolicyReader(api);
        this.groups = new GroupReader(api);
    }

    /** The user that an ARN names, which a user's own identity does with the real path. */
    Pending<User> user(Arn arn) {
        String name = arn.resourceName();
        return describe(name)
                .with(
                        held(name).with(groups.groupsOf(arn), Rights::new),
                        (description, rights) -> new User(
                                arn,
                                description.flatMap(Description::permissionsBoundary),
                                rights.own().inline(),
                                rights.own().attached(),
                                rights.groups(),
                                description.flatMap(Description::tags)));
    }

    private Pending<Evidence<Description>> describe(String name) {
        return api.ask(
                        IamOperations.GET_USER,
                        GetUserRequest.builder().userName(name).build())
                .then(answer -> Chain.then(
                        answer.evidence((response, origin) -> Reading.at(origin).required("User", response.user())),
                        user -> {
                            Reading reading = Reading.at(new Origin(IamOperations.GET_USER.action(), "User"));
                            return policies.boundary(reading, user.permissionsBoundary())
                                    .map(boundary -> Evidence.known(
                                            new Description(
                                                    boundary, reading.value("Tags", RoleReader.tags(user.tags()))),
                                            reading.origin()));
                        }));
    }

    private Pending<HeldPolicies> held(String name) {
        Pending<Evidence<List<String>>> names = IamPages.USER_POLICIES.read(
                api, ListUserPoliciesRequest.builder().userName(name).build(), (policy, reading) -> policy);
        Pending<Evidence<List<String>>> arns = IamPages.ATTACHED_USER_POLICIES.read(
                api,
                ListAttachedUserPoliciesRequest.builder().userName(name).build(),
                (policy, reading) -> Reading.plain(policy.policyArn()));
        return policies.held(names, policy -> inline(name, policy), arns);
    }

    private Pending<Evidence<PolicyDocument>> inline(String user, String policy) {
        return api.ask(
                        IamOperations.GET_USER_POLICY,
                        GetUserPolicyRequest.builder()
                                .userName(user)
                                .policyName(policy)
                                .build())
                .map(answer -> answer.evidence((response, origin) ->
                        PolicyText.encoded(policy, origin.at("PolicyDocument"), response.policyDocument())));
    }
}
