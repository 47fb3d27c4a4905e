// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static io.github.execready.evidence.aws.IamAccount.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.Group;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import io.github.execready.model.User;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class CallerReaderTest {

    private static FakeAws as(String resource, String userId) {
        String service = resource.startsWith("user") || resource.equals("root") ? "iam" : "sts";
        return IamAccount.allows()
                .computes(
                        OtherOperations.GET_CALLER_IDENTITY,
                        request -> GetCallerIdentityResponse.builder()
                                .arn("arn:aws:" + service + "::111122223333:" + resource)
                                .account("111122223333")
                                .userId(userId)
                                .build());
    }

    private static Caller caller(FakeAws aws) {
        return new CallerReader(aws).caller().join().toOptional().orElseThrow();
    }

    @Test
    void theRoleOfASessionIsReadWithItsRealPath() {
        Pending<Evidence<Caller>> read =
                new CallerReader(as("assumed-role/Operator/jane", "AROAOperator:jane")).caller();
        Caller caller = read.join().toOptional().orElseThrow();

        assertThat(caller.kind()).isEqualTo(Caller.Kind.ASSUMED_ROLE);
        assertThat(caller.role()
                        .map(role -> role.arn().toString())
                        .is("arn:aws:iam::111122223333:role/service/Operator"))
                .isTrue();
        assertThat(caller.user().isAbsent()).isTrue();
        assertThat(Gaps.in(caller)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AROAOTHER:jane", "AROAOperator", "AROAOperatorX:jane", ":jane"})
    void aRoleOfAnotherIdIsNotTheRoleOfTheSession(String userId) {
        assertThat(Gaps.in(caller(as("assumed-role/Operator/jane", userId))))
                .containsExactly("role iam:GetRole NOT_VISIBLE");
    }

    @Test
    void aRoleThatIsGoneLeavesTheSessionsRoleUnknown() {
        FakeAws aws = as("assumed-role/Operator/jane", "AROAOperator:jane")
                .fails(IamOperations.GET_ROLE, Failure.Kind.NOT_FOUND, "NoSuchEntity");

        assertThat(Gaps.in(caller(aws))).containsExactly("role iam:GetRole NOT_VISIBLE");
    }

    @Test
    void withoutGetRoleTheSessionsRoleHasNoPathAndIsUnknown() {
        FakeAws aws = as("assumed-role/Operator/jane", "AROAOperator:jane")
                .fails(IamOperations.GET_ROLE, Failure.Kind.ACCESS_DENIED, "AccessDenied");

        assertThat(Gaps.in(caller(aws))).containsExactly("role iam:GetRole ACCESS_DENIED");
    }

    @ParameterizedTest
    @CsvSource({
        "federated-user/bob,             111122223333:bob,  FEDERATED_USER",
        "root,                           111122223333,      ROOT",
        "assumed-role/aws:ec2-instance/i-1, 111122223333:aws:ec2-instance:i-1, OTHER",
        "something-new/x,                X,                 OTHER"
    })
    void otherIdentitiesHaveNeitherRoleNorUser(String resource, String userId, Caller.Kind kind) {
        FakeAws aws = as(resource, userId);
        Caller caller = caller(aws);

        assertThat(caller.kind()).isEqualTo(kind);
        assertThat(caller.role().isAbsent()).isTrue();
        assertThat(caller.user().isAbsent()).isTrue();
        assertThat(aws.count(IamOperations.GET_ROLE)).isZero();
    }

    @Test
    void aUserIsReadWithItsGroups() {
        Pending<Evidence<Caller>> read = new CallerReader(as("user/eu/bob", "AIDABOB")).caller();
        User user = read.join().toOptional().orElseThrow().user().toOptional().orElseThrow();
        Group group = user.groups().toOptional().orElseThrow().get(0);

        assertThat(user.arn().resource()).isEqualTo("user/eu/bob");
        assertThat(user.tags().is(Map.of("team", "ops"))).isTrue();
        assertThat(jsons(user.inlinePolicies())).containsExactly(json("user own"));
        assertThat(group.arn().resource()).isEqualTo("group/eu/operators");
        assertThat(jsons(group.inlinePolicies())).containsExactly(json("group shared"));
        assertThat(group.attachedPolicies()
                        .toOptional()
                        .orElseThrow()
                        .get(0)
                        .document()
                        .map(PolicyDocument::json)
                        .is(json("arn:aws:iam::111122223333:policy/OfGroup v7")))
                .isTrue();
        assertThat(Gaps.in(user)).isEmpty();
        assertThat(read.chain()).isEqualTo(5);
    }

    private static List<String> jsons(Evidence<List<Evidence<PolicyDocument>>> documents) {
        return documents.toOptional().orElseThrow().stream()
                .map(document -> document.toOptional().orElseThrow().json())
                .toList();
    }

    static Stream<Arguments> denied() {
        return Stream.of(
                Arguments.of(IamOperations.GET_USER, List.of("permissionsBoundary", "tags")),
                Arguments.of(IamOperations.LIST_USER_POLICIES, List.of("inlinePolicies")),
                Arguments.of(IamOperations.GET_USER_POLICY, List.of("inlinePolicies[0]")),
                Arguments.of(IamOperations.LIST_ATTACHED_USER_POLICIES, List.of("attachedPolicies")),
                Arguments.of(IamOperations.LIST_GROUPS_FOR_USER, List.of("groups")),
                Arguments.of(IamOperations.LIST_GROUP_POLICIES, List.of("groups[0].inlinePolicies")),
                Arguments.of(IamOperations.GET_GROUP_POLICY, List.of("groups[0].inlinePolicies[0]")),
                Arguments.of(IamOperations.LIST_ATTACHED_GROUP_POLICIES, List.of("groups[0].attachedPolicies")),
                Arguments.of(
                        IamOperations.GET_POLICY,
                        List.of(
                                "permissionsBoundary.document",
                                "attachedPolicies[0].document",
                                "groups[0].attachedPolicies[0].document")),
                Arguments.of(
                        IamOperations.GET_POLICY_VERSION,
                        List.of(
                                "permissionsBoundary.document",
                                "attachedPolicies[0].document",
                                "groups[0].attachedPolicies[0].document")));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void aDeniedCallLeavesExactlyItsOwnFactsOfAUserUnknown(Operation<?, ?> operation, List<String> unknown) {
        FakeAws aws = as("user/bob", "AIDABOB").fails(operation, Failure.Kind.ACCESS_DENIED, "AccessDenied");

        assertThat(Gaps.in(caller(aws).user()))
                .containsExactlyElementsOf(unknown.stream()
                        .map(path -> path + " " + operation.action() + " ACCESS_DENIED")
                        .toList());
    }

    @Test
    void withoutAnIdentityTheCallerIsUnknown() {
        assertThat(Gaps.in(new CallerReader(new FakeAws().denies(OtherOperations.GET_CALLER_IDENTITY))
                        .caller()
                        .join()))
                .containsExactly("sts:GetCallerIdentity ACCESS_DENIED");
    }

    @Test
    void anAnswerThatNamesNobodyCannotBeReliedOn() {
        FakeAws aws = new FakeAws()
                .computes(
                        OtherOperations.GET_CALLER_IDENTITY,
                        request -> GetCallerIdentityResponse.builder().build());

        assertThat(Gaps.in(new CallerReader(aws).caller().join()))
                .containsExactly("sts:GetCallerIdentity SERVICE_ERROR");
    }

    @Test
    void theRoleOfASessionHasItsPolicies() {
        Role role = caller(as("assumed-role/Operator/jane", "AROAOperator:jane"))
                .role()
                .toOptional()
                .orElseThrow();

        assertThat(jsons(role.inlinePolicies())).containsExactly(json("Operator/exec"), json("Operator/logs"));
    }
}
