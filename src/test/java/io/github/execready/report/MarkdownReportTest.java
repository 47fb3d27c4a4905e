// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Report;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {

    @Test
    void theVerdictIsTheHeading() {
        assertThat(markdown(SampleReports.readyService(), ReportOptions.COMMENT_BUDGET))
                .startsWith("## \u2713 READY\n");
    }

    @Test
    void commandsStandInBlocksOfTheirOwn() {
        assertThat(markdown(SampleReports.mixedService(), ReportOptions.COMMENT_BUDGET))
                .contains("```sh\naws ecs update-service --cluster prod --service api --force-new-deployment --region"
                        + " eu-west-1\n```\n");
    }

    @Test
    void nothingIsCutThatFits() {
        assertThat(markdown(SampleReports.notReadyTask(), ReportOptions.COMMENT_BUDGET))
                .contains("exec-enabled", "igw-0123456789abcdef0")
                .doesNotContain("Cut to fit");
    }

    @Test
    void firstWhatPassedGoes() {
        assertThat(oneByteTooLong(ReportOptions.COMMENT_BUDGET))
                .contains("_Cut to fit: what passed is left out.", "| Seen in |")
                .doesNotContain("exec-enabled");
    }

    @Test
    void thenTheEvidence() {
        int withoutPassed = bytes(oneByteTooLong(ReportOptions.COMMENT_BUDGET));
        assertThat(oneByteTooLong(withoutPassed + 1))
                .contains("_Cut to fit: what passed and the evidence are left out.", "execready permissions")
                .doesNotContain("exec-enabled", "| Seen in |");
    }

    @Test
    void thenSectionsFromTheEnd() {
        assertThat(markdown(SampleReports.notReadyTask(), 1_800))
                .contains("_Cut to fit: what passed, the evidence and the last sections", "create-vpc-endpoint")
                .doesNotContain("Taken as right");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_500, 2_000, 3_000, 3_500, 4_000, 4_500, 5_000, 64_000})
    void theBudgetIsKept(int budget) {
        assertThat(bytes(markdown(SampleReports.notReadyTask(), budget))).isLessThanOrEqualTo(budget);
    }

    @Test
    void foreignTextIsNoMarkup() {
        String prose = markdown(SampleReports.hostileTask(), ReportOptions.COMMENT_BUDGET)
                .replaceAll("(?s)(`{3,})sh\n.*?\n\\1\n", "")
                .replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertThat(prose)
                .contains("&lt;script>")
                .doesNotContain("<script", "![x]", "http://", "@everyone", " www.", "a | b");
    }

    @Test
    void aBlockEndsWhereItsCommandEnds() {
        assertThat(markdown(SampleReports.hostileTask(), ReportOptions.COMMENT_BUDGET))
                .containsPattern("(?m)^````sh$")
                .containsPattern("(?m)^````$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain words, 1.2.3 (and so on) | plain words, 1.2.3 (and so on)",
                "a_b*c* | a\\_b\\*c\\*",
                "[x](y) | \\[x\\](y)",
                "<b>&amp; | &lt;b>&amp;amp;",
                "\"- item\" | \"<!-- -->- item\"",
                "# title | <!-- --># title",
                "12. item | <!-- -->12. item",
                "1.54 is old | <!-- -->1.54 is old",
                "see #12 | see #<!-- -->12",
                "by @me | by @<!-- -->me",
                "https://x.example | https\\://x.example",
            })
    void proseShowsAsItWasGiven(String given, String markdown) {
        assertThat(MarkdownText.prose(given)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"a; `a`", "a`b; ``a`b``", "`a; `` `a ``", "a``b`; ``` a``b` ```", "a|b; `a\\|b`", "\"\"; `  `"})
    void codeIsFencedByMoreTicksThanItHas(String given, String markdown) {
        assertThat(MarkdownText.code(given)).isEqualTo(markdown);
    }

    /** The report with a budget that is one byte less than what the report takes with another. */
    private static String oneByteTooLong(int budget) {
        return markdown(SampleReports.notReadyTask(), bytes(markdown(SampleReports.notReadyTask(), budget)) - 1);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String markdown(Report report, int budget) {
        return Written.as(
                "markdown", report, new ReportOptions(TextStyle.PLAIN, ReportOptions.DEFAULT.sarif(), budget));
    }
}
