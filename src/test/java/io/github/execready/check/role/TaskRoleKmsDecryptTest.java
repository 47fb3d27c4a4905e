// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.deny;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.policy;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.KmsGrant;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import io.github.execready.testing.Simulated;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleKmsDecryptTest implements EveryCause {

    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0000-1111";
    private static final String ROLE = "arn:aws:iam::111122223333:role/ApiTask";
    private static final String ACCOUNT = "arn:aws:iam::111122223333:root";
    private static final String CANNOT = "role/ApiTask: fail task-role-cannot-decrypt";
    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String TARGET_ID = "kms:EncryptionContext:aws:ssm:TargetId";

    private final CheckTester tester = CheckTester.of(new TaskRoleKmsDecrypt());

    @Override
    public Check check() {
        return new TaskRoleKmsDecrypt();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                granted(allow("s3:*")),
                granted(on(KEY + "2")),
                granted(deny("kms:*")),
                bounded(),
                key(allowing("arn:aws:iam::111122223333:role/Admin", "")),
                keyOf(granted(allow("s3:*")), allowing("arn:aws:iam::111122223333:role/Admin", "")),
                key(allowing(ACCOUNT, condition("Null", "kms:ViaService", "false"))),
                Simulated.deniedByTheOrganization(fargateService(), check()));
    }

    @Test
    void aRoleThatMayDecryptWithAKeyOfItsAccountPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(granted(on(KEY)))).containsExactly("role/ApiTask: pass");
    }

    @Test
    void aRoleWithoutItFailsWithTheStatementThatGrantsIt() {
        ExecTarget target = granted(allow("ssmmessages:*"));

        assertThat(tester.judge(target)).containsExactly(CANNOT);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("Role ApiTask may not do kms:Decrypt on " + KEY);
        assertThat(finding.remedy().commands())
                .containsExactly("aws iam put-role-policy --role-name ApiTask --policy-name ecs-exec-kms"
                        + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"kms:Decrypt\",\"Resource\":\"" + KEY + "\"}]}'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:kms:eu-west-1:111122223333:key/2222-3333",
                "arn:aws:kms:eu-west-1:111122223333:alias/exec",
                "arn:aws:kms:us-east-1:111122223333:key/*"
            })
    void aStatementForOtherKeysIsShown(String resource) {
        ExecTarget target = granted(on(resource));

        assertThat(tester.judge(target)).containsExactly(CANNOT + "/too-narrow");
        assertThat(tester.findings(target).get(0).message()).contains("for other keys only", resource);
    }

    @Test
    void aConditionOfTheRoleThatCannotHoldIsShown() {
        ExecTarget target = granted("{\"Effect\": \"Allow\", \"Action\": \"kms:Decrypt\", \"Resource\": \"*\","
                + " \"Condition\": {\"StringEquals\": {\"kms:ViaService\": \"s3.eu-west-1.amazonaws.com\"}}}");

        assertThat(tester.judge(target)).containsExactly(CANNOT + "/too-narrow");
        assertThat(tester.findings(target).get(0).message()).contains("StringEquals kms:ViaService");
    }

    @Test
    void aKeyThatTrustsNeitherRoleNorAccountFails() {
        ExecTarget target = key(allowing("arn:aws:iam::111122223333:role/Admin", ""));

        assertThat(tester.judge(target)).containsExactly(CANNOT + "/key-policy");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("neither to the role nor to the role's account");
        assertThat(finding.remedy().commands().get(0))
                .isEqualTo("aws kms create-grant --key-id " + KEY + " --grantee-principal " + ROLE
                        + " --operations Decrypt --region eu-west-1");
    }

    @Test
    void bothSidesAreNamedWhereBothLackIt() {
        ExecTarget target = Edits.of(key(allowing("arn:aws:iam::111122223333:role/Admin", "")))
                .set("taskRole.inlinePolicies", List.of())
                .target();

        assertThat(tester.judge(target)).containsExactly(CANNOT + "/both-sides");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).startsWith("Neither");
        assertThat(finding.remedy().commands()).hasSize(2);
    }

    @Test
    void aKeyThatNamesTheRoleItselfIsEnough() {
        assertThat(tester.judge(Edits.of(key(allowing(ROLE, "")))
                        .set("taskRole.inlinePolicies", List.of())
                        .target()))
                .containsExactly("role/ApiTask: pass");
    }

    @Test
    void aGrantIsEnoughAndAConstrainedOneIsLeftOpen() {
        ExecTarget closed = Edits.of(key(allowing("arn:aws:iam::111122223333:role/Admin", "")))
                .set("taskRole.inlinePolicies", List.of())
                .target();

        assertThat(tester.judge(grant(closed, ROLE, false, "Decrypt"))).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(grant(closed, ROLE, false, "GenerateDataKey"))).containsExactly(CANNOT + "/both-sides");
        assertThat(tester.judge(grant(closed, "arn:aws:iam::111122223333:role/Other", false, "Decrypt")))
                .containsExactly(CANNOT + "/both-sides");
        assertThat(tester.judge(grant(closed, ROLE, true, "Decrypt"))).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.judge(Edits.of(closed).unknown("sessionKey.grants").target()))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, kms:ViaService, s3.eu-west-1.amazonaws.com",
        "StringEquals, kms:CallerAccount, 999999999999",
        "StringEquals, kms:EncryptionContext:aws:logs:arn, some",
        "StringEquals, aws:ResourceAccount, 999999999999"
    })
    void aConditionOfTheKeyThatCannotHoldIsShown(String operator, String key, String value) {
        ExecTarget target = key(allowing(ACCOUNT, condition(operator, key, value)));

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: fail kms-key-policy-conditions");
        assertThat(tester.findings(target).get(0).message()).contains(operator + " " + key + " " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, kms:CallerAccount, 111122223333",
        "StringNotEquals, kms:ViaService, s3.eu-west-1.amazonaws.com",
        "StringEquals, aws:ResourceAccount, 111122223333"
    })
    void aConditionOfTheKeyThatHoldsPasses(String operator, String key, String value) {
        assertThat(tester.judge(key(allowing(ACCOUNT, condition(operator, key, value)))))
                .containsExactly("role/ApiTask: pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kms:EncryptionContext:aws:ssm:SessionId",
                "kms:EncryptionContext:aws:ssm:RandomChallenge",
                TARGET_ID,
                "aws:SourceVpce",
                "aws:PrincipalOrgID"
            })
    void aConditionOnWhatIsNotKnownIsLeftOpenAndNamed(String key) {
        ExecTarget target = Edits.of(key(allowing(ACCOUNT, condition("StringEquals", key, "some"))))
                .unknown("network")
                .target();

        assertThat(tester.judge(target)).containsExactly("role/ApiTask: not-evaluated");
        assertThat(tester.findings(target).get(0).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("condition key " + key);
    }

    @Test
    void whereOneContainerIsMeantTheTargetOfTheSessionIsKnown() {
        String target = "ecs:prod_0123456789abcdef0123456789abcdef_0123456789abcdef0123456789abcdef-1";
        assertThat(tester.judge(one(key(allowing(ACCOUNT, condition("StringEquals", TARGET_ID, target))))))
                .containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(one(key(allowing(ACCOUNT, condition("StringLike", TARGET_ID, "ecs:prod_*"))))))
                .containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(one(key(allowing(ACCOUNT, condition("StringLike", TARGET_ID, "ecs:test_*"))))))
                .containsExactly("role/ApiTask: fail kms-key-policy-conditions");
    }

    @Test
    void aStatementThatDeniesIsShownWhicheverSideItIsOn() {
        ExecTarget byKey = key(
                allowing(ACCOUNT, ""),
                "{\"Sid\": \"Only\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"kms:Decrypt\","
                        + " \"Resource\": \"*\", \"Condition\": {\"StringNotEquals\": {\"kms:ViaService\": \"x\"}}}");
        ExecTarget byRole = granted(
                on("*"), "{\"Sid\": \"Never\", \"Effect\": \"Deny\", \"Action\": \"kms:*\", \"Resource\": \"*\"}");

        assertThat(tester.judge(byKey)).containsExactly(CANNOT + "/denied");
        assertThat(tester.findings(byKey).get(0).message()).contains("statement Only");
        assertThat(tester.judge(byRole)).containsExactly(CANNOT + "/denied");
        assertThat(tester.findings(byRole).get(0).message()).contains("statement Never");
    }

    @Test
    void aBoundaryWithoutTheActionIsTheCause() {
        ExecTarget target = bounded();

        assertThat(tester.judge(target)).containsExactly(CANNOT + "/boundary");
        assertThat(tester.findings(target).get(0).message()).contains("permissions boundary", "policy/Bound");
    }

    @Test
    void aKeyOfAnotherAccountNeedsBothSides() {
        ExecTarget foreign = Edits.of(fargateService())
                .set("sessionKey.arn", new Arn("aws", "kms", "eu-west-1", "999999999999", "key/0000-1111"))
                .target();

        assertThat(tester.judge(keyOf(foreign, allowing(ACCOUNT, "")))).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(keyOf(foreign, allowing("arn:aws:iam::999999999999:root", ""))))
                .containsExactly(CANNOT + "/key-policy");
        assertThat(tester.judge(Edits.of(keyOf(foreign, allowing(ROLE, "")))
                        .set("taskRole.inlinePolicies", List.of())
                        .target()))
                .containsExactly(CANNOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessionKey", "sessionKey.keyPolicy", "taskRole.inlinePolicies"})
    void whatCannotBeReadLeavesItOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    @Test
    void aKeyPolicyThatIsNotUnderstoodLeavesItOpen() {
        assertThat(tester.judge(key("{\"Effect\": \"Maybe\"}"))).containsExactly("role/ApiTask: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", CONFIGURATION, CONFIGURATION + ".kmsKeyId"})
    void anUnknownClusterLeavesItOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @Test
    void withoutKeyOrRoleItIsNotApplicable() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(CONFIGURATION + ".kmsKeyId")
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-key");
        assertThat(tester.judge(Edits.of(fargateService()).absent("sessionKey").target()))
                .containsExactly("role/ApiTask: not-applicable no-such-key");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-applicable no-task-role");
    }

    @Test
    void aTaskOnEc2WithoutARoleAsksWithThatOfItsInstance() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly("role/Node: pass");
    }

    private static ExecTarget granted(String... statements) {
        return Edits.of(fargateService())
                .set("taskRole.inlinePolicies", List.of(policy("exec", statements)))
                .target();
    }

    private static ExecTarget key(String... statements) {
        return keyOf(fargateService(), statements);
    }

    private static ExecTarget keyOf(ExecTarget target, String... statements) {
        return Edits.of(target)
                .replace("sessionKey.keyPolicy", policy("key policy", statements))
                .target();
    }

    private static ExecTarget grant(ExecTarget target, String grantee, boolean constrained, String operation) {
        return Edits.of(target)
                .set("sessionKey.grants", List.of(new KmsGrant("g-1", known(grantee), List.of(operation), constrained)))
                .target();
    }

    private static ExecTarget one(ExecTarget target) {
        return Edits.of(target)
                .set("selection", new ContainerSelection.Named("app"))
                .set("task.containers[0].runtimeId", "0123456789abcdef0123456789abcdef-1")
                .target();
    }

    private static ExecTarget bounded() {
        return Edits.of(fargateService())
                .set(
                        "taskRole.permissionsBoundary",
                        new PermissionsBoundary(
                                new Arn("aws", "iam", "", "111122223333", "policy/Bound"),
                                policy("boundary", allow("ssmmessages:*"))))
                .target();
    }

    private static String on(String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \"kms:Decrypt\", \"Resource\": \"" + resource + "\"}";
    }

    private static String allowing(String principal, String condition) {
        return "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"" + principal
                + "\"}, \"Action\": \"kms:*\", \"Resource\": \"*\"" + condition + "}";
    }

    private static String condition(String operator, String key, String value) {
        return ", \"Condition\": {\"" + operator + "\": {\"" + key + "\": \"" + value + "\"}}";
    }
}
