// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.testing.Targets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectSuppressionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({
        "init-process, *, true",
        "init-*, container/app, true",
        "init-process-not-enabled, container/*, true",
        "init-process, prod/api, true",
        "init-process, arn:aws:ecs:*:task/prod/*, true",
        "init-process, container/sidecar, false",
        "init-process, other/api, false",
        "pid-mode, *, false"
    })
    void idAndMatchDecide(String id, String match, boolean suppressed) {
        assertThat(decide(rule(id, match, "2026-12-31"), Severity.ADVICE).isNone())
                .isNotEqualTo(suppressed);
    }

    @Test
    void theDecisionCarriesReasonPlaceAndEnd() {
        assertThat(decide(rule("init-process", "*", "2026-12-31"), Severity.ADVICE))
                .isEqualTo(new Suppression("because", "file.yaml:3", "2026-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, true", "2026-06-02, true", "2026-05-31, false"})
    void theLastDayStillCounts(String expires, boolean suppressed) {
        assertThat(decide(rule("init-process", "*", expires), Severity.BLOCKER).isNone())
                .isNotEqualTo(suppressed);
    }

    @Test
    void aBlockerNeedsAnEnd() {
        assertThat(decide(rule("init-process", "*", ""), Severity.BLOCKER).isNone())
                .isTrue();
        assertThat(decide(rule("init-process", "*", ""), Severity.WARNING).isNone())
                .isFalse();
    }

    @Test
    void rulesThatDoNotHoldAreNoticed() {
        ProjectSuppressions suppressions = suppressions(
                rule("init-process", "*", ""), rule("init-process", "*", "2026-01-01"), rule("pid-mode", "*", ""));
        suppressions.decide(finding(Severity.BLOCKER), Targets.fargateService().identity());
        assertThat(suppressions.notices())
                .satisfiesExactly(
                        notice -> assertThat(notice).contains("has no 'expires'"),
                        notice -> assertThat(notice).contains("expired on 2026-01-01"),
                        notice -> assertThat(notice).contains("matches nothing"));
    }

    private static Suppression decide(SuppressionRule rule, Severity severity) {
        return suppressions(rule)
                .decide(finding(severity), Targets.fargateService().identity());
    }

    private static ProjectSuppressions suppressions(SuppressionRule... rules) {
        return new ProjectSuppressions(
                new Configuration("file.yaml", List.of(), List.of(), Severity.BLOCKER, false, List.of(rules)), TODAY);
    }

    private static SuppressionRule rule(String id, String match, String expires) {
        return new SuppressionRule(id, match, "because", expires, 3);
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                "init-process",
                Subject.container("app"),
                Status.FAIL,
                severity,
                "init-process-not-enabled",
                Likelihood.LOW,
                "message",
                false,
                List.of(),
                List.of(),
                "",
                Finding.Remedy.NONE,
                "checks/init-process.md",
                Suppression.NONE);
    }
}
