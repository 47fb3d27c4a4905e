// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log group and the bucket have in common: where sessions are logged, encryption may be required. */
abstract class LogDestinationContract {

    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String LOGS = CONFIGURATION + ".logConfiguration";

    private final Names names;
    private final CheckTester tester;

    LogDestinationContract(Check check, Names names) {
        this.names = names;
        this.tester = CheckTester.of(check);
    }

    /**
     * How one of them is called.
     *
     * @param name the setting that names it
     * @param required the setting that demands its encryption
     * @param part the target's part that it is, and {@code encryption} the path of what encrypts it
     * @param unencrypted the cause where encryption is required and absent; {@code missing} and {@code
     *     missingWhereRequired} those where it does not exist
     * @param notNamed why it is not applicable
     */
    record Names(
            String name,
            String required,
            String subject,
            String part,
            String encryption,
            String unencrypted,
            String missing,
            String missingWhereRequired,
            String notNamed) {

        String setting() {
            return LOGS + "." + name;
        }

        String requirement() {
            return LOGS + "." + required;
        }
    }

    @Test
    void aDestinationThatIsEncryptedPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(names.subject() + ": pass");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown(names.requirement()).target()))
                .containsExactly(names.subject() + ": pass");
    }

    @Test
    void aDestinationWithoutEncryptionPassesWhereNoneIsRequired() {
        assertThat(tester.judge(
                        Edits.of(notRequired()).absent(names.encryption()).target()))
                .containsExactly(names.subject() + ": pass");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(names.requirement())
                        .absent(names.encryption())
                        .target()))
                .containsExactly(names.subject() + ": pass");
    }

    @Test
    void aDestinationWithoutTheRequiredEncryptionBlocks() {
        ExecTarget target =
                Edits.of(fargateService()).absent(names.encryption()).target();

        assertThat(tester.judge(target)).containsExactly(fails(names.unencrypted()));
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aDestinationThatDoesNotExistBlocksWhereEncryptionIsRequired() {
        ExecTarget target = Edits.of(fargateService()).absent(names.part()).target();

        assertThat(tester.judge(target)).containsExactly(fails(names.missingWhereRequired()));
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.BLOCKER));
    }

    @Test
    void aDestinationThatDoesNotExistIsWorthAWarningElsewhere() {
        ExecTarget target = Edits.of(notRequired()).absent(names.part()).target();

        assertThat(tester.judge(target)).containsExactly(fails(names.missing()));
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {CONFIGURATION, CONFIGURATION + ".logging", LOGS, ""})
    void aClusterThatNamesNoneIsNotConcerned(String above) {
        String path = above.isEmpty() ? names.setting() : above;
        assertThat(tester.judge(Edits.of(fargateService()).absent(path).target()))
                .containsExactly("cluster/prod: not-applicable " + names.notNamed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "DEFAULT"})
    void whatIsNamedCountsOnlyWithOverride(String logging) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(CONFIGURATION + ".logging", logging)
                        .absent(names.part())
                        .target()))
                .containsExactly("cluster/prod: not-applicable " + names.notNamed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", CONFIGURATION, CONFIGURATION + ".logging", LOGS, ""})
    void aClusterThatCannotBeReadIsNotEvaluated(String above) {
        String path = above.isEmpty() ? names.setting() : above;
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDestinationThatCannotBeReadIsNotEvaluated(boolean whole) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(whole ? names.part() : names.encryption())
                        .target()))
                .containsExactly(names.subject() + ": not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnknownRequirementLeavesWhatIsMissingOpen(boolean whole) {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(names.requirement())
                        .absent(whole ? names.part() : names.encryption())
                        .target()))
                .containsExactly(names.subject() + ": not-evaluated");
    }

    private String fails(String cause) {
        return names.subject() + ": fail " + cause;
    }

    private ExecTarget notRequired() {
        return Edits.of(fargateService()).set(names.requirement(), false).target();
    }
}
