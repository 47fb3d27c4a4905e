// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Suppression;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import io.github.execready.testing.FindingDraft;
import io.github.execready.testing.Targets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
        suppressions.decide(finding(Severity.BLOCKER), Targets.fargateService());
        assertThat(suppressions.notices())
                .satisfiesExactly(
                        notice -> assertThat(notice).contains("has no 'expires'"),
                        notice -> assertThat(notice).contains("expired on 2026-01-01"),
                        notice -> assertThat(notice).contains("matches nothing"));
    }

    @ParameterizedTest
    @CsvSource({
        "module.app.aws_ecs_service.api[0], true",
        "module.*.aws_ecs_service.*, true",
        "aws_ecs_*, false",
        "'', false"
    })
    void anAddressIsMatchedAsWell(String match, boolean suppressed) {
        ExecTarget planned = planned();
        assertThat(suppressions(rule("init-process", match, "2026-12-31"))
                        .decide(finding(Severity.BLOCKER), planned)
                        .isNone())
                .isNotEqualTo(suppressed);
    }

    @ParameterizedTest
    @CsvSource({
        "module.app.aws_ecs_service.api, true",
        "module.app.aws_ecs_service.api[0], true",
        "module.app.aws_ecs_service.api[1], false",
        "module.app, true",
        "module.ap, false",
        "aws_ecs_task_definition.api, true",
        "aws_ecs_task_definition.ap, false",
        "aws_iam_role.other, false"
    })
    void aDecisionInTheSourceConcernsWhatItStandsBeside(String resource, boolean suppressed) {
        Suppression decided = decideInSource(inSource("init-process", "because", "2026-12-31", resource));
        assertThat(decided)
                .isEqualTo(suppressed ? new Suppression("because", "main.tf:7", "2026-12-31", true) : Suppression.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "because, 2026-05-31, expired on 2026-05-31",
        "because, soon, ends on no day",
        "'', 2026-12-31, has no reason",
        "because, '', so it does not hold for blockers"
    })
    void aDecisionInTheSourceHoldsToTheSameRules(String reason, String expires, String notice) {
        ProjectSuppressions suppressions = suppressions();
        ExecTarget target = planned()
                .withSuppressions(List.of(inSource("init-process", reason, expires, "module.app.aws_ecs_service.api")));
        assertThat(suppressions.decide(finding(Severity.BLOCKER), target).isNone())
                .isTrue();
        assertThat(suppressions.notices())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("main.tf:7: ").contains(notice));
    }

    @Test
    void aDecisionInTheSourceThatMatchesNothingIsNoticed() {
        ProjectSuppressions suppressions = suppressions();
        suppressions.decide(
                finding(Severity.ADVICE),
                planned()
                        .withSuppressions(
                                List.of(inSource("pid-mode", "because", "", "module.app.aws_ecs_service.api"))));
        assertThat(suppressions.notices())
                .containsExactly("main.tf:7: the suppression of 'pid-mode' matches nothing in this run");
    }

    private static Suppression decideInSource(SuppressionRule rule) {
        return suppressions().decide(finding(Severity.BLOCKER), planned().withSuppressions(List.of(rule)));
    }

    private static SuppressionRule inSource(String id, String reason, String expires, String resource) {
        return new SuppressionRule(id, "*", reason, expires, resource, new Location("main.tf", 7, 1));
    }

    private static ExecTarget planned() {
        ExecTarget live = Targets.fargateService();
        Identity planned = new Identity(
                Identity.Kind.PLANNED_SERVICE,
                "",
                "",
                "api",
                "",
                "module.app.aws_ecs_service.api[0]",
                Optional.of(new Location("main.tf", 8, 1)));
        return new ExecTarget(
                planned,
                live.observedAt(),
                live.selection(),
                live.caller(),
                live.clientTools(),
                live.cluster(),
                live.service(),
                live.task(),
                live.taskDefinition(),
                live.containerInstance(),
                live.taskRole(),
                live.executionRole(),
                live.network(),
                live.sessionKey(),
                live.logGroup(),
                live.logBucket(),
                live.sessions(),
                live.stoppedTasks(),
                live.simulations(),
                live.suppressions(),
                live.branches());
    }

    private static Suppression decide(SuppressionRule rule, Severity severity) {
        return suppressions(rule).decide(finding(severity), Targets.fargateService());
    }

    private static ProjectSuppressions suppressions(SuppressionRule... rules) {
        return new ProjectSuppressions(
                new Configuration("file.yaml", List.of(), List.of(), Severity.BLOCKER, false, List.of(rules)), TODAY);
    }

    private static SuppressionRule rule(String id, String match, String expires) {
        return new SuppressionRule(id, match, "because", expires, "", new Location("file.yaml", 3, 5));
    }

    private static Finding finding(Severity severity) {
        return FindingDraft.failure("init-process", Subject.container("app"))
                .severity(severity)
                .cause("init-process-not-enabled")
                .likelihood(Likelihood.LOW)
                .message("message")
                .seen("aws_ecs_task_definition.api", "ContainerDefinitions[0].LinuxParameters", "not set")
                .finding();
    }
}
