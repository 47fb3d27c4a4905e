// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.link;
import static io.github.execready.evidence.terraform.Attribute.links;
import static io.github.execready.evidence.terraform.Attribute.plain;
import static io.github.execready.evidence.terraform.Attribute.policy;
import static io.github.execready.evidence.terraform.Types.POLICY;
import static io.github.execready.evidence.terraform.Types.PROFILE;
import static io.github.execready.evidence.terraform.Types.ROLE;

import io.github.execready.evidence.planned.ResourceType;
import java.util.stream.Stream;

/** Roles, their policies, and what puts the two together. */
final class IamShapes {

    private IamShapes() {}

    static Stream<Shape> all() {
        return Stream.of(
                Shape.of(
                        ROLE,
                        "AWS::IAM::Role",
                        plain("name", "RoleName"),
                        plain("path"),
                        policy("assume_role_policy", "AssumeRolePolicyDocument"),
                        links("managed_policy_arns", "ManagedPolicyArns", POLICY),
                        link("permissions_boundary", "PermissionsBoundary", POLICY),
                        blocks(
                                "inline_policy",
                                "Policies",
                                plain("name", "PolicyName"),
                                policy("policy", "PolicyDocument"))),
                Shape.of(
                        "aws_iam_role_policy",
                        "AWS::IAM::RolePolicy",
                        plain("name", "PolicyName"),
                        link("role", "RoleName", ROLE),
                        policy("policy", "PolicyDocument")),
                Shape.of(
                        "aws_iam_role_policy_attachment",
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        link("role", "Role", ROLE),
                        link("policy_arn", "PolicyArn", POLICY)),
                Shape.of(
                        "aws_iam_policy_attachment",
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        links("roles", "Role", ROLE),
                        link("policy_arn", "PolicyArn", POLICY)),
                Shape.of(
                        ExclusivePolicies.ATTACHED,
                        "",
                        link("role_name", "RoleName", ROLE),
                        links("policy_arns", "PolicyArn", POLICY)),
                Shape.of(
                        ExclusivePolicies.INLINE,
                        "",
                        link("role_name", "RoleName", ROLE),
                        links("policy_names", "PolicyNames", "aws_iam_role_policy")),
                Shape.of(
                        POLICY,
                        "AWS::IAM::ManagedPolicy",
                        plain("name", "ManagedPolicyName"),
                        plain("path"),
                        policy("policy", "PolicyDocument")),
                Shape.of(
                        PROFILE,
                        "AWS::IAM::InstanceProfile",
                        plain("name", "InstanceProfileName"),
                        plain("path"),
                        link("role", "Roles", ROLE)));
    }
}
