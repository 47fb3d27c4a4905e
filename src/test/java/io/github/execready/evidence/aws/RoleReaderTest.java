// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static io.github.execready.evidence.aws.IamAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

class RoleReaderTest {

    private static final Origin DEFINITION = new Origin("ecs:DescribeTaskDefinition", "taskDefinition.taskRoleArn");
    private static final Arn API = arn("role/service/Api");

    private static Arn arn(String resource) {
        return new Arn("aws", "iam", "", "111122223333", resource);
    }

    private static Pending<Evidence<Role>> read(FakeAws aws) {
        return new RoleReader(aws).role(Evidence.known(API, DEFINITION));
    }

    private static Role role(FakeAws aws) {
        return read(aws).join().toOptional().orElseThrow();
    }

    @Test
    void aRoleIsReadWithAllItsPoliciesInThreeRounds() {
        Pending<Evidence<Role>> read = read(IamAccount.allows()
                .computes(
                        IamOperations.LIST_ROLE_POLICIES,
                        request -> ListRolePoliciesResponse.builder()
                                .policyNames("exec")
                                .build()));
        Role role = read.join().toOptional().orElseThrow();

        assertThat(role.arn()).isEqualTo(API);
        assertThat(role.id().is("AROAApi")).isTrue();
        assertThat(role.createDate().is(IamAccount.CREATED)).isTrue();
        assertThat(role.trustPolicy().map(PolicyDocument::json).is(json("trust")))
                .isTrue();
        assertThat(role.tags().is(Map.of("team", "a+b"))).isTrue();
        assertThat(role.permissionsBoundary().map(PermissionsBoundary::arn).is(arn("policy/Boundary")))
                .isTrue();
        assertThat(documents(role))
                .containsExactly(
                        json("Api/exec"),
                        json("arn:aws:iam::aws:policy/ReadOnlyAccess v7"),
                        json("arn:aws:iam::111122223333:policy/team/Extra v7"),
                        json("arn:aws:iam::111122223333:policy/Boundary v7"));
        assertThat(Gaps.in(role)).isEmpty();
        assertThat(read.chain()).isEqualTo(3);
    }

    private static List<String> documents(Role role) {
        Stream<Evidence<PolicyDocument>> inline = role.inlinePolicies().toOptional().orElseThrow().stream();
        Stream<Evidence<PolicyDocument>> attached =
                role.attachedPolicies().toOptional().orElseThrow().stream().map(AttachedPolicy::document);
        Stream<Evidence<PolicyDocument>> boundary =
                Stream.of(role.permissionsBoundary().flatMap(PermissionsBoundary::document));
        return Stream.of(inline, attached, boundary)
                .flatMap(documents -> documents)
                .map(document -> document.toOptional().orElseThrow().json())
                .toList();
    }

    @Test
    void listsAreReadToTheirEnd() {
        assertThat(role(IamAccount.allows()).inlinePolicies().toOptional().orElseThrow())
                .extracting(policy -> policy.toOptional().orElseThrow().name())
                .containsExactly("exec", "logs");
    }

