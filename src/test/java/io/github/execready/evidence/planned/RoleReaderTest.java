// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.allowing;
import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static io.github.execready.testing.Plan.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleReaderTest {

    private static Role role(Plan plan) {
        Scope scope = Reading.scope(plan);
        return new RoleReader(scope)
                .role(Reading.of(scope, "Definition").at("TaskRoleArn"))
                .toOptional()
                .orElseThrow();
    }

    private static List<Evidence<PolicyDocument>> inline(Plan plan) {
        return role(plan).inlinePolicies().toOptional().orElseThrow();
    }

    private static List<AttachedPolicy> attached(Plan plan) {
        return role(plan).attachedPolicies().toOptional().orElseThrow();
    }

    @Test
    void everyWayToHoldAPolicyCounts() {
        Plan plan = Plan.ready()
                .set("TaskRole.Policies", List.of(Map.of("PolicyName", "own", "PolicyDocument", allowing("s3:*", "*"))))
                .with(
                        "AWS::IAM::RolePolicy",
                        "Beside",
                        Map.of("PolicyName", "b", "RoleName", ref("TaskRole"), "PolicyDocument", allowing("a:b", "*")))
                .with(
                        "AWS::IAM::RolePolicy",
                        "Elsewhere",
                        Map.of("PolicyName", "e", "RoleName", "other", "PolicyDocument", allowing("a:b", "*")));

        assertThat(inline(plan))
                .extracting(document ->
                        document.map(PolicyDocument::name).toOptional().orElse("?"))
                .containsExactly("own", "exec", "b");
    }

    @Test
    void aPolicyThatMayBeTheRolesIsOpen() {
        Plan byRoles = Plan.ready().set("ExecPolicy.Roles", List.of(open("parameter Role")));
        Plan byCondition = Plan.ready()
                .without("ExecPolicy")
                .when(
                        "Prod",
                        "AWS::IAM::Policy",
                        "ExecPolicy",
                        Map.of("Roles", List.of(ref("TaskRole")), "PolicyDocument", allowing("a:b", "*")));

        assertThat(inline(byRoles)).singleElement().matches(Evidence::isUnknown);
        assertThat(inline(byCondition)).singleElement().matches(Evidence::isUnknown);
    }

    @Test
    void whatIsHeldWhicheverWayAConditionGoesIsHeld() {
        Map<String, Object> held = Map.of("Roles", List.of(ref("TaskRole")), "PolicyDocument", allowing("a:b", "*"));
        Map<String, Object> other = Map.of("Roles", List.of(ref("TaskRole")), "PolicyDocument", allowing("c:d", "*"));
        Plan same = Plan.ready()
                .without("ExecPolicy")
                .when("Prod", "AWS::IAM::Policy", "InProd", held)
                .when("!Prod", "AWS::IAM::Policy", "Else", held);
        Plan different = Plan.ready()
                .without("ExecPolicy")
                .when("Prod", "AWS::IAM::Policy", "InProd", held)
                .when("!Prod", "AWS::IAM::Policy", "Else", other);

        assertThat(inline(same)).singleElement().matches(Evidence::isKnown);
        assertThat(inline(different)).hasSize(2).allMatch(Evidence::isUnknown);
    }

    @Test
    void aPolicyWithoutADocumentIsOpenAndOneOfAnotherRoleIsNone() {
        assertThat(inline(Plan.ready().unset("ExecPolicy.PolicyDocument")))
                .singleElement()
                .matches(Evidence::isUnknown);
        assertThat(inline(Plan.ready().set("ExecPolicy.Roles", List.of("other"))))
                .isEmpty();
    }

    @Test
    void managedPoliciesAreFoundFromBothSides() {
        Plan plan = Plan.ready()
                .with(
                        "AWS::IAM::ManagedPolicy",
                        "Own",
                        Map.of("ManagedPolicyName", "own", "PolicyDocument", allowing("a:b", "*")))
                .with(
                        "AWS::IAM::ManagedPolicy",
                        "Naming",
                        Map.of("Roles", List.of(ref("TaskRole")), "PolicyDocument", allowing("c:d", "*")))
                .with(
                        ResourceType.ROLE_POLICY_ATTACHMENT,
                        "Attachment1",
                        Map.of("Role", get("TaskRole", "Name"), "PolicyArn", ref("Own")))
                .set("TaskRole.ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        List<AttachedPolicy> all = attached(plan);

        assertThat(all)
                .extracting(policy -> policy.arn().resourceName())
                .containsExactly("ReadOnlyAccess", "own", "Naming");
        assertThat(all).extracting(policy -> policy.document().isKnown()).containsExactly(false, true, true);
    }

    @Test
    void aRoleOutsideIsUnknownAndNoneIsAbsent() {
        Scope outside =
                Reading.scope(Plan.ready().set("Definition.TaskRoleArn", "arn:aws:iam::123456789012:role/somebody"));
        Scope none = Reading.scope(Plan.ready().set("Definition.TaskRoleArn", nothing()));

        assertThat(new RoleReader(outside)
                        .role(Reading.of(outside, "Definition").at("TaskRoleArn")))
                .matches(Evidence::isUnknown);
        assertThat(new RoleReader(none).role(Reading.of(none, "Definition").at("TaskRoleArn")))
                .matches(Evidence::isAbsent);
    }

    @Test
    void aBoundaryThatIsNotHereIsKnownByItsNameOnly() {
        Role bounded = role(Plan.ready().set("TaskRole.PermissionsBoundary", "arn:aws:iam::123456789012:policy/b"));

        assertThat(bounded.permissionsBoundary().isKnown()).isTrue();
        assertThat(bounded.permissionsBoundary()
                        .flatMap(boundary -> boundary.document())
                        .isUnknown())
                .isTrue();
        assertThat(role(Plan.ready().set("TaskRole.PermissionsBoundary", choice("Prod", "arn:x", nothing())))
                        .permissionsBoundary()
                        .isUnknown())
                .isTrue();
        assertThat(role(Plan.ready()).permissionsBoundary().isAbsent()).isTrue();
    }

    @Test
    void whoIsTrustedIsWhereTheServiceStands() {
        Role read = role(Plan.ready().set("TaskRole.AssumeRolePolicyDocument", trust("ecs-tasks.amazonaws.com")));

        assertThat(read.trustPolicy().toOptional().orElseThrow().json()).contains("ecs-tasks.amazonaws.com");
    }
}
