// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Group;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;

/** Reads the groups of a user and their policies. */
final class GroupReader {

    private final AwsApi api;
    private final PolicyReader policies;

    GroupReader(AwsApi api) {
        this.api = api;
        this.policies = new PolicyReader(api);
    }

    Pending<Evidence<List<Group>>> groupsOf(Arn user) {
        return IamPages.GROUPS_FOR_USER
                .read(
                        api,
                        ListGroupsForUserRequest.builder()
                                .userName(user.resourceName())
                                .build(),
                        (group, reading) -> arn(user, group))
                .then(listed -> Chain.each(listed, this::group));
    }

    private Pending<Group> group(Arn arn) {
        String name = arn.resourceName();
        Pending<Evidence<List<String>>> names = IamPages.GROUP_POLICIES.read(
                api, ListGroupPoliciesRequest.builder().groupName(name).build(), (policy, reading) -> policy);
        Pending<Evidence<List<String>>> arns = IamPages.ATTACHED_GROUP_POLICIES.read(
                api,
                ListAttachedGroupPoliciesRequest.builder().groupName(name).build(),
                (policy, reading) -> Reading.plain(policy.policyArn()));
        return policies.held(names, policy -> inline(name, policy), arns)
                .map(held -> new Group(arn, held.inline(), held.attached()));
    }

    private Pending<Evidence<PolicyDocument>> inline(String group, String policy) {
        return api.ask(
                        IamOperations.GET_GROUP_POLICY,
                        GetGroupPolicyRequest.builder()
                                .groupName(group)
                                .policyName(policy)
                                .build())
                .map(answer -> answer.evidence((response, origin) ->
                        PolicyText.encoded(policy, origin.at("PolicyDocument"), response.policyDocument())));
    }

    private static Arn arn(Arn user, software.amazon.awssdk.services.iam.model.Group group) {
        return Arn.parse(Reading.plain(group.arn()))
                .orElseGet(() -> new Arn(
                        user.partition(),
                        user.service(),
                        "",
                        user.account(),
                        "group/" + Reading.plain(group.groupName())));
    }
}