    static Stream<Arguments> denied() {
        return Stream.of(
                Arguments.of(
                        IamOperations.GET_ROLE,
                        List.of("id", "createDate", "trustPolicy", "permissionsBoundary", "tags")),
                Arguments.of(IamOperations.LIST_ROLE_POLICIES, List.of("inlinePolicies")),
                Arguments.of(IamOperations.GET_ROLE_POLICY, List.of("inlinePolicies[0]", "inlinePolicies[1]")),
                Arguments.of(IamOperations.LIST_ATTACHED_ROLE_POLICIES, List.of("attachedPolicies")),
                Arguments.of(
                        IamOperations.GET_POLICY,
                        List.of(
                                "permissionsBoundary.document",
                                "attachedPolicies[0].document",
                                "attachedPolicies[1].document")),
                Arguments.of(
                        IamOperations.GET_POLICY_VERSION,
                        List.of(
                                "permissionsBoundary.document",
                                "attachedPolicies[0].document",
                                "attachedPolicies[1].document")));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void aDeniedCallLeavesExactlyItsOwnFactsUnknown(Operation<?, ?> operation, List<String> unknown) {
        Role role = role(IamAccount.allows().fails(operation, Failure.Kind.ACCESS_DENIED, "AccessDenied"));

        assertThat(Gaps.in(role))
                .containsExactlyElementsOf(unknown.stream()
                        .map(path -> path + " " + operation.action() + " ACCESS_DENIED")
                        .toList());
    }

    @Test
    void aRoleOfWhichNothingMayBeReadIsUnknown() {
        assertThat(Gaps.in(read(new FakeAws().denies(IamOperations.GET_ROLE)).join()))
                .containsExactly("iam:GetRole ACCESS_DENIED");
    }

    @Test
    void aPolicyIsNamedEvenWhereItsDocumentMayNotBeRead() {
        FakeAws aws = IamAccount.allows().fails(IamOperations.GET_POLICY, Failure.Kind.ACCESS_DENIED, "AccessDenied");

        assertThat(role(aws).attachedPolicies().toOptional().orElseThrow())
                .extracting(policy -> policy.arn().resourceName())
                .containsExactly("ReadOnlyAccess", "Extra");
    }

    @Test
    void aDeletedRoleIsAbsent() {
        FakeAws aws = IamAccount.allows()
                .fails(IamOperations.GET_ROLE, Failure.Kind.NOT_FOUND, "NoSuchEntity")
                .fails(IamOperations.LIST_ROLE_POLICIES, Failure.Kind.NOT_FOUND, "NoSuchEntity")
                .fails(IamOperations.LIST_ATTACHED_ROLE_POLICIES, Failure.Kind.NOT_FOUND, "NoSuchEntity");

        assertThat(read(aws).join().isAbsent()).isTrue();
    }

    @Test
    void aRoleOfAnotherPathIsNotTheRoleAskedFor() {
        assertThat(new RoleReader(IamAccount.allows())
                        .role(Evidence.known(arn("role/Api"), DEFINITION))
                        .join()
                        .isAbsent())
                .isTrue();
    }

    @Test
    void aNamesakeInTheAccountAskedIsNotTheRoleOfAnotherAccount() {
        Arn foreign = new Arn("aws", "iam", "", "999999999999", "role/service/Api");

        assertThat(Gaps.in(new RoleReader(IamAccount.allows())
                        .role(Evidence.known(foreign, DEFINITION))
                        .join()))
                .containsExactly("iam:GetRole NOT_VISIBLE");
    }

    @Test
    void withoutABoundaryItIsAbsentAndNotAskedFor() {
        FakeAws aws = IamAccount.allows()
                .computes(
                        IamOperations.GET_ROLE,
                        request -> GetRoleResponse.builder()
                                .role(IamAccount.role("Api")
                                        .permissionsBoundary((AttachedPermissionsBoundary) null)
                                        .build())
                                .build())
                .computes(
                        IamOperations.LIST_ATTACHED_ROLE_POLICIES,
                        request -> ListAttachedRolePoliciesResponse.builder().build());

        assertThat(role(aws).permissionsBoundary().isAbsent()).isTrue();
        assertThat(role(aws).attachedPolicies().is(List.of())).isTrue();
        assertThat(aws.count(IamOperations.GET_POLICY)).isZero();
    }

    @Test
    void anAttachmentWithoutAnArnLeavesTheAttachmentsUnknown() {
        FakeAws aws = IamAccount.allows()
                .computes(
                        IamOperations.LIST_ATTACHED_ROLE_POLICIES,
                        request -> ListAttachedRolePoliciesResponse.builder()
                                .attachedPolicies(software.amazon.awssdk.services.iam.model.AttachedPolicy.builder()
                                        .policyName("Deny")
                                        .build())
                                .build());

        assertThat(Gaps.in(role(aws)))
                .containsExactly("attachedPolicies iam:ListAttachedRolePolicies " + Gap.Reason.SERVICE_ERROR);
    }

    @Test
    void anAbsentArnIsAnAbsentRoleAndAsksNothing() {
        FakeAws aws = IamAccount.allows();

        assertThat(new RoleReader(aws).role(Evidence.absent(DEFINITION)).join()).isEqualTo(Evidence.absent(DEFINITION));
        assertThat(aws.count(IamOperations.GET_ROLE)).isZero();
    }

    @Test
    void anUnknownArnIsAnUnknownRole() {
        Gap gap = new Gap(Gap.Reason.ACCESS_DENIED, "ecs:DescribeTaskDefinition", "denied");

        assertThat(new RoleReader(IamAccount.allows())
                        .role(Evidence.unknown(gap))
                        .join())
                .isEqualTo(Evidence.unknown(gap));
    }
}
