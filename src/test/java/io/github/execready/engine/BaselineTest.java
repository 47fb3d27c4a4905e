// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import io.github.execready.testing.FindingDraft;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {

    private static final ExitPolicy DEFAULT = ExitPolicy.DEFAULT;

    @Test
    void whatIsKnownIsShownAndCountsAndFailsNoRun() {
        List<TargetReport> targets = List.of(target("a.b", Verdict.NOT_READY, finding("first", Status.FAIL)));
        Report first = Report.of("1", targets, DEFAULT);
        assertThat(first.exitCode()).isEqualTo(ExitCode.NOT_READY);
        Report second = Report.of("1", targets, DEFAULT, Baseline.of(first));
        assertThat(second.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(second.exitCode()).isEqualTo(ExitCode.READY);
        assertThat(second.targets().get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.known()).isTrue();
            assertThat(finding.failsAt(Severity.BLOCKER)).isTrue();
        });
    }

    @Test
    void whatIsNewFailsTheRun() {
        Baseline before = Baseline.of(Report.of(
                "1", List.of(target("a.b", Verdict.NOT_READY, finding("first", Status.FAIL))), DEFAULT));
        TargetReport sameTarget =
                target("a.b", Verdict.NOT_READY, finding("first", Status.FAIL), finding("second", Status.FAIL));
        TargetReport otherTarget = target("a.c", Verdict.NOT_READY, finding("first", Status.FAIL));
        assertThat(Report.of("1", List.of(sameTarget), DEFAULT, before).exitCode())
                .isEqualTo(ExitCode.NOT_READY);
        assertThat(Report.of("1", List.of(otherTarget), DEFAULT, before).exitCode())
                .isEqualTo(ExitCode.NOT_READY);
    }

    @Test
    void aTargetThatTwoPlansHaveIsKnownAsOftenAsItWas() {
        TargetReport target = target("a.b", Verdict.NOT_READY, finding("first", Status.FAIL));
        Baseline before = Baseline.of(Report.of("1", List.of(target), DEFAULT));
        Report twice = Report.of("1", List.of(target, target), DEFAULT, before);
        assertThat(twice.targets().stream().map(t -> t.findings().get(0).known()))
                .containsExactly(true, false);
        assertThat(twice.exitCode()).isEqualTo(ExitCode.NOT_READY);
    }

    @Test
    void whatIsOpenStaysOpenBesideWhatIsKnown() {
        List<TargetReport> targets = List.of(target(
                "a.b", Verdict.NOT_READY, finding("first", Status.FAIL), finding("second", Status.NOT_EVALUATED)));
        Report known = Report.of("1", targets, DEFAULT, Baseline.of(Report.of("1", targets, DEFAULT)));
        assertThat(known.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(Report.of("1", targets, new ExitPolicy(Severity.BLOCKER, true), Baseline.of(known))
                        .exitCode())
                .isEqualTo(ExitCode.READY);
    }

    @Test
    void aWarningThatIsKnownFailsNoRunThatFailsOnWarnings() {
        ExitPolicy strict = new ExitPolicy(Severity.WARNING, false);
        List<TargetReport> targets =
                List.of(target("a.b", Verdict.READY_WITH_WARNINGS, finding("first", Status.FAIL, Severity.WARNING)));
        Report first = Report.of("1", targets, strict);
        assertThat(first.exitCode()).isEqualTo(ExitCode.NOT_READY);
        assertThat(Report.of("1", targets, strict, Baseline.of(first)).exitCode())
                .isEqualTo(ExitCode.READY);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void anEntryIsStaleWhenNothingFailsOrMayFail(Status now) {
        Baseline before = Baseline.of(Report.of(
                "1", List.of(target("a.b", Verdict.NOT_READY, finding("first", Status.FAIL))), DEFAULT));
        Report report = Report.of("1", List.of(target("a.b", Verdict.READY, finding("first", now))), DEFAULT);
        boolean stale = now == Status.PASS || now == Status.NOT_APPLICABLE;
        assertThat(before.stale(report)).hasSize(stale ? 1 : 0);
    }

    @Test
    void onlyFailuresThatCountAreWritten() {
        Finding accepted = finding("first", Status.FAIL).suppressedBy(new Suppression("why", "file:1", "2026-12-31"));
        Report report = Report.of(
                "1",
                List.of(target(
                        "a.b",
                        Verdict.INCONCLUSIVE,
                        accepted,
                        finding("second", Status.NOT_EVALUATED),
                        finding("third", Status.PASS))),
                DEFAULT);
        assertThat(Baseline.of(report).entries()).isEmpty();
    }

    private static TargetReport target(String address, Verdict verdict, Finding... findings) {
        Identity identity = new Identity(
                Identity.Kind.PLANNED_SERVICE,
                "",
                "",
                "api",
                "",
                address,
                Optional.of(new Location("plan.json", 1, 1)));
        return new TargetReport(identity, verdict, List.of(), List.of(), List.of(), List.of(findings));
    }

    private static Finding finding(String check, Status status) {
        return finding(check, status, Severity.BLOCKER);
    }

    private static Finding finding(String check, Status status, Severity severity) {
        return FindingDraft.of(check, Subject.container("app"), status)
                .severity(severity)
                .cause(status == Status.FAIL ? "cause" : "")
                .likelihood(Likelihood.LOW)
                .message("message")
                .finding();
    }
}
