// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogBucketReadyTest {

    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String NAME = CONFIGURATION + ".logConfiguration.s3BucketName";
    private static final String REQUIRED = CONFIGURATION + ".logConfiguration.s3EncryptionEnabled";
    private static final String SUBJECT = "bucket/exec-logs: ";

    private final CheckTester tester = CheckTester.of(new LogBucketReady());

    @Test
    void aBucketThatIsEncryptedPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(SUBJECT + "pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown(REQUIRED).target()))
                .containsExactly(SUBJECT + "pass");
    }

    @Test
    void aBucketWithoutEncryptionPassesWhereNoneIsRequired() {
        assertThat(tester.judge(
                        Edits.of(notRequired()).absent("logBucket.encryption").target()))
                .containsExactly(SUBJECT + "pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(REQUIRED)
                        .absent("logBucket.encryption")
                        .target()))
                .containsExactly(SUBJECT + "pass");
    }

    @Test
    void aBucketWithoutTheRequiredEncryptionBlocks() {
        ExecTarget target =
                Edits.of(fargateService()).absent("logBucket.encryption").target();

        assertThat(tester.judge(target)).containsExactly(SUBJECT + "fail s3-encryption-required-but-absent");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aBucketThatDoesNotExistBlocksWhereEncryptionIsRequired() {
        ExecTarget target = Edits.of(fargateService()).absent("logBucket").target();

        assertThat(tester.judge(target))
                .containsExactly(SUBJECT + "fail s3-encryption-required-but-absent/no-such-bucket");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aBucketThatDoesNotExistIsWorthAWarningElsewhere() {
        ExecTarget target = Edits.of(notRequired()).absent("logBucket").target();

        assertThat(tester.judge(target)).containsExactly(SUBJECT + "fail s3-write-denied/no-such-bucket");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIGURATION, CONFIGURATION + ".logging", CONFIGURATION + ".logConfiguration", NAME})
    void aClusterThatNamesNoneIsNotConcerned(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).absent(path).target()))
                .containsExactly("cluster/prod: not-applicable no-bucket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "DEFAULT"})
    void whatIsNamedCountsOnlyWithOverride(String logging) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(CONFIGURATION + ".logging", logging)
                        .absent("logBucket")
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-bucket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cluster", CONFIGURATION, CONFIGURATION + ".logging", CONFIGURATION + ".logConfiguration", NAME})
    void aClusterThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logBucket", "logBucket.encryption"})
    void aBucketThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(SUBJECT + "not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logBucket", "logBucket.encryption"})
    void anUnknownRequirementLeavesWhatIsMissingOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(REQUIRED)
                        .absent(path)
                        .target()))
                .containsExactly(SUBJECT + "not-evaluated");
    }

    private static ExecTarget notRequired() {
        return Edits.of(fargateService()).set(REQUIRED, false).target();
    }
}
