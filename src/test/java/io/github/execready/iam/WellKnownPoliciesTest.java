// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static io.github.execready.iam.Account.OTHER;
import static io.github.execready.iam.Account.OWN;
import static io.github.execready.iam.Account.ROLE;
import static io.github.execready.iam.Account.SESSION;
import static io.github.execready.iam.Account.TASKS;
import static io.github.execready.iam.Account.USER;
import static io.github.execready.iam.Account.allowAll;
import static io.github.execready.iam.Account.decide;
import static io.github.execready.iam.Account.identity;
import static io.github.execready.iam.Account.resource;
import static io.github.execready.iam.Account.trust;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies of the kinds that AWS's guides tell people to write, with the requests that they are meant to tell apart. */
class WellKnownPoliciesTest {

    private static final PolicyLayers ADMINISTRATOR = PolicyLayers.NONE.withIdentity(identity(allowAll()));
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final String TASK = "arn:aws:ecs:eu-west-1:111122223333:task/prod/1";
    private static final String ALLOWED = "Allowed";
    private static final String IMPLICITLY = "ImplicitlyDenied";
    private static final String EXPLICITLY = "ExplicitlyDenied";

    @Test
    void withoutMfaNothingButTheOwnSettingsIsOpen() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity(allowAll(), """
                {'Effect': 'Deny', 'NotAction': ['iam:ChangePassword', 'iam:*MFADevice*'], 'Resource': '*',
                 'Condition': {'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}}}"""));

        assertThat(decide(request(USER, "ecs:ListTasks", "*"), layers))
                .as("long-term keys have no such key in their requests")
                .isEqualTo(EXPLICITLY);
        assertThat(decide(request(USER, "iam:EnableMFADevice", "*"), layers)).isEqualTo(ALLOWED);
        assertThat(decide(with(USER, "ecs:ListTasks", "*", "aws:MultiFactorAuthPresent", "true"), layers))
                .isEqualTo(ALLOWED);
        PolicyLayers plainBool = PolicyLayers.NONE.withIdentity(identity(allowAll(), """
                {'Effect': 'Deny', 'Action': '*', 'Resource': '*',
                 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': false}}}"""));
        assertThat(decide(request(USER, "ecs:ListTasks", "*"), plainBool)).isEqualTo(ALLOWED);
    }

    @Test
    void anOrganizationMayKeepToItsRegionsButForGlobalServices() {
        PolicyLayers layers = ADMINISTRATOR.andServiceControl(identity(allowAll(), """
                {'Effect': 'Deny', 'NotAction': ['iam:*', 'sts:*'], 'Resource': '*',
                 'Condition': {'StringNotEquals': {'aws:RequestedRegion': ['eu-west-1', 'eu-central-1']}}}"""));

        assertThat(decide(with(SESSION, "ecs:ListTasks", "*", "aws:RequestedRegion", "eu-central-1"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "ecs:ListTasks", "*", "aws:RequestedRegion", "us-east-1"), layers))
                .isEqualTo(EXPLICITLY);
        assertThat(decide(with(SESSION, "iam:ListRoles", "*", "aws:RequestedRegion", "us-east-1"), layers))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aLevelThatListsServicesLeavesOutTheOthers() {
        PolicyLayers layers = ADMINISTRATOR
                .andServiceControl(identity(allowAll()))
                .andServiceControl(
                        identity("{'Effect': 'Allow', 'Action': ['ecs:*', 'logs:*', 'ssm:*'], 'Resource': '*'}"));

        assertThat(decide(request(SESSION, "ecs:ListTasks", "*"), layers)).isEqualTo(ALLOWED);
        assertThat(decide(request(SESSION, "ssmmessages:OpenDataChannel", "*"), layers))
                .isEqualTo(IMPLICITLY);
    }

    @Test
    void whoeverIsOutsideTheKnownNetworkIsKeptOutUnlessAServiceAsksForThem() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity(allowAll(), """
                {'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {
                    'NotIpAddressIfExists': {'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32']},
                    'StringNotEqualsIfExists': {'aws:SourceVpc': 'vpc-1'},
                    'BoolIfExists': {'aws:ViaAWSService': 'false'}}}"""));

        assertThat(decide(with(SESSION, "s3:ListAllMyBuckets", "*", "aws:SourceIp", "192.0.2.9"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "s3:ListAllMyBuckets", "*", "aws:SourceIp", "2001:DB8::9"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "s3:ListAllMyBuckets", "*", "aws:SourceVpc", "vpc-1"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "s3:ListAllMyBuckets", "*", "aws:SourceVpc", "vpc-2"), layers))
                .isEqualTo(EXPLICITLY);
        assertThat(decide(with(SESSION, "s3:ListAllMyBuckets", "*", "aws:ViaAWSService", "true"), layers))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aPerimeterThatToleratesNoForeignResourceTakesOneWithoutAnOrganizationForForeign() {
        PolicyLayers layers = ADMINISTRATOR.andServiceControl(identity(allowAll(), """
                {'Effect': 'Deny', 'Action': '*', 'NotResource': 'arn:aws:iam::aws:policy/*', 'Condition': {
                    'StringNotEqualsIfExists': {'aws:ResourceOrgID': '${aws:PrincipalOrgID}',
                                                'aws:PrincipalTag/perimeter': 'off'}}}"""));
        Map<String, String> inside = Map.of("aws:ResourceOrgID", "o-1", "aws:PrincipalOrgID", "o-1");

        assertThat(decide(with(SESSION, "ecs:DescribeTasks", TASK, inside), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(request(SESSION, "ecs:DescribeTasks", TASK), layers)).isEqualTo(EXPLICITLY);
        assertThat(decide(with(SESSION, "ecs:DescribeTasks", TASK, "aws:PrincipalTag/Perimeter", "off"), layers))
                .as("names of tags do not distinguish case in conditions")
                .isEqualTo(ALLOWED);
        assertThat(decide(request(SESSION, "iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"), layers))
                .isEqualTo(ALLOWED);
    }

    @Test
    void tagsOfPrincipalAndResourceHaveToBeTheSame() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity("""
                {'Effect': 'Allow', 'Action': 'ecs:ExecuteCommand', 'Resource': '*', 'Condition': {
                    'StringEquals': {'aws:ResourceTag/team': '${aws:PrincipalTag/team, \\u0027nobody\\u0027}'}}}"""));

        assertThat(decide(
                        with(
                                SESSION,
                                "ecs:ExecuteCommand",
                                TASK,
                                Map.of("aws:ResourceTag/team", "blue", "aws:PrincipalTag/team", "blue")),
                        layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(
                        with(
                                SESSION,
                                "ecs:ExecuteCommand",
                                TASK,
                                Map.of("aws:ResourceTag/team", "blue", "aws:PrincipalTag/team", "Blue")),
                        layers))
                .isEqualTo(IMPLICITLY);
        assertThat(decide(with(SESSION, "ecs:ExecuteCommand", TASK, "aws:ResourceTag/team", "nobody"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(request(SESSION, "ecs:ExecuteCommand", TASK), layers)).isEqualTo(IMPLICITLY);
    }

    @Test
    void onlyKnownTagKeysMayBeSetButNoneAtAllAsWell() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity("""
                {'Effect': 'Allow', 'Action': 'ecs:RunTask', 'Resource': '*', 'Condition': {
                    'ForAllValues:StringEquals': {'aws:TagKeys': ['env', 'team']}}}"""));
        PolicyLayers strict = PolicyLayers.NONE.withIdentity(identity("""
                {'Effect': 'Allow', 'Action': 'ecs:RunTask', 'Resource': '*', 'Condition': {
                    'ForAllValues:StringEquals': {'aws:TagKeys': ['env', 'team']},
                    'Null': {'aws:TagKeys': 'false'}}}"""));

        assertThat(decide(tagging(List.of("team", "env")), layers)).isEqualTo(ALLOWED);
        assertThat(decide(tagging(List.of("team", "owner")), layers)).isEqualTo(IMPLICITLY);
        assertThat(decide(tagging(List.of()), layers)).isEqualTo(ALLOWED);
        assertThat(decide(tagging(List.of()), strict)).isEqualTo(IMPLICITLY);
        assertThat(decide(request(SESSION, "ecs:RunTask", "*"), strict)).isEqualTo(IMPLICITLY);
    }

    @Test
    void aHomeOfOnesOwnIsNobodyElses() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity("""
                {'Effect': 'Allow', 'Action': 's3:*', 'Resource': 'arn:aws:s3:::home/${aws:username}/*'}"""));

        assertThat(decide(with(USER, "s3:GetObject", "arn:aws:s3:::home/ann/a", "aws:username", "ann"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(USER, "s3:GetObject", "arn:aws:s3:::home/annabel/a", "aws:username", "ann"), layers))
                .isEqualTo(IMPLICITLY);
        assertThat(decide(with(USER, "s3:GetObject", "arn:aws:s3:::home/ann/a", "aws:username", "*"), layers))
                .isEqualTo(IMPLICITLY);
        assertThat(decide(request(SESSION, "s3:GetObject", "arn:aws:s3:::home//a"), layers))
                .as("a role has no user's name")
                .isEqualTo(IMPLICITLY);
    }

    @Test
    void aKeyForOneServiceIsNotForDirectUse() {
        PolicyLayers layers = ADMINISTRATOR.withResource(resource("""
                {'Effect': 'Allow', 'Principal': {'AWS': '*'}, 'Action': 'kms:*', 'Resource': '*', 'Condition': {
                    'StringEquals': {'kms:CallerAccount': '111122223333',
                                     'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com'}}}"""));
        Map<String, String> direct = Map.of("kms:CallerAccount", OWN);
        Map<String, String> via =
                Map.of("kms:CallerAccount", OWN, "kms:ViaService", "secretsmanager.eu-west-1.amazonaws.com");

        assertThat(decide(with(SESSION, "kms:Decrypt", KEY, direct), layers)).isEqualTo(IMPLICITLY);
        assertThat(decide(with(SESSION, "kms:Decrypt", KEY, via), layers)).isEqualTo(ALLOWED);
    }

    @Test
    void aKeyThatNamesOnlyItsAdministratorIsClosedToAnAdministratorOfTheAccount() {
        PolicyLayers layers = ADMINISTRATOR.withResource(resource("""
                {'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:user/ann'},
                 'Action': 'kms:*', 'Resource': '*'}"""));

        assertThat(decide(request(SESSION, "kms:Decrypt", KEY), layers)).isEqualTo(IMPLICITLY);
        assertThat(decide(request(USER, "kms:Decrypt", KEY), layers.withIdentity(PolicySet.EMPTY)))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aServiceIsTrustedOnBehalfOfOneAccountOnly() {
        PolicyLayers layers = PolicyLayers.NONE.withResource(trust("""
                {'Effect': 'Allow', 'Principal': {'Service': 'ecs-tasks.amazonaws.com'}, 'Action': 'sts:AssumeRole',
                 'Condition': {'StringEquals': {'aws:SourceAccount': '111122223333'},
                               'ArnLike': {'aws:SourceArn': 'arn:aws:ecs:*:111122223333:*'}}}"""));
        Map<String, String> ours =
                Map.of("aws:SourceAccount", OWN, "aws:SourceArn", "arn:aws:ecs:eu-west-1:111122223333:*");
        Map<String, String> theirs =
                Map.of("aws:SourceAccount", OTHER, "aws:SourceArn", "arn:aws:ecs:eu-west-1:444455556666:*");

        assertThat(decide(with(TASKS, "sts:AssumeRole", ROLE, ours), layers)).isEqualTo(ALLOWED);
        assertThat(decide(with(TASKS, "sts:AssumeRole", ROLE, theirs), layers)).isEqualTo(IMPLICITLY);
        assertThat(decide(request(TASKS, "sts:AssumeRole", ROLE), layers)).isEqualTo(IMPLICITLY);
    }

    @Test
    void resourcesOfAnOrganizationAreClosedToOthersButNotToServices() {
        PolicySet perimeter = resource(allowAll("'*'"), """
                {'Effect': 'Deny', 'Principal': '*', 'Action': '*', 'Resource': '*', 'Condition': {
                    'StringNotEqualsIfExists': {'aws:PrincipalOrgID': 'o-1'},
                    'BoolIfExists': {'aws:PrincipalIsAWSService': 'false'}}}""");
        PolicyLayers layers = ADMINISTRATOR.andResourceControl(perimeter).withResource(resource(allowAll("'*'")));

        assertThat(decide(with(SESSION, "kms:Decrypt", KEY, "aws:PrincipalOrgID", "o-1"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "kms:Decrypt", KEY, "aws:PrincipalOrgID", "o-2"), layers))
                .isEqualTo(EXPLICITLY);
        assertThat(decide(with(TASKS, "kms:Decrypt", KEY, "aws:PrincipalIsAWSService", "true"), layers))
                .isEqualTo(ALLOWED);
    }

    @Test
    void anEndpointForOnePurposeRefusesAnAdministratorTheRest() {
        PolicyLayers layers = ADMINISTRATOR.withEndpoint(resource("""
                {'Effect': 'Allow', 'Principal': '*', 'NotAction': 'ssmmessages:*Control*', 'Resource': '*',
                 'Condition': {'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*'}}}"""));

        assertThat(decide(with(SESSION, "ssmmessages:OpenDataChannel", "*", "aws:PrincipalArn", ROLE), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(with(SESSION, "ssmmessages:OpenControlChannel", "*", "aws:PrincipalArn", ROLE), layers))
                .isEqualTo(IMPLICITLY);
        assertThat(decide(request(SESSION, "ssmmessages:OpenDataChannel", "*"), layers))
                .isEqualTo(IMPLICITLY);
    }

    @Test
    void whatABoundaryLeavesOutNoAdministratorHas() {
        PolicyLayers layers = ADMINISTRATOR.withBoundary(identity(
                "{'Effect': 'Allow', 'NotAction': ['iam:*', 'kms:*'], 'NotResource': 'arn:aws:s3:::audit/*'}"));

        assertThat(decide(request(SESSION, "s3:PutObject", "arn:aws:s3:::logs/a"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(request(SESSION, "s3:PutObject", "arn:aws:s3:::audit/a"), layers))
                .isEqualTo(IMPLICITLY);
        assertThat(decide(request(SESSION, "iam:CreateRole", ROLE), layers)).isEqualTo(IMPLICITLY);
        assertThat(decide(
                        request(SESSION, "s3:PutObject", "arn:aws:s3:::audit/a"),
                        layers.withResource(resource(allowAll("{'AWS': '" + Account.SESSION_ARN + "'}")))))
                .as("the session itself is named")
                .isEqualTo(ALLOWED);
    }

    @Test
    void oldSessionsAreCutOff() {
        PolicyLayers layers = PolicyLayers.NONE.withIdentity(identity(allowAll(), """
                {'Effect': 'Deny', 'Action': '*', 'Resource': '*',
                 'Condition': {'DateLessThan': {'aws:TokenIssueTime': '2024-05-01T12:00:00Z'}}}"""));

        assertThat(decide(with(SESSION, "ecs:ListTasks", "*", "aws:TokenIssueTime", "2024-05-01T11:59:59Z"), layers))
                .isEqualTo(EXPLICITLY);
        assertThat(decide(
                        with(SESSION, "ecs:ListTasks", "*", "aws:TokenIssueTime", "2024-05-01T14:00:00+02:00"), layers))
                .isEqualTo(ALLOWED);
        assertThat(decide(request(USER, "ecs:ListTasks", "*"), layers))
                .as("long-term keys have no time of issue")
                .isEqualTo(ALLOWED);
    }

    private static Request request(Principal principal, String action, String resource) {
        return with(principal, action, resource, Map.of());
    }

    private static Request with(Principal principal, String action, String resource, String key, String value) {
        return with(principal, action, resource, Map.of(key, value));
    }

    private static Request with(Principal principal, String action, String resource, Map<String, String> keys) {
        Context.Builder context = Context.complete();
        keys.forEach(context::known);
        return Request.of(principal, action, resource, context.build());
    }

    private static Request tagging(List<String> keys) {
        return Request.of(
                SESSION,
                "ecs:RunTask",
                "*",
                Context.complete().known("aws:TagKeys", keys).build());
    }
}
