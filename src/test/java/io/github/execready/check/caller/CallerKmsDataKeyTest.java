// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.caller;

import static io.github.execready.check.caller.Callers.KEY;
import static io.github.execready.check.caller.Callers.bounded;
import static io.github.execready.check.caller.Callers.granted;
import static io.github.execready.check.caller.Callers.on;
import static io.github.execready.check.caller.Callers.root;
import static io.github.execready.check.caller.Callers.under;
import static io.github.execready.check.caller.Callers.user;
import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.deny;
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
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerKmsDataKeyTest implements EveryCause {

    private static final String PASS = "caller/Operator: pass";
    private static final String OPEN = "caller/Operator: not-evaluated";
    private static final String CAUSE = "caller/Operator: fail caller-cannot-generate-data-key";
    private static final String CONDITIONS = "caller/Operator: fail kms-key-policy-conditions";
    private static final String MAKE = "kms:GenerateDataKey";
    private static final String OPERATOR = "arn:aws:iam::111122223333:role/Operator";

    private final CheckTester tester = CheckTester.of(new CallerKmsDataKey());

    @Override
    public Check check() {
        return new CallerKmsDataKey();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                granted(allow("s3:*")),
                granted(on("Allow", MAKE, KEY + "2")),
                granted(deny(MAKE)),
                bounded(policy("bound", allow("s3:*"))),
                keyed(fargateService(), to("arn:aws:iam::111122223333:role/Admin", "")),
                keyed(granted(allow("s3:*")), to("arn:aws:iam::111122223333:role/Admin", "")),
                keyed(fargateService(), to("111122223333", condition("Null", "kms:ViaService", "false"))));
    }

    @Test
    void aCallerWhomBothSidesAllowPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(PASS);
        assertThat(tester.judge(serviceWithoutTask())).containsExactly(PASS);
        assertThat(tester.judge(granted(on("Allow", "kms:GenerateDataKey*", KEY))))
                .containsExactly(PASS);
        assertThat(tester.judge(user(allow("*")))).containsExactly("caller/jane: pass");
        assertThat(tester.judge(root())).containsExactly("caller/root: pass");
    }

    @Test
    void aKeyThatNamesTheCallerNeedsNoOther() {
        assertThat(tester.judge(keyed(granted(allow("ecs:*")), to(OPERATOR, ""))))
                .containsExactly(PASS);
        assertThat(tester.judge(
                        keyed(granted(allow("ecs:*")), to("arn:aws:sts::111122223333:assumed-role/Operator/jane", ""))))
                .containsExactly(PASS);
    }

    @Test
    void aGrantDoesAsWell() {
        ExecTarget target = keyed(granted(allow("ecs:*")), to("arn:aws:iam::111122223333:role/Admin", ""));

        assertThat(tester.judge(
                        withGrant(target, new KmsGrant("0a1b", known(OPERATOR), List.of("GenerateDataKey"), false))))
                .containsExactly(PASS);
        ExecTarget constrained =
                withGrant(target, new KmsGrant("0a1b", known(OPERATOR), List.of("GenerateDataKey"), true));
        assertThat(tester.judge(constrained)).containsExactly(OPEN);
        assertThat(missing(constrained)).containsExactly("the encryption context of grant 0a1b");
        assertThat(tester.judge(withGrant(target, new KmsGrant("0a1b", known(OPERATOR), List.of("Decrypt"), false))))
                .containsExactly(CAUSE + "/both");
        assertThat(tester.judge(Edits.of(target).unknown("sessionKey.grants").target()))
                .containsExactly(OPEN);
    }

    // ministryofjustice/modernisation-platform#1296
    @Test
    void aCallerWithoutTheActionIsToldThePolicyThatIsMissing() {
        ExecTarget target = granted(allow("ecs:*", "kms:Decrypt"));

        assertThat(tester.judge(target)).containsExactly(CAUSE);
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message()).contains("may not do kms:GenerateDataKey with " + KEY);
        assertThat(finding.remedy().commands())
                .containsExactly("aws iam put-role-policy --role-name Operator --policy-name ecs-exec-key"
                        + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"kms:GenerateDataKey\",\"Resource\":\"" + KEY + "\"}]}'");
        assertThat(finding.remedy().cautions()).isEmpty();
        ExecTarget unseen = Edits.of(target).unknown("sessionKey.keyPolicy").target();
        assertThat(tester.judge(unseen)).containsExactly(OPEN);
    }

    @Test
    void anAliasInAPolicyStandsForNoKey() {
        ExecTarget target = granted(on("Allow", MAKE, "arn:aws:kms:eu-west-1:111122223333:alias/exec"));

        assertThat(tester.judge(target)).containsExactly(CAUSE + "/too-narrow");
        assertThat(tester.findings(target).get(0).message()).contains("statement There", "alias/exec");
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, kms:ViaService, ssm.eu-west-1.amazonaws.com",
        "StringEquals, kms:CallerAccount, 999999999999",
        "StringEquals, kms:EncryptionContext:purpose, exec",
        "StringEquals, kms:EncryptionContext:aws:ssm:TargetId, ecs:prod_x_y"
    })
    void aConditionThatThePluginDoesNotMeetIsShown(String operator, String key, String value) {
        ExecTarget own = naming("app", granted(under("Allow", MAKE, operator, key, value)));
        ExecTarget ofKey = naming("app", keyed(fargateService(), to("111122223333", condition(operator, key, value))));

        assertThat(tester.judge(own)).containsExactly(CAUSE + "/too-narrow");
        assertThat(tester.findings(own).get(0).message()).contains(operator + " " + key + " " + value);
        assertThat(tester.judge(ofKey)).containsExactly(CONDITIONS);
        Finding finding = tester.findings(ofKey).get(0);
        assertThat(finding.message()).contains("The policy of " + KEY, "policy of key 0000-1111, statement at 1:", key);
        assertThat(finding.remedy().commands())
                .contains(
                        "aws kms get-key-policy --key-id " + KEY
                                + " --policy-name default --output text --region eu-west-1",
                        "aws kms create-grant --key-id " + KEY + " --grantee-principal " + OPERATOR
                                + " --operations GenerateDataKey --region eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, kms:CallerAccount, 111122223333",
        "StringLike, kms:EncryptionContext:aws:ssm:TargetId, ecs:prod_0123456789abcdef0123456789abcdef_*",
        "StringNotLike, kms:ViaService, s3.*.amazonaws.com",
        "'ForAllValues:StringLike', kms:EncryptionContextKeys, aws:ssm:*",
        "StringEquals, aws:ResourceAccount, 111122223333",
        "StringEquals, kms:KeySpec, SYMMETRIC_DEFAULT"
    })
    void aConditionThatThePluginMeetsPasses(String operator, String key, String value) {
        assertThat(tester.judge(naming("app", granted(under("Allow", MAKE, operator, key, value)))))
                .containsExactly(PASS);
        assertThat(tester.judge(naming(
                        "app", keyed(fargateService(), to("111122223333", condition(operator, key, value))))))
                .containsExactly(PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kms:EncryptionContext:aws:ssm:SessionId",
                "kms:EncryptionContext:aws:ssm:TargetId",
                "aws:SourceVpce",
                "aws:ResourceTag/use",
                "aws:MultiFactorAuthPresent"
            })
    void whatIsNotKnownIsLeftOpenAndNamed(String key) {
        ExecTarget target = granted(under("Allow", MAKE, "StringEquals", key, "some"));

        assertThat(tester.judge(target)).containsExactly(OPEN);
        assertThat(missing(target)).containsExactly("condition key " + key);
        assertThat(tester.judge(keyed(fargateService(), to("111122223333", condition("StringLike", key, "some")))))
                .containsExactly(OPEN);
    }

    @Test
    void aKeyThatDoesNotDelegateIsTheCause() {
        ExecTarget target = keyed(fargateService(), to("arn:aws:iam::111122223333:role/Admin", ""));

        assertThat(tester.judge(target)).containsExactly(CAUSE + "/key-policy");
        Finding finding = tester.findings(target).get(0);
        assertThat(finding.message())
                .startsWith("The policy of " + KEY)
                .contains("does not leave it to the policies of account 111122223333");
        assertThat(finding.remedy().summary()).contains("arn:aws:iam::111122223333:root");
    }

    @Test
    void whereBothSidesLackItBothAreSaid() {
        ExecTarget target = keyed(granted(allow("ecs:*")), to("arn:aws:iam::111122223333:role/Admin", ""));

        assertThat(tester.judge(target)).containsExactly(CAUSE + "/both");
        assertThat(tester.findings(target).get(0).remedy().commands()).hasSize(3);
    }

    @Test
    void aKeyOfAnotherAccountNeedsBothSides() {
        assertThat(tester.judge(elsewhere(fargateService(), "arn:aws:iam::111122223333:root")))
                .containsExactly(PASS);
        assertThat(tester.judge(elsewhere(fargateService(), OPERATOR))).containsExactly(PASS);
        assertThat(tester.judge(elsewhere(granted(allow("ecs:*")), OPERATOR))).containsExactly(CAUSE);
        assertThat(tester.judge(elsewhere(fargateService(), "arn:aws:iam::444455556666:root")))
                .containsExactly(CAUSE + "/key-policy");
        ExecTarget unseen = Edits.of(elsewhere(fargateService(), OPERATOR))
                .unknown("sessionKey.keyPolicy")
                .unknown("sessionKey.grants")
                .target();
        assertThat(tester.judge(unseen)).containsExactly(OPEN);
        ExecTarget denied = Edits.of(elsewhere(granted(allow("ecs:*")), OPERATOR))
                .unknown("sessionKey.grants")
                .target();
        assertThat(tester.judge(denied)).containsExactly(CAUSE);
    }

    @Test
    void whereTheKeyWasNotReadTheOwnRefusalSaysSo() {
        ExecTarget target = Edits.of(elsewhere(granted(allow("ecs:*")), "arn:aws:iam::444455556666:root"))
                .unknown("sessionKey.keyPolicy")
                .unknown("sessionKey.grants")
                .target();

        assertThat(tester.judge(target)).containsExactly(CAUSE);
        assertThat(tester.findings(target).get(0).remedy().cautions())
                .singleElement()
                .asString()
                .contains("could not be read");
    }

    @Test
    void denyAndBoundaryAreToldApart() {
        ExecTarget denied = granted(allow("*"), on("Deny", "kms:*", KEY));
        ExecTarget byKey = keyed(
                fargateService(),
                to("111122223333", ""),
                "{\"Sid\": \"Not\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"kms:Generate*\","
                        + " \"Resource\": \"*\"}");
        ExecTarget bounded = bounded(policy("bound", allow("ecs:*")));

        assertThat(tester.judge(denied)).containsExactly(CAUSE + "/denied");
        assertThat(tester.findings(denied).get(0).message()).contains("identity policy operate, statement There");
        assertThat(tester.judge(byKey)).containsExactly(CAUSE + "/denied");
        assertThat(tester.findings(byKey).get(0).message()).contains("resource policy of key 0000-1111, statement Not");
        assertThat(tester.judge(bounded)).containsExactly(CAUSE + "/boundary");
        assertThat(tester.findings(bounded).get(0).remedy().commands())
                .containsExactly("aws iam get-policy --policy-arn arn:aws:iam::111122223333:policy/Bound");
    }

    @Test
    void aPolicyOfTheKeyThatWasNotReadCanDeny() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("sessionKey.keyPolicy")
                        .target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("sessionKey.grants").target()))
                .containsExactly(PASS);
        assertThat(tester.judge(Edits.of(fargateService()).unknown("sessionKey").target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(fargateService()).unknown("cluster").target()))
                .containsExactly(OPEN);
        assertThat(tester.judge(Edits.of(fargateService()).unknown("caller").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void aClusterWithoutAKeyAsksForNone() {
        String none = "caller/Operator: not-applicable no-key";

        assertThat(tester.judge(Edits.of(granted(allow("ecs:*")))
                        .absent("cluster.executeCommandConfiguration")
                        .absent("sessionKey")
                        .target()))
                .containsExactly(none);
        assertThat(tester.judge(Edits.of(granted(allow("ecs:*")))
                        .absent("cluster.executeCommandConfiguration.kmsKeyId")
                        .target()))
                .containsExactly(none);
        assertThat(tester.judge(Edits.of(fargateService()).absent("sessionKey").target()))
                .containsExactly(none);
    }

    private List<String> missing(ExecTarget target) {
        return tester.findings(target).get(0).missing().stream()
                .map(Finding.Missing::source)
                .toList();
    }

    private static ExecTarget naming(String container, ExecTarget target) {
        return Edits.of(target)
                .set("selection", new ContainerSelection.Named(container))
                .target();
    }

    private static ExecTarget keyed(ExecTarget target, String... statements) {
        return Edits.of(target)
                .replace("sessionKey.keyPolicy", policy("key policy", statements))
                .target();
    }

    private static ExecTarget elsewhere(ExecTarget target, String principal) {
        return Edits.of(keyed(target, to(principal, "")))
                .set("sessionKey.arn", new Arn("aws", "kms", "eu-west-1", "444455556666", "key/0000-1111"))
                .target();
    }

    private static ExecTarget withGrant(ExecTarget target, KmsGrant grant) {
        return Edits.of(target).set("sessionKey.grants", List.of(grant)).target();
    }

    private static String to(String principal, String condition) {
        return "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"" + principal
                + "\"}, \"Action\": \"kms:*\", \"Resource\": \"*\"" + condition + "}";
    }

    private static String condition(String operator, String key, String value) {
        return ", \"Condition\": {\"" + operator + "\": {\"" + key + "\": \"" + value + "\"}}";
    }
}
