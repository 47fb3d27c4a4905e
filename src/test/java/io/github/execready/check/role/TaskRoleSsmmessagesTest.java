// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.deny;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import io.github.execready.testing.Simulated;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleSsmmessagesTest implements EveryCause {

    private static final String CONTROL = "task-role-lacks-control-channel";
    private static final String DATA = "task-role-lacks-data-channel";
    private static final String NARROW = "task-role-resource-or-condition-too-narrow";
    private static final String ALL = allow("ssmmessages:*");

    private final CheckTester tester = CheckTester.of(new TaskRoleSsmmessages());

    @Override
    public Check check() {
        return new TaskRoleSsmmessages();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                granted(allow("s3:*")),
                granted(allow("ssmmessages:*ControlChannel")),
                granted(deny("ssmmessages:*")),
                granted(ALL, deny("ssmmessages:*DataChannel")),
                granted("{\"Effect\": \"Allow\", \"Action\": \"ssmmessages:*\", \"Resource\": \"arn:aws:ssm:*:*:*\"}"),
                granted(under("Bool", "aws:SecureTransport", "false")),
                bounded(policy("boundary", allow("s3:*"))),
                Edits.of(granted(allow("s3:*")))
                        .set("executionRole.inlinePolicies", List.of(policy("exec", ALL)))
                        .target(),
                Simulated.deniedByTheOrganization(fargateService(), check()));
    }

    @Test
    void aRoleWithTheFourActionsPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(granted(allow("ssmMessages:*Channel")))).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(granted(allow("*")))).containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @CsvSource({
        "ssmmessages:CreateControlChannel, task-role-lacks-control-channel",
        "ssmmessages:OpenControlChannel, task-role-lacks-control-channel",
        "ssmmessages:CreateDataChannel, task-role-lacks-data-channel",
        "ssmmessages:OpenDataChannel, task-role-lacks-data-channel"
    })
    void eachMissingActionIsNamedWithTheStatementThatGrantsIt(String action, String cause) {
        String others = "{\"Effect\": \"Allow\", \"NotAction\": \"" + action + "\", \"Resource\": \"*\"}";
        ExecTarget target = granted(others);

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail " + cause);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains(action);
        assertThat(finding.remedy().commands().get(0))
                .startsWith("aws iam put-role-policy --role-name ApiTask")
                .contains("'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"*\"}]}'");
    }

    @Test
    void whereBothChannelsAreMissingTheFirstOneUsedIsTheCause() {
        assertThat(tester.judge(granted(allow("s3:*")))).containsExactly("role/ApiTask: fail " + CONTROL);
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("taskRole.inlinePolicies", List.of())
                        .target()))
                .containsExactly("role/ApiTask: fail " + CONTROL);
    }

    // aws/aws-toolkit-vscode#3797
    @Test
    void whatTheExecutionRoleHasInsteadIsSaid() {
        ExecTarget target = Edits.of(granted(allow("s3:*")))
                .set("executionRole.inlinePolicies", List.of(policy("exec", ALL)))
                .target();

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail permissions-on-execution-role");
        assertThat(tester.findings(target).get(0).message()).contains("role/ApiExecution");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:eu-west-1:111122223333:task/*",
                "arn:aws:ssmmessages:us-east-1:111122223333:*",
                "arn:aws:ssm:*:*:*"
            })
    void aStatementForOtherResourcesIsShown(String resource) {
        ExecTarget target =
                granted("{\"Sid\": \"Exec\", \"Effect\": \"Allow\", \"Action\": \"ssmmessages:*\", \"Resource\": \""
                        + resource + "\"}");

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail " + NARROW);
        assertThat(tester.findings(target).get(0).message()).contains("statement Exec at 1:", resource);
    }

    @Test
    void aResourceThatOnlyAwsErrorsNameIsLeftOpen() {
        assertThat(tester.judge(granted("{\"Effect\": \"Allow\", \"Action\": \"ssmmessages:*\","
                        + " \"Resource\": \"arn:aws:ssmmessages:*:*:*\"}")))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:RequestedRegion, us-east-1",
        "ArnLike, ec2:SourceInstanceARN, arn:aws:ec2:*:*:instance/*",
        "Bool, aws:SecureTransport, false",
        "StringEquals, aws:PrincipalAccount, 999999999999",
        "StringEquals, aws:PrincipalTag/team, blue",
        "DateLessThan, aws:CurrentTime, 2020-01-01T00:00:00Z",
        "Bool, aws:MultiFactorAuthPresent, true"
    })
    void aConditionThatCannotHoldIsShown(String operator, String key, String value) {
        ExecTarget target = granted(under(operator, key, value));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail " + NARROW + "/condition");
        assertThat(tester.findings(target).get(0).message()).contains(operator + " " + key + " " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, aws:RequestedRegion, eu-west-1",
        "StringLike, aws:userid, AROAAPITASK:*",
        "ArnEquals, aws:PrincipalArn, arn:aws:iam::111122223333:role/ApiTask",
        "BoolIfExists, aws:MultiFactorAuthPresent, true"
    })
    void aConditionThatTheTaskMeetsPasses(String operator, String key, String value) {
        assertThat(tester.judge(granted(under(operator, key, value)))).containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:SourceVpce", "aws:PrincipalOrgID", "aws:SourceVpc"})
    void aConditionOnWhatIsNotKnownIsLeftOpenAndNamed(String key) {
        ExecTarget target = Edits.of(granted(under("StringEquals", key, "some")))
                .unknown("network")
                .target();

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("condition key " + key);
    }

    @Test
    void theEndpointThatTheWayLeadsThroughMeetsConditions() {
        assertThat(tester.judge(granted(under("StringEquals", "aws:SourceVpce", "vpce-ssmmessages"))))
                .containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(granted(under("StringEquals", "aws:SourceVpce", "vpce-other"))))
                .containsExactly("role/ApiTask: fail " + NARROW + "/condition");
        assertThat(tester.judge(granted(under("IpAddress", "aws:VpcSourceIp", "10.0.1.0/24"))))
                .containsExactly("role/ApiTask: pass");
    }

    @Test
    void anExplicitDenyIsShownWithItsStatement() {
        ExecTarget target = granted(
                ALL,
                "{\"Sid\": \"NoSessions\", \"Effect\": \"Deny\", \"Action\": \"ssmmessages:*Control*\", \"Resource\": \"*\"}");

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail " + CONTROL + "/denied");
        assertThat(tester.findings(target).get(0).message()).contains("statement NoSessions");
        assertThat(tester.judge(granted(
                        ALL, "{\"Effect\": \"Deny\", \"Action\": \"ssmmessages:*Data*\", \"Resource\": \"*\"}")))
                .containsExactly("role/ApiTask: fail " + DATA + "/denied");
    }

    @Test
    void aBoundaryWithoutTheActionsIsTheCause() {
        ExecTarget target = bounded(policy("boundary", allow("s3:*", "logs:*")));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail permissions-boundary-on-task-role");
        assertThat(tester.findings(target).get(0).message()).contains("policy/Bound");
        assertThat(tester.judge(bounded(policy("boundary", allow("*"))))).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(bounded(unknown()))).containsExactly("role/ApiTask: not-evaluated");
    }

    @Test
    void aPolicyThatIsNotUnderstoodLeavesItOpenUnlessAnotherDenies() {
        Evidence<PolicyDocument> odd = known(new PolicyDocument("odd", "{\"Statement\": [{\"Effect\": \"Maybe\"}]}"));
        ExecTarget target = Edits.of(fargateService())
                .set("taskRole.inlinePolicies", List.of(policy("exec", ALL), odd))
                .target();

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing().get(0).reason())
                .contains("policy odd is not understood, 1:");
    }

    @Test
    void anUnreadPolicyLeavesItOpen() {
        AttachedPolicy attached =
                new AttachedPolicy(new Arn("aws", "iam", "", "111122223333", "policy/Custom"), unknown());
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("taskRole.attachedPolicies", List.of(attached))
                        .target()))
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskRole.inlinePolicies")
                        .target()))
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("taskRole").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void aPolicyOfAwsThatNobodyCollectedGrantsWhatItIsKnownToGrant() {
        assertThat(tester.judge(attachedUncollected("AmazonSSMManagedInstanceCore")))
                .containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(attachedUncollected("AmazonS3ReadOnlyAccess")))
                .as("AWS may have added to it")
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(attachedUncollected("NeverHeardOf"))).containsExactly("role/ApiTask: not-evaluated");
    }

    private static ExecTarget attachedUncollected(String name) {
        Gap gap = new Gap(Gap.Reason.NOT_COLLECTED, "iam:GetPolicyVersion", "not in the bundle");
        return Edits.of(fargateService())
                .set("taskRole.inlinePolicies", List.of())
                .set(
                        "taskRole.attachedPolicies",
                        List.of(new AttachedPolicy(
                                new Arn("aws", "iam", "", "aws", "policy/" + name), Evidence.unknown(gap))))
                .target();
    }

    @Test
    void aTaskOnEc2WithoutARoleHasThatOfItsInstance() {
        ExecTarget target = Edits.of(ec2Service())
                .absent("taskDefinition.taskRole")
                .absent("taskRole")
                .target();

        assertThat(tester.judge(target)).containsExactly("role/Node: pass");
        assertThat(tester.judge(Edits.of(target)
                        .set("containerInstance.instance.role.inlinePolicies", List.of())
                        .target()))
                .containsExactly("role/Node: fail " + CONTROL);
    }

    @Test
    void aFargateTaskWithoutARoleIsForAnotherCheck() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-applicable no-task-role");
    }

    @Test
    void theTagsOfTheRoleMeetConditions() {
        assertThat(tester.judge(Edits.of(granted(under("StringEquals", "aws:PrincipalTag/team", "blue")))
                        .set("taskRole.tags", Map.of("team", "blue"))
                        .target()))
                .containsExactly("role/ApiTask: pass");
    }

    private static ExecTarget granted(String... statements) {
        return Edits.of(fargateService())
                .set("taskRole.inlinePolicies", List.of(policy("exec", statements)))
                .target();
    }

    private static ExecTarget bounded(Evidence<PolicyDocument> boundary) {
        return Edits.of(fargateService())
                .set(
                        "taskRole.permissionsBoundary",
                        new PermissionsBoundary(new Arn("aws", "iam", "", "111122223333", "policy/Bound"), boundary))
                .target();
    }

    private static String under(String operator, String key, String value) {
        return "{\"Effect\": \"Allow\", \"Action\": \"ssmmessages:*\", \"Resource\": \"*\", \"Condition\": {\""
                + operator + "\": {\"" + key + "\": \"" + value + "\"}}}";
    }
}
