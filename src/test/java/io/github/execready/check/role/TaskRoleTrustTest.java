// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyException;
import io.github.execready.iam.PolicyKind;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.PolicyDocument;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleTrustTest implements EveryCause {

    private static final String WRONG = "role/ApiTask: fail task-role-trust-policy-wrong";
    private static final String ECS = "{\"Service\": \"ecs-tasks.amazonaws.com\"}";

    private final CheckTester tester = CheckTester.of(new TaskRoleTrust());

    @Override
    public Check check() {
        return new TaskRoleTrust();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                trusting("{\"Service\": \"ec2.amazonaws.com\"}", ""),
                trusting(ECS, condition("StringEquals", "aws:SourceAccount", "999999999999")),
                trust("{\"Effect\": \"Allow\", \"Principal\": " + ECS + ", \"Action\": \"sts:TagSession\"}"),
                trust("{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sts:*\"}"));
    }

    @Test
    void aRoleThatTrustsTasksPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(trusting("{\"Service\": [\"ec2.amazonaws.com\", \"ecs-tasks.amazonaws.com\"]}", "")))
                .containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(trusting("\"*\"", ""))).containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs.amazonaws.com", "ec2.amazonaws.com", "lambda.amazonaws.com"})
    void aRoleOfAnotherServiceIsNamed(String service) {
        ExecTarget target = trusting("{\"Service\": \"" + service + "\"}", "");

        assertThat(tester.judge(target)).containsExactly(WRONG);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("trusts " + service + " and not ecs-tasks.amazonaws.com");
        assertThat(finding.remedy().cautions().get(0)).contains("replaces the whole trust policy", service);
    }

    @Test
    void aRoleOfPeopleIsNamed() {
        ExecTarget target = trusting("{\"AWS\": \"arn:aws:iam::111122223333:root\"}", "");

        assertThat(tester.judge(target)).containsExactly(WRONG);
        assertThat(tester.findings(target).get(0).message()).contains("trusts arn:aws:iam::111122223333:root and not");
    }

    @Test
    void theRemedyIsATrustPolicyThatWouldPass() throws PolicyException {
        String command = tester.findings(trusting("{\"Service\": \"ec2.amazonaws.com\"}", ""))
                .get(0)
                .remedy()
                .commands()
                .get(0);
        String start = "aws iam update-assume-role-policy --role-name ApiTask --policy-document '";
        assertThat(command).startsWith(start).endsWith("'");
        String document = command.substring(start.length(), command.length() - 1);

        assertThat(document)
                .contains("\"aws:SourceArn\":\"arn:aws:ecs:eu-west-1:111122223333:*\"")
                .contains("\"aws:SourceAccount\":\"111122223333\"");
        assertThat(Policy.parse("trust", PolicyKind.TRUST, document).statements())
                .hasSize(1);
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("taskRole.trustPolicy", new PolicyDocument("trust policy", document))
                        .target()))
                .containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts:TagSession", "sts:AssumeRoleWithWebIdentity", "sts:SetSourceIdentity"})
    void anotherActionIsNotEnough(String action) {
        ExecTarget target =
                trust("{\"Effect\": \"Allow\", \"Principal\": " + ECS + ", \"Action\": \"" + action + "\"}");

        assertThat(tester.judge(target)).containsExactly(WRONG + "/other-action");
        assertThat(tester.findings(target).get(0).message()).contains("in no statement that allows sts:AssumeRole");
    }

    @ParameterizedTest
    @CsvSource({
        "ArnLike, aws:SourceArn, arn:aws:ecs:eu-west-1:111122223333:task/prod/*",
        "ArnLike, aws:SourceArn, arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
        "ArnEquals, aws:SourceArn, arn:aws:ecs:us-east-1:111122223333:*",
        "StringEquals, aws:SourceAccount, 999999999999",
        "StringEquals, sts:ExternalId, secret"
    })
    void aConditionThatCannotHoldIsShown(String operator, String key, String value) {
        ExecTarget target = trusting(ECS, condition(operator, key, value));

        assertThat(tester.judge(target)).containsExactly(WRONG + "/condition");
        assertThat(tester.findings(target).get(0).message())
                .contains("statement at 1:", operator + " " + key + " " + value)
                .contains("arn:aws:ecs:eu-west-1:111122223333:*", "111122223333");
    }

    @ParameterizedTest
    @CsvSource({
        "ArnLike, aws:SourceArn, arn:aws:ecs:eu-west-1:111122223333:*",
        "ArnEquals, aws:SourceArn, arn:aws:ecs:*:111122223333:*",
        "StringEquals, aws:SourceArn, arn:aws:ecs:eu-west-1:111122223333:*",
        "StringEquals, aws:SourceAccount, 111122223333",
        "StringNotEquals, sts:ExternalId, secret"
    })
    void aConditionThatHoldsPasses(String operator, String key, String value) {
        assertThat(tester.judge(trusting(ECS, condition(operator, key, value)))).containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:SourceOrgID", "sts:RoleSessionName", "aws:SourceIp", "aws:PrincipalIsAWSService"})
    void aConditionOnWhatIsNotKnownIsLeftOpenAndNamed(String key) {
        ExecTarget target = trusting(ECS, condition("StringEquals", key, "some"));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("condition key " + key);
    }

    @Test
    void aStatementThatDeniesIsShown() {
        ExecTarget target = trust(
                "{\"Effect\": \"Allow\", \"Principal\": " + ECS + ", \"Action\": \"sts:AssumeRole\"}",
                "{\"Sid\": \"Closed\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sts:*\"}");

        assertThat(tester.judge(target)).containsExactly(WRONG + "/denied");
        assertThat(tester.findings(target).get(0).message()).contains("denies the role to ECS", "statement Closed");
    }

    @Test
    void aRoleThatTrustsNobodyFails() {
        ExecTarget target =
                trust("{\"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"sts:AssumeRole\"}");

        assertThat(tester.judge(target)).containsExactly(WRONG);
        assertThat(tester.findings(target).get(0).message()).contains("trusts nobody");
    }

    // IAM takes it in China, and no page says what ECS asks as there.
    @Test
    void anotherSpellingOfTheServiceIsLeftOpen() {
        assertThat(tester.judge(trusting("{\"Service\": \"ecs-tasks.amazonaws.com.cn\"}", "")))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    @Test
    void aPolicyThatIsNotUnderstoodOrNotReadIsLeftOpen() {
        assertThat(tester.judge(trust("{\"Effect\": \"Allow\", \"Principal\": " + ECS + ", \"Action\"")))
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskRole.trustPolicy")
                        .target()))
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("taskRole").target()))
                .containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskDefinition.taskRole")
                        .target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void withoutARoleOfItsOwnATaskIsNotConcerned() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-applicable no-task-role");
        assertThat(tester.judge(Edits.of(fargateService()).absent("taskRole").target()))
                .containsExactly("role/ApiTask: not-applicable no-such-role");
    }

    private static ExecTarget trusting(String principal, String condition) {
        return trust("{\"Effect\": \"Allow\", \"Principal\": " + principal + ", \"Action\": \"sts:AssumeRole\""
                + condition + "}");
    }

    private static ExecTarget trust(String... statements) {
        return Edits.of(fargateService())
                .replace("taskRole.trustPolicy", policy("trust policy", statements))
                .target();
    }

    private static String condition(String operator, String key, String value) {
        return ", \"Condition\": {\"" + operator + "\": {\"" + key + "\": \"" + value + "\"}}";
    }
}
