// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How requests to IAM are answered from outputs of the AWS CLI. */
final class IamRules {

    static final Map<Operation<?, ?>, Rule> ALL = Stream.<Labelled>of(
                    Labelled.named(IamOperations.GET_ROLE, "RoleName", inside("Role", "RoleName")),
                    Labelled.byFileName(IamOperations.LIST_ROLE_POLICIES, "RoleName"),
                    Labelled.named(IamOperations.GET_ROLE_POLICY, "PolicyName", same("RoleName", "PolicyName")),
                    Labelled.byFileName(IamOperations.LIST_ATTACHED_ROLE_POLICIES, "RoleName"),
                    Labelled.named(
                            IamOperations.GET_POLICY,
                            "PolicyArn",
                            (request, response) -> CliOutput.text(request, "PolicyArn")
                                    .equals(CliOutput.text(response.path("Policy"), "Arn"))),
                    policyVersion(),
                    Labelled.named(
                            IamOperations.GET_INSTANCE_PROFILE,
                            "InstanceProfileName",
                            inside("InstanceProfile", "InstanceProfileName")),
                    Labelled.named(IamOperations.GET_USER, "UserName", inside("User", "UserName")),
                    Labelled.byFileName(IamOperations.LIST_USER_POLICIES, "UserName"),
                    Labelled.named(IamOperations.GET_USER_POLICY, "PolicyName", same("UserName", "PolicyName")),
                    Labelled.byFileName(IamOperations.LIST_ATTACHED_USER_POLICIES, "UserName"),
                    Labelled.byFileName(IamOperations.LIST_GROUPS_FOR_USER, "UserName"),
                    Labelled.byFileName(IamOperations.LIST_GROUP_POLICIES, "GroupName"),
                    Labelled.named(IamOperations.GET_GROUP_POLICY, "PolicyName", same("GroupName", "PolicyName")),
                    Labelled.byFileName(IamOperations.LIST_ATTACHED_GROUP_POLICIES, "GroupName"))
            .collect(Collectors.toUnmodifiableMap(Labelled::operation, Function.identity()));

    private IamRules() {}

    private static BiPredicate<ObjectNode, ObjectNode> same(String... members) {
        return (request, response) -> List.of(members).stream()
                .allMatch(member -> CliOutput.text(request, member).equals(CliOutput.text(response, member)));
    }

    private static BiPredicate<ObjectNode, ObjectNode> inside(String structure, String member) {
        return (request, response) ->
                CliOutput.text(request, member).equals(CliOutput.text(response.path(structure), member));
    }

    /** The answer has the version, but not the policy. */
    private static Labelled policyVersion() {
        return new Labelled(
                IamOperations.GET_POLICY_VERSION,
                request -> CliOutput.text(request, "PolicyArn"),
                (request, output) -> Labelled.isLabel(output.label(), CliOutput.text(request, "PolicyArn"))
                        && CliOutput.text(request, "VersionId")
                                .equals(CliOutput.text(output.response().path("PolicyVersion"), "VersionId")));
    }
}
