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

class LogGroupReadyTest {

    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String NAME = CONFIGURATION + ".logConfiguration.cloudWatchLogGroupName";
    private static final String REQUIRED = CONFIGURATION + ".logConfiguration.cloudWatchEncryptionEnabled";
    private static final String SUBJECT = "log-group//ecs/exec: ";

    private final CheckTester tester = CheckTester.of(new LogGroupReady());

    @Test
    void aGroupThatIsEncryptedPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(SUBJECT + "pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown(REQUIRED).target()))
                .containsExactly(SUBJECT + "pass");
    }

    @Test
    void aGroupWithoutEncryptionPassesWhereNoneIsRequired() {
        assertThat(tester.judge(
                        Edits.of(notRequired()).absent("logGroup.kmsKeyId").target()))
                .containsExactly(SUBJECT + "pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(REQUIRED)
                        .absent("logGroup.kmsKeyId")
                        .target()))
                .containsExactly(SUBJECT + "pass");
    }

    @Test
    void aGroupWithoutTheRequiredEncryptionBlocks() {
        ExecTarget target =
                Edits.of(fargateService()).absent("logGroup.kmsKeyId").target();

        assertThat(tester.judge(target)).containsExactly(SUBJECT + "fail cloudwatch-encryption-required-but-absent");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aGroupThatDoesNotExistBlocksWhereEncryptionIsRequired() {
        ExecTarget target = Edits.of(fargateService()).absent("logGroup").target();

        assertThat(tester.judge(target))
                .containsExactly(SUBJECT + "fail cloudwatch-log-group-missing/encryption-required");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aGroupThatDoesNotExistIsWorthAWarningElsewhere() {
        ExecTarget target = Edits.of(notRequired()).absent("logGroup").target();

        assertThat(tester.judge(target)).containsExactly(SUBJECT + "fail cloudwatch-log-group-missing");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIGURATION, CONFIGURATION + ".logging", CONFIGURATION + ".logConfiguration", NAME})
    void aClusterThatNamesNoneIsNotConcerned(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).absent(path).target()))
                .containsExactly("cluster/prod: not-applicable no-log-group");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "DEFAULT"})
    void whatIsNamedCountsOnlyWithOverride(String logging) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(CONFIGURATION + ".logging", logging)
                        .absent("logGroup")
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-log-group");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cluster", CONFIGURATION, CONFIGURATION + ".logging", CONFIGURATION + ".logConfiguration", NAME})
    void aClusterThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logGroup", "logGroup.kmsKeyId"})
    void aGroupThatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(SUBJECT + "not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logGroup", "logGroup.kmsKeyId"})
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
