// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListGroupPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/** The lists of IAM. */
final class IamPages {

    static final Pages<ListRolePoliciesRequest, ListRolePoliciesResponse, String> ROLE_POLICIES = new Pages<>(
            IamOperations.LIST_ROLE_POLICIES,
            "PolicyNames",
            ListRolePoliciesResponse::policyNames,
            response -> token(response.isTruncated(), response.marker()),
            (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse, AttachedPolicy>
            ATTACHED_ROLE_POLICIES = new Pages<>(
                    IamOperations.LIST_ATTACHED_ROLE_POLICIES,
                    "AttachedPolicies",
                    ListAttachedRolePoliciesResponse::attachedPolicies,
                    response -> token(response.isTruncated(), response.marker()),
                    (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListUserPoliciesRequest, ListUserPoliciesResponse, String> USER_POLICIES = new Pages<>(
            IamOperations.LIST_USER_POLICIES,
            "PolicyNames",
            ListUserPoliciesResponse::policyNames,
            response -> token(response.isTruncated(), response.marker()),
            (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse, AttachedPolicy>
            ATTACHED_USER_POLICIES = new Pages<>(
                    IamOperations.LIST_ATTACHED_USER_POLICIES,
                    "AttachedPolicies",
                    ListAttachedUserPoliciesResponse::attachedPolicies,
                    response -> token(response.isTruncated(), response.marker()),
                    (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListGroupsForUserRequest, ListGroupsForUserResponse, Group> GROUPS_FOR_USER = new Pages<>(
            IamOperations.LIST_GROUPS_FOR_USER,
            "Groups",
            ListGroupsForUserResponse::groups,
            response -> token(response.isTruncated(), response.marker()),
            (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListGroupPoliciesRequest, ListGroupPoliciesResponse, String> GROUP_POLICIES = new Pages<>(
            IamOperations.LIST_GROUP_POLICIES,
            "PolicyNames",
            ListGroupPoliciesResponse::policyNames,
            response -> token(response.isTruncated(), response.marker()),
            (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse, AttachedPolicy>
            ATTACHED_GROUP_POLICIES = new Pages<>(
                    IamOperations.LIST_ATTACHED_GROUP_POLICIES,
                    "AttachedPolicies",
                    ListAttachedGroupPoliciesResponse::attachedPolicies,
                    response -> token(response.isTruncated(), response.marker()),
                    (request, marker) -> request.toBuilder().marker(marker).build());

    static final Pages<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse, EvaluationResult>
            EVALUATION_RESULTS = new Pages<>(
                    IamOperations.SIMULATE_PRINCIPAL_POLICY,
                    "EvaluationResults",
                    SimulatePrincipalPolicyResponse::evaluationResults,
                    response -> token(response.isTruncated(), response.marker()),
                    (request, marker) -> request.toBuilder().marker(marker).build());

    private IamPages() {}

    private static String token(@Nullable Boolean truncated, @Nullable String marker) {
        return Boolean.TRUE.equals(truncated) ? Reading.plain(marker) : "";
    }
}
