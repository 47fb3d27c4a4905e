// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Instant;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/**
 * An account in which every role {@code X} is {@code role/service/X} with the id {@code AROAX}, two embedded policies, two
 * managed ones and a boundary; and every user is in one group. Documents are encoded as IAM does it.
 */
final class IamAccount {

    static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private IamAccount() {}

    static FakeAws allows() {
        return new FakeAws()
                .computes(
                        IamOperations.GET_ROLE,
                        request -> GetRoleResponse.builder()
                                .role(role(request.roleName()).build())
                                .build())
                .computes(
                        IamOperations.LIST_ROLE_POLICIES,
                        request -> request.marker() == null
                                ? ListRolePoliciesResponse.builder()
                                        .policyNames("exec")
                                        .isTruncated(true)
                                        .marker("2")
                                        .build()
                                : ListRolePoliciesResponse.builder()
                                        .policyNames("logs")
                                        .isTruncated(false)
                                        .build())
                .computes(
                        IamOperations.GET_ROLE_POLICY,
                        request -> GetRolePolicyResponse.builder()
                                .policyDocument(document(request.roleName() + "/" + request.policyName()))
                                .build())
                .computes(
                        IamOperations.LIST_ATTACHED_ROLE_POLICIES,
                        request -> ListAttachedRolePoliciesResponse.builder()
                                .attachedPolicies(
                                        managed("aws", "ReadOnlyAccess"), managed("111122223333", "team/Extra"))
                                .build())
                .computes(
                        IamOperations.GET_POLICY,
                        request -> GetPolicyResponse.builder()
                                .policy(Policy.builder()
                                        .arn(request.policyArn())
                                        .defaultVersionId("v7")
                                        .build())
                                .build())
                .computes(
                        IamOperations.GET_POLICY_VERSION,
                        request -> GetPolicyVersionResponse.builder()
                                .policyVersion(PolicyVersion.builder()
                                        .versionId(request.versionId())
                                        .document(document(request.policyArn() + " " + request.versionId()))
                                        .build())
                                .build())
                .computes(
                        IamOperations.GET_USER,
                        request -> GetUserResponse.builder()
                                .user(User.builder()
                                        .userName(request.userName())
                                        .permissionsBoundary(boundary())
                                        .tags(Tag.builder()
                                                .key("team")
                                                .value("ops")
                                                .build())
                                        .build())
                                .build())
                .computes(
                        IamOperations.LIST_USER_POLICIES,
                        request -> ListUserPoliciesResponse.builder()
                                .policyNames("own")
                                .build())
                .computes(
                        IamOperations.GET_USER_POLICY,
                        request -> GetUserPolicyResponse.builder()
                                .policyDocument(document("user " + request.policyName()))
                                .build())
                .computes(
                        IamOperations.LIST_ATTACHED_USER_POLICIES,
                        request -> ListAttachedUserPoliciesResponse.builder()
                                .attachedPolicies(managed("111122223333", "OfUser"))
                                .build())
                .computes(
                        IamOperations.LIST_GROUPS_FOR_USER,
                        request -> ListGroupsForUserResponse.builder()
                                .groups(Group.builder()
                                        .groupName("operators")
                                        .arn("arn:aws:iam::111122223333:group/eu/operators")
                                        .build())
                                .build())
                .computes(
                        IamOperations.LIST_GROUP_POLICIES,
                        request -> ListGroupPoliciesResponse.builder()
                                .policyNames("shared")
                                .build())
                .computes(
                        IamOperations.GET_GROUP_POLICY,
                        request -> GetGroupPolicyResponse.builder()
                                .policyDocument(document("group " + request.policyName()))
                                .build())
                .computes(
                        IamOperations.LIST_ATTACHED_GROUP_POLICIES,
                        request -> ListAttachedGroupPoliciesResponse.builder()
                                .attachedPolicies(managed("111122223333", "OfGroup"))
                                .build());
    }

    static Role.Builder role(String name) {
        return Role.builder()
                .roleName(name)
                .arn("arn:aws:iam::111122223333:role/service/" + name)
                .roleId("AROA" + name)
                .createDate(CREATED)
                .assumeRolePolicyDocument(document("trust"))
                .permissionsBoundary(boundary())
                .tags(Tag.builder().key("team").value("a+b").build());
    }

    static String json(String what) {
        return "{\"Id\":\"" + what + "\"}";
    }

    static String document(String what) {
        return PolicyEncoding.encode(json(what));
    }

    private static AttachedPermissionsBoundary boundary() {
        return AttachedPermissionsBoundary.builder()
                .permissionsBoundaryArn("arn:aws:iam::111122223333:policy/Boundary")
                .build();
    }

    private static AttachedPolicy managed(String account, String path) {
        return AttachedPolicy.builder()
                .policyName(path.substring(path.lastIndexOf('/') + 1))
                .policyArn("arn:aws:iam::" + account + ":policy/" + path)
                .build();
    }
}
