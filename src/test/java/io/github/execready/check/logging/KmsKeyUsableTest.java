// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmsKeyUsableTest {

    private static final String NAME = "cluster.executeCommandConfiguration.kmsKeyId";
    private static final String KEY = "kms-key/arn:aws:kms:eu-west-1:111122223333:key/0000-1111: ";

    private final CheckTester tester = CheckTester.of(new KmsKeyUsable());

    @Test
    void anEnabledSymmetricKeyPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(KEY + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/exec", "0000-1111", "mrk-0000"})
    void aKeyMayBeNamedWithoutAnArn(String name) {
        assertThat(tester.judge(Edits.of(fargateService()).set(NAME, name).target()))
                .containsExactly("kms-key/" + name + ": pass");
    }

    @ParameterizedTest
    @CsvSource({
        "Disabled,fail kms-key-unusable",
        "PendingDeletion,fail kms-key-unusable/pending-deletion",
        "PendingReplicaDeletion,fail kms-key-unusable/pending-deletion",
        "PendingImport,fail kms-key-unusable/other-state",
        "Unavailable,fail kms-key-unusable/other-state",
        "SomethingNew,fail kms-key-unusable/other-state",
        "Creating,fail for now kms-key-unusable/changing",
        "Updating,fail for now kms-key-unusable/changing"
    })
    void aKeyInAnyOtherStateFails(String state, String line) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("sessionKey.keyState", state)
                        .target()))
                .containsExactly(KEY + line);
    }

    @ParameterizedTest
    @CsvSource({"keyUsage,SIGN_VERIFY", "keyUsage,GENERATE_VERIFY_MAC", "keySpec,RSA_2048"})
    void aKeyThatMakesNoDataKeysFails(String fact, String value) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("sessionKey." + fact, value)
                        .target()))
                .containsExactly(KEY + "fail kms-key-unusable/not-symmetric");
    }

    @Test
    void aKeyThatDoesNotExistFails() {
        assertThat(tester.judge(Edits.of(fargateService()).absent("sessionKey").target()))
                .containsExactly(KEY + "fail kms-key-unusable/not-found");
    }

    @Test
    void aKeyOfAnotherRegionFailsWhateverItsState() {
        ExecTarget elsewhere = Edits.of(fargateService())
                .set(NAME, "arn:aws:kms:us-east-1:111122223333:key/0000")
                .target();

        assertThat(tester.judge(elsewhere))
                .containsExactly(
                        "kms-key/arn:aws:kms:us-east-1:111122223333:key/0000: fail kms-key-unusable/other-region");
        assertThat(tester.judge(Edits.of(elsewhere).unknown("sessionKey").target()))
                .containsExactly(
                        "kms-key/arn:aws:kms:us-east-1:111122223333:key/0000: fail kms-key-unusable/other-region");
    }

    @Test
    void aKeyOfAnotherPartitionIsReadLikeAnyOther() {
        ExecTarget china = Edits.of(fargateService())
                .set(
                        "identity",
                        new ExecTarget.Identity(
                                ExecTarget.Identity.Kind.TASK, "cn-north-1", "prod", "api", "arn:aws-cn:ecs:t/1"))
                .set(NAME, "arn:aws-cn:kms:cn-north-1:111122223333:alias/exec")
                .target();

        assertThat(tester.judge(china))
                .containsExactly("kms-key/arn:aws-cn:kms:cn-north-1:111122223333:alias/exec: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, "cluster.executeCommandConfiguration"})
    void aClusterWithoutKeyIsNotConcerned(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).absent(path).target()))
                .containsExactly("cluster/prod: not-applicable no-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "cluster.executeCommandConfiguration", NAME})
    void aClusterThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessionKey", "sessionKey.keyState", "sessionKey.keyUsage", "sessionKey.keySpec"})
    void aKeyThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(KEY + "not-evaluated");
    }

    @Test
    void theRemedyNamesTheKey() {
        assertThat(tester.findings(Edits.of(fargateService())
                        .set("sessionKey.keyState", "Disabled")
                        .target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .containsExactly("aws kms enable-key --key-id"
                                + " arn:aws:kms:eu-west-1:111122223333:key/0000-1111 --region eu-west-1"));
    }
}
