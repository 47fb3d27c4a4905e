// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetUserPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
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

/** What is asked of IAM. */
final class IamOperations {

    static final Operation<GetRoleRequest, GetRoleResponse> GET_ROLE = new Operation<>(
            "iam",
            "GetRole",
            "iam:GetRole",
            (clients, request) -> clients.iam().getRole(request),
            GetRoleResponse::builder);

    static final Operation<ListRolePoliciesRequest, ListRolePoliciesResponse> LIST_ROLE_POLICIES = new Operation<>(
            "iam",
            "ListRolePolicies",
            "iam:ListRolePolicies",
            (clients, request) -> clients.iam().listRolePolicies(request),
            ListRolePoliciesResponse::builder);

    static final Operation<GetRolePolicyRequest, GetRolePolicyResponse> GET_ROLE_POLICY = new Operation<>(
            "iam",
            "GetRolePolicy",
            "iam:GetRolePolicy",
            (clients, request) -> clients.iam().getRolePolicy(request),
            GetRolePolicyResponse::builder);

    static final Operation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>
            LIST_ATTACHED_ROLE_POLICIES = new Operation<>(
                    "iam",
                    "ListAttachedRolePolicies",
                    "iam:ListAttachedRolePolicies",
                    (clients, request) -> clients.iam().listAttachedRolePolicies(request),
                    ListAttachedRolePoliciesResponse::builder);

    static final Operation<GetPolicyRequest, GetPolicyResponse> GET_POLICY = new Operation<>(
            "iam",
            "GetPolicy",
            "iam:GetPolicy",
            (clients, request) -> clients.iam().getPolicy(request),
            GetPolicyResponse::builder);

    static final Operation<GetPolicyVersionRequest, GetPolicyVersionResponse> GET_POLICY_VERSION = new Operation<>(
            "iam",
            "GetPolicyVersion",
            "iam:GetPolicyVersion",
            (clients, request) -> clients.iam().getPolicyVersion(request),
            GetPolicyVersionResponse::builder);

    static final Operation<GetInstanceProfileRequest, GetInstanceProfileResponse> GET_INSTANCE_PROFILE =
            new Operation<>(
                    "iam",
                    "GetInstanceProfile",
                    "iam:GetInstanceProfile",
                    (clients, request) -> clients.iam().getInstanceProfile(request),
                    GetInstanceProfileResponse::builder);

    static final Operation<GetUserRequest, GetUserResponse> GET_USER = new Operation<>(
            "iam",
            "GetUser",
            "iam:GetUser",
            (clients, request) -> clients.iam().getUser(request),
            GetUserResponse::builder);

    static final Operation<ListUserPoliciesRequest, ListUserPoliciesResponse> LIST_USER_POLICIES = new Operation<>(
            "iam",
            "ListUserPolicies",
            "iam:ListUserPolicies",
            (clients, request) -> clients.iam().listUserPolicies(request),
            ListUserPoliciesResponse::builder);

    static final Operation<GetUserPolicyRequest, GetUserPolicyResponse> GET_USER_POLICY = new Operation<>(
            "iam",
            "GetUserPolicy",
            "iam:GetUserPolicy",
            (clients, request) -> clients.iam().getUserPolicy(request),
            GetUserPolicyResponse::builder);

    static final Operation<ListAttachedUserPoliciesRequest, ListAttachedUserPoliciesResponse>
            LIST_ATTACHED_USER_POLICIES = new Operation<>(
                    "iam",
                    "ListAttachedUserPolicies",
                    "iam:ListAttachedUserPolicies",
                    (clients, request) -> clients.iam().listAttachedUserPolicies(request),
                    ListAttachedUserPoliciesResponse::builder);

    static final Operation<ListGroupsForUserRequest, ListGroupsForUserResponse> LIST_GROUPS_FOR_USER = new Operation<>(
            "iam",
            "ListGroupsForUser",
            "iam:ListGroupsForUser",
            (clients, request) -> clients.iam().listGroupsForUser(request),
            ListGroupsForUserResponse::builder);

    static final Operation<ListGroupPoliciesRequest, ListGroupPoliciesResponse> LIST_GROUP_POLICIES = new Operation<>(
            "iam",
            "ListGroupPolicies",
            "iam:ListGroupPolicies",
            (clients, request) -> clients.iam().listGroupPolicies(request),
            ListGroupPoliciesResponse::builder);

    static final Operation<GetGroupPolicyRequest, GetGroupPolicyResponse> GET_GROUP_POLICY = new Operation<>(
            "iam",
            "GetGroupPolicy",
            "iam:GetGroupPolicy",
            (clients, request) -> clients.iam().getGroupPolicy(request),
            GetGroupPolicyResponse::builder);

    static final Operation<ListAttachedGroupPoliciesRequest, ListAttachedGroupPoliciesResponse>
            LIST_ATTACHED_GROUP_POLICIES = new Operation<>(
                    "iam",
                    "ListAttachedGroupPolicies",
                    "iam:ListAttachedGroupPolicies",
                    (clients, request) -> clients.iam().listAttachedGroupPolicies(request),
                    ListAttachedGroupPoliciesResponse::builder);

    static final Operation<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse> SIMULATE_PRINCIPAL_POLICY =
            new Operation<>(
                    "iam",
                    "SimulatePrincipalPolicy",
                    "iam:SimulatePrincipalPolicy",
                    (clients, request) -> clients.iam().simulatePrincipalPolicy(request),
                    SimulatePrincipalPolicyResponse::builder);

    static final List<Operation<?, ?>> ALL = List.of(
            GET_ROLE,
            LIST_ROLE_POLICIES,
            GET_ROLE_POLICY,
            LIST_ATTACHED_ROLE_POLICIES,
            GET_POLICY,
            GET_POLICY_VERSION,
            GET_INSTANCE_PROFILE,
            GET_USER,
            LIST_USER_POLICIES,
            GET_USER_POLICY,
            LIST_ATTACHED_USER_POLICIES,
            LIST_GROUPS_FOR_USER,
            LIST_GROUP_POLICIES,
            GET_GROUP_POLICY,
            LIST_ATTACHED_GROUP_POLICIES,
            SIMULATE_PRINCIPAL_POLICY);

    private IamOperations() {}
}
