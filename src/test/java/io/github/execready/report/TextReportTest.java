// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Report;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static final TextStyle PLAIN = TextStyle.PLAIN;

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @Test
    void theVerdictComesFirstAndTheCountLast() {
        List<String> lines = lines(SampleReports.notReadyTask(), PLAIN);
        assertThat(lines.get(0))
                .isEqualTo("x NOT READY  task 0123456789abcdef0123456789abcdef of service api in cluster prod"
                        + " (eu-west-1)");
        assertThat(String.join(" ", lines.subList(lines.size() - 2, lines.size())))
                .isEqualTo("3 blockers, 1 warning, 1 advice, 1 check went wrong, 5 not evaluated, 6 passed, 3 not"
                        + " applicable, 2 suppressed. Exit code 3.");
    }

    @Test
    void sectionsStandInTheOrderOfUrgency() {
        assertThat(headings(SampleReports.notReadyTask(), PLAIN))
                .containsExactly(
                        "Root causes, most likely first",
                        "Follows from that",
                        "Warnings",
                        "Advice",
                        "Checks that went wrong: defects of execready",
                        "Not evaluated",
                        "In order",
                        "Suppressed",
                        "Taken as right, not checked");
    }

    @Test
    void whatThereIsNoneOfHasNoSection() {
        assertThat(headings(SampleReports.readyService(), PLAIN))
                .containsExactly("In order", "Taken as right, not checked");
    }

    @Test
    void commandsStandAloneAndWholeAtAnyWidth() {
        Report report = SampleReports.notReadyTask();
        List<String> commands = report.targets().get(0).findings().stream()
                .flatMap(f -> f.remedy().commands().stream())
                .toList();
        assertThat(commands).hasSize(3).anySatisfy(c -> assertThat(c).hasSizeGreaterThan(200));
        assertThat(lines(report, PLAIN.withWidth(60)).stream().map(String::strip))
                .containsAll(commands);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 200})
    void proseFitsTheWidth(int width) {
        List<String> lines = lines(SampleReports.notReadyTask(), PLAIN.withWidth(width));
        assertThat(lines.stream()
                        .filter(l ->
                                !l.contains("aws ") && !l.contains("execready explain") && !l.startsWith("x NOT READY"))
                        .filter(l -> l.strip().contains(" ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 59})
    void noTerminalIsNarrowerThanSixty(int width) {
        assertThat(text(SampleReports.notReadyTask(), PLAIN.withWidth(width)))
                .isEqualTo(text(SampleReports.notReadyTask(), PLAIN.withWidth(60)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void colourChangesNothingButColour(Report report) {
        String coloured = text(report, PLAIN.withColour(true));
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(report, PLAIN));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withoutColourThereIsNoEscape(Report report) {
        assertThat(text(report, PLAIN)).doesNotContain("\u001b");
    }

    @Test
    void asciiMeansThatOurOwnSignsAreAscii() {
        assertThat(text(SampleReports.notReadyTask(), PLAIN).chars()).allMatch(c -> c < 128);
        assertThat(text(SampleReports.notReadyTask(), PLAIN.withUnicode(true))).contains("\u2717 NOT READY");
    }

    @Test
    void whatIsMissingIsSaidOncePerOperation() {
        assertThat(text(SampleReports.notReadyTask(), PLAIN))
                .containsOnlyOnce("AccessDenied")
                .contains("open     task-role-trust, task-role-ssmmessages, task-role-logging")
                .contains("Waits for managed-agent-running: exec-session-free, shell-in-image");
    }

    @Test
    void whatWasLeftOutIsOneLineAndACount() {
        List<String> lines = lines(SampleReports.partlyJudgedTask(), PLAIN.withWidth(200));
        assertThat(lines)
                .contains(
                        "  - Left out by skip in .execready.yaml: 1 check (container-name)",
                        "  ? Left out by --select: 7 checks (pid-mode, task-role-present, network-mode, agent-connected,"
                                + " container-os, and 2 more)",
                        "    resolve  To have it judged as well, change --select.",
                        "8 left out, 5 passed, 1 not applicable. Exit code 4.");
    }

    @Test
    void aCauseOfSeveralTasksIsSaidOnceWithAllOfThem() {
        assertThat(text(SampleReports.mixedService(), PLAIN))
                .containsOnlyOnce("The task was started before exec was enabled on service api.")
                .contains("touches  " + "2".repeat(32) + ", " + "3".repeat(32));
    }

    @Test
    void severalTasksStartWithATableOfVerdicts() {
        assertThat(lines(SampleReports.mixedService(), PLAIN).subList(0, 6))
                .containsExactly(
                        "x NOT READY  service api in cluster prod (eu-west-1), 4 tasks",
                        "",
                        "  + READY         " + "1".repeat(32) + "  5 passed, 1 not applicable",
                        "  x NOT READY     " + "2".repeat(32) + "  1 blocker, 5 passed, 1 not applicable",
                        "  x NOT READY     " + "3".repeat(32) + "  1 blocker, 5 passed, 1 not applicable",
                        "  ? INCONCLUSIVE  " + "4".repeat(32) + "  1 not evaluated, 5 passed, 1 not applicable");
    }

    @Test
    void containersAreNamedWithTheirVerdicts() {
        assertThat(text(SampleReports.notReadyTask(), PLAIN))
                .contains("containers: app NOT READY, sidecar NOT READY")
                .contains("added by AWS, not judged: aws-guardduty-agent-r4nd0m");
        assertThat(text(SampleReports.inconclusiveTask(), PLAIN)).doesNotContain("containers:", "added by AWS");
    }

    @Test
    void whoMayEnterIsToldHow() {
        Report ready = Report.of("0.1.0", SampleReports.readyService().targets().subList(0, 1), ExitPolicy.DEFAULT);
        assertThat(lines(ready, PLAIN))
                .contains("  aws ecs execute-command --cluster prod --task " + "1".repeat(32)
                        + " --container app --interactive --command /bin/sh --region eu-west-1");
        assertThat(text(SampleReports.notReadyTask(), PLAIN)).doesNotContain("execute-command --cluster");
        assertThat(text(SampleReports.inconclusiveTask(), PLAIN)).doesNotContain("execute-command --cluster");
    }

    @Test
    void passedChecksAreNamedOnDemand() {
        Report report = SampleReports.notReadyTask();
        assertThat(text(report, PLAIN)).doesNotContain("exec-enabled");
        assertThat(text(report, PLAIN.showingPassed(true))).contains("+ exec-enabled: The condition");
    }

    @Test
    void aSuppressedBlockerIsAlwaysNamedAndTheRestOnDemand() {
        Report report = SampleReports.notReadyTask();
        assertThat(text(report, PLAIN))
                .contains("because  nobody enters the sidecar (.execready.yaml until 2027-01-31)")
                .doesNotContain("it brings one in its image");
        assertThat(text(report, PLAIN.showingSuppressed(true)))
                .contains("because  it brings one in its image (.execready.yaml)");
    }

    @Test
    void aTransientFailureSaysSo() {
        assertThat(text(SampleReports.notReadyTask(), PLAIN)).containsOnlyOnce("mend itself within minutes");
    }

    @Test
    void nothingJudgedIsSaid() {
        assertThat(text(Report.of("0.1.0", List.of(), ExitPolicy.DEFAULT), PLAIN))
                .isEqualTo("? INCONCLUSIVE  no target\n\nnothing was checked. Exit code 4.\n");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void inAWorkflowNoLineIsACommand(Report report) {
        for (int width = 60; width < 90; width++) {
            TextStyle style = PLAIN.withWidth(width).showingPassed(true).showingSuppressed(true);
            assertThat(lines(report, style.inWorkflow(true)))
                    .noneMatch(Pattern.compile("^[\\s\\p{Z}]*::").asPredicate())
                    .noneMatch(line -> line.contains("##["));
        }
    }

    @Test
    void outsideAWorkflowTextStaysAsItIs() {
        assertThat(lines(SampleReports.hostileTask(), PLAIN).stream().map(String::strip))
                .contains("::set-output two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "::error::x | : :error::x",
                "\"   ::error::x\" | \"   : :error::x\"",
                "\"\u00a0\u3000::x\" | \"\u00a0\u3000: :x\"",
                ":::x | : ::x",
                "a ##[error]x | a ## [error]x",
                "arn:aws:s3:::bucket | arn:aws:s3:::bucket",
                "a ::error | a ::error",
                ": | :",
            })
    void onlyWhatTheRunnerWouldObeyIsBroken(String line, String disarmed) {
        assertThat(WorkflowCommands.disarmed(line)).isEqualTo(disarmed);
    }

    private static String text(Report report, TextStyle style) {
        return Written.as("text", report, ReportOptions.DEFAULT.withText(style));
    }

    private static List<String> lines(Report report, TextStyle style) {
        return text(report, style).lines().toList();
    }

    private static List<String> headings(Report report, TextStyle style) {
        List<String> lines = lines(report, style);
        return lines.subList(1, lines.size()).stream()
                .filter(l -> !l.isEmpty() && Character.isUpperCase(l.charAt(0)))
                .toList();
    }
}
