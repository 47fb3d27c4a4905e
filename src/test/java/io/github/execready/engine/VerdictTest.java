// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.testing.FindingDraft;
import io.github.execready.testing.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void passesAloneAreReady() {
        assertThat(Verdict.of(List.of(finding(Status.PASS, Severity.BLOCKER)))).isEqualTo(Verdict.READY);
    }

    @Test
    void nothingIsInconclusive() {
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Verdict.of(List.of(finding(Status.NOT_APPLICABLE, Severity.BLOCKER))))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aFailedBlockerDecidesWhateverElseIsOpen() {
        assertThat(Verdict.of(List.of(
                        finding(Status.FAIL, Severity.BLOCKER), finding(Status.NOT_EVALUATED, Severity.BLOCKER))))
                .isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void anOpenBlockerIsInconclusive() {
        for (Status open : List.of(Status.NOT_EVALUATED, Status.ERROR)) {
            assertThat(Verdict.of(List.of(finding(Status.PASS, Severity.BLOCKER), finding(open, Severity.BLOCKER))))
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void whatCouldOnlyWarnLeavesNothingOpen() {
        assertThat(Verdict.of(List.of(
                        finding(Status.PASS, Severity.BLOCKER), finding(Status.NOT_EVALUATED, Severity.WARNING))))
                .isEqualTo(Verdict.READY);
    }

    @Test
    void aWarningIsReadyWithWarningsAndAdviceIsNot() {
        assertThat(Verdict.of(List.of(finding(Status.PASS, Severity.BLOCKER), finding(Status.FAIL, Severity.WARNING))))
                .isEqualTo(Verdict.READY_WITH_WARNINGS);
        assertThat(Verdict.of(List.of(finding(Status.PASS, Severity.BLOCKER), finding(Status.FAIL, Severity.ADVICE))))
                .isEqualTo(Verdict.READY);
    }

    @Test
    void theWorstTargetDecides() {
        assertThat(Verdict.worst(List.of(Verdict.READY, Verdict.NOT_READY, Verdict.INCONCLUSIVE)))
                .isEqualTo(Verdict.NOT_READY);
        assertThat(Verdict.worst(List.of(Verdict.READY, Verdict.INCONCLUSIVE, Verdict.READY_WITH_WARNINGS)))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void exitCodesFollowVerdictAndPolicy() {
        TargetReport warned = target(Verdict.READY_WITH_WARNINGS, finding(Status.FAIL, Severity.WARNING));
        assertThat(exit(ExitPolicy.DEFAULT, warned)).isEqualTo(ExitCode.READY);
        assertThat(exit(new ExitPolicy(Severity.WARNING, false), warned)).isEqualTo(ExitCode.NOT_READY);
        TargetReport open = target(Verdict.INCONCLUSIVE, finding(Status.NOT_EVALUATED, Severity.BLOCKER));
        assertThat(exit(ExitPolicy.DEFAULT, open)).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(exit(new ExitPolicy(Severity.BLOCKER, true), open)).isEqualTo(ExitCode.READY);
        TargetReport broken = target(Verdict.NOT_READY, finding(Status.FAIL, Severity.BLOCKER));
        assertThat(exit(new ExitPolicy(Severity.BLOCKER, true), broken)).isEqualTo(ExitCode.NOT_READY);
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4);
    }

    private static ExitCode exit(ExitPolicy policy, TargetReport target) {
        return Report.of("1", List.of(target), policy).exitCode();
    }

    private static TargetReport target(Verdict verdict, Finding finding) {
        return new TargetReport(
                Targets.fargateService().identity(), verdict, List.of(), List.of(), List.of(), List.of(finding));
    }

    private static Finding finding(Status status, Severity severity) {
        return FindingDraft.of("check", Subject.container("app"), status)
                .severity(severity)
                .cause(status == Status.FAIL ? "cause" : "")
                .message("message")
                .finding();
    }
}
