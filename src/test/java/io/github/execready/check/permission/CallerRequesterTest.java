// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Inputs;
import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Group;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.Role;
import io.github.execready.model.User;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerRequesterTest {

    private static final String CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/prod";
    private static final String SSO =
            "role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Operate_0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, aws:PrincipalArn, arn:aws:iam::111122223333:" + SSO,
        "StringEquals, aws:userid, AROAEXAMPLE:jane@example.com",
        "StringLike, aws:userid, *:jane@example.com",
        "StringEquals, aws:PrincipalType, AssumedRole",
        "StringEquals, aws:PrincipalAccount, 111122223333",
        "'Null', aws:username, true"
    })
    void aSessionOfIdentityCenterHasTheRolesPathAndItsOwnName(String operator, String key, String value) {
        ExecTarget target = session(SSO, "assumed-role/AWSReservedSSO_Operate_0123456789abcdef/jane@example.com");

        assertThat(asks(granted(target, under(operator, key, value))).isAllowed())
                .isTrue();
        assertThat(CallerRequester.name(inputs(target)).is("AWSReservedSSO_Operate_0123456789abcdef"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "aws:PrincipalTag/team, a",
        "aws:MultiFactorAuthPresent, true",
        "aws:SourceIp, 10.0.0.1",
        "aws:SourceIdentity, jane",
        "aws:FederatedProvider, cognito",
        "aws:TokenIssueTime, 2026-01-01",
        "ec2:SourceInstanceARN, i"
    })
    void whatASessionMayHaveBroughtAlongIsNotKnown(String key, String value) {
        ExecTarget target = Edits.of(granted(fargateService(), under("StringEquals", key, value)))
                .set("caller.role.tags", Map.of("team", "b"))
                .target();

        assertThat(asks(target).gaps()).extracting(Gap::source).containsExactly("condition key " + key);
    }

    @Test
    void anotherPartitionIsTheCallersOwn() {
        ExecTarget target = caller(new Caller(
                new Arn("aws-cn", "sts", "", "111122223333", "assumed-role/Operator/jane"),
                "111122223333",
                "AROAEXAMPLE:jane",
                Caller.Kind.ASSUMED_ROLE,
                known(role(new Arn("aws-cn", "iam", "", "111122223333", "role/ops/Operator"))),
                absent("user")));

        Requester requester = CallerRequester.of(inputs(target)).toOptional().orElseThrow();
        assertThat(requester.arn()).hasToString("arn:aws-cn:iam::111122223333:role/ops/Operator");
        assertThat(requester.context().known())
                .containsEntry("aws:principalarn", List.of("arn:aws-cn:iam::111122223333:role/ops/Operator"));
    }

    @Test
    void theBoundaryOfTheRoleBinds() {
        ExecTarget target = Edits.of(fargateService())
                .set(
                        "caller.role.permissionsBoundary",
                        new PermissionsBoundary(
                                new Arn("aws", "iam", "", "111122223333", "policy/Bound"),
                                policy("bound", allow("s3:*"))))
                .target();

        assertThat(Refusal.of(asks(target)).map(Refusal::kind)).contains(Refusal.Kind.BOUNDARY);
    }

    @Test
    void aUserHasItsOwnPoliciesThoseOfItsGroupsAndItsTags() {
        Group group = new Group(
                new Arn("aws", "iam", "", "111122223333", "group/ops"),
                known(List.of(policy("ops", under("StringEquals", "aws:PrincipalTag/team", "ops")))),
                known(List.of()));

        assertThat(asks(user(known(List.of(group)), Map.of("team", "ops"))).isAllowed())
                .isTrue();
        assertThat(asks(user(known(List.of(group)), Map.of())).isDenied()).isTrue();
        assertThat(asks(user(known(List.of()), Map.of("team", "ops"))).isDenied())
                .isTrue();
        assertThat(asks(user(unknown(), Map.of("team", "ops"))).gaps())
                .extracting(Gap::source)
                .containsExactly("test:Fixture");
        assertThat(CallerRequester.name(inputs(user(unknown(), Map.of()))).is("jane"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:username, jane",
        "StringEquals, aws:userid, AIDAEXAMPLE",
        "ArnEquals, aws:PrincipalArn, arn:aws:iam::111122223333:user/people/jane",
        "StringEquals, aws:PrincipalType, User",
        "'Null', aws:SourceIdentity, true"
    })
    void aUserIsKnownByItsNames(String operator, String key, String value) {
        Group group = new Group(
                new Arn("aws", "iam", "", "111122223333", "group/ops"),
                known(List.of(policy("ops", under(operator, key, value)))),
                known(List.of()));

        assertThat(asks(user(known(List.of(group)), Map.of())).isAllowed()).isTrue();
    }

    @Test
    void theRootUserNeedsNoPolicies() {
        ExecTarget target = caller(new Caller(
                new Arn("aws", "iam", "", "111122223333", "root"),
                "111122223333",
                "111122223333",
                Caller.Kind.ROOT,
                absent("role"),
                absent("user")));

        assertThat(asks(target).isAllowed()).isTrue();
        assertThat(CallerRequester.name(inputs(target)).is("root")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Caller.Kind.class,
            names = {"FEDERATED_USER", "OTHER"})
    void whatIsNeitherUserNorRoleIsNotKnown(Caller.Kind kind) {
        ExecTarget target = caller(new Caller(
                new Arn("aws", "sts", "", "111122223333", "federated-user/jane"),
                "111122223333",
                "111122223333:jane",
                kind,
                absent("role"),
                absent("user")));

        assertThat(gap(target)).map(Gap::reason).contains(Gap.Reason.NOT_VISIBLE);
    }

    @Test
    void aCallerWhoseRoleOrUserWasNotReadIsNotKnown() {
        assertThat(gap(Edits.of(fargateService()).unknown("caller").target()))
                .map(Gap::source)
                .contains("test:Edit");
        assertThat(gap(Edits.of(fargateService()).absent("caller").target()))
                .map(Gap::detail)
                .contains("AWS does not say who asks");
        assertThat(gap(Edits.of(fargateService()).unknown("caller.role").target()))
                .map(Gap::source)
                .contains("test:Edit");
        assertThat(gap(Edits.of(fargateService()).absent("caller.role").target()))
                .map(Gap::detail)
                .contains("the role of arn:aws:sts::111122223333:assumed-role/Operator/jane does not exist");
        assertThat(gap(Edits.of(user(known(List.of()), Map.of()))
                        .absent("caller.user")
                        .target()))
                .isPresent();
    }

    @Test
    void policiesThatWereNotReadStayOpen() {
        AttachedPolicy attached =
                new AttachedPolicy(new Arn("aws", "iam", "", "111122223333", "policy/Custom"), unknown());

        assertThat(asks(Edits.of(fargateService())
                                .set("caller.role.attachedPolicies", List.of(attached))
                                .target())
                        .gaps())
                .isNotEmpty();
        assertThat(asks(Edits.of(fargateService())
                                .unknown("caller.role.permissionsBoundary")
                                .target())
                        .gaps())
                .isNotEmpty();
    }

    private static Permission asks(ExecTarget target) {
        Requester requester = CallerRequester.of(inputs(target)).toOptional().orElseThrow();
        return requester.asks(requester.request("ecs:ExecuteCommand", CLUSTER));
    }

    private static Optional<Gap> gap(ExecTarget target) {
        return CallerRequester.of(inputs(target))
                .fold(known -> Optional.empty(), absent -> Optional.empty(), unknown -> Optional.of(unknown.gap()));
    }

    private static Inputs inputs(ExecTarget target) {
        return new Inputs(target, CallerRequester.PARTS);
    }

    private static ExecTarget session(String role, String session) {
        return caller(new Caller(
                new Arn("aws", "sts", "", "111122223333", session),
                "111122223333",
                "AROAEXAMPLE:" + session.substring(session.lastIndexOf('/') + 1),
                Caller.Kind.ASSUMED_ROLE,
                known(role(new Arn("aws", "iam", "", "111122223333", role))),
                absent("user")));
    }

    private static ExecTarget user(Evidence<List<Group>> groups, Map<String, String> tags) {
        Arn arn = new Arn("aws", "iam", "", "111122223333", "user/people/jane");
        return caller(new Caller(
                arn,
                "111122223333",
                "AIDAEXAMPLE",
                Caller.Kind.USER,
                absent("role"),
                known(new User(
                        arn, absent("permissionsBoundary"), known(List.of()), known(List.of()), groups, known(tags)))));
    }

    private static Role role(Arn arn) {
        Role operator =
                fargateService().caller().flatMap(Caller::role).toOptional().orElseThrow();
        return new Role(
                arn,
                operator.id(),
                operator.createDate(),
                operator.trustPolicy(),
                operator.permissionsBoundary(),
                operator.inlinePolicies(),
                operator.attachedPolicies(),
                operator.tags());
    }

    private static ExecTarget caller(Caller caller) {
        return Edits.of(fargateService()).set("caller", caller).target();
    }

    private static ExecTarget granted(ExecTarget target, String statement) {
        return Edits.of(target)
                .set("caller.role.inlinePolicies", List.of(policy("operate", statement)))
                .target();
    }

    private static String under(String operator, String key, String value) {
        return "{\"Effect\": \"Allow\", \"Action\": \"ecs:*\", \"Resource\": \"*\", \"Condition\": {\"" + operator
                + "\": {\"" + key + "\": \"" + value + "\"}}}";
    }
}
