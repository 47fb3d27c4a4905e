// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path in the formats that show it in words. */
class PathReportsTest {

    private static final Report REPORT = SampleReports.unreachableTask();
    private static final TextStyle PLAIN = TextStyle.PLAIN.withWidth(120);

    @Test
    void theHopThatStopsPacketsIsMarkedWithoutColour() {
        assertThat(text(PLAIN.withUnicode(true)))
                .containsSubsequence(
                        "\u2713 open     a rule of sg-0123456789abcdef0 lets TCP 443 out\n",
                        "\u2717 BLOCKED  eni-0123456789abcdef0 has no public address (PublicIp: not set), and",
                        "cut here, the rest is not reached",
                        "\u2713 open     acl-0123456789abcdef0 lets the answers in to subnet-0a1b2c3d4e5f60718\n");
        assertThat(text(PLAIN))
                .contains("+ open     ", "x BLOCKED  ", "? unknown  ")
                .isASCII();
    }

    @Test
    void nothingIsCutWhereNothingFollows() {
        String warnings = text(PLAIN).split("Warnings\n", 2)[1].split("Not evaluated\n", 2)[0];
        assertThat(warnings).contains("x BLOCKED  ").doesNotContain("cut here");
    }

    @Test
    void aPathThatIsOpenIsShownOnlyOnRequest() {
        assertThat(text(PLAIN)).contains("to ssmmessages\n", "to kms\n").doesNotContain("to s3\n");
        assertThat(text(PLAIN.showingPassed(true))).contains("from the task to s3\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 120})
    void hopsKeepToTheWidth(int width) {
        List<String> lines = text(PLAIN.withWidth(width)).lines().toList();
        assertThat(lines.stream().filter(l -> l.startsWith("      ") && !l.contains("aws ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void markdownListsTheHopsAndDrawsThem() {
        assertThat(Written.as("markdown", REPORT))
                .contains("From the task to ssmmessages:\n\n- \u2713 open a rule of sg-", "\n- **\u2717 BLOCKED** eni-")
                .contains("```mermaid\n")
                .contains(
                        "  - ? unknown what the network ACL of the task's subnet lets out was not read, or not all of it\n");
    }

    @Test
    void sarifSaysThePathInTheMessageAndInTheProperties() {
        String sarif = Written.as("sarif", REPORT);
        assertThat(sarif)
                .contains(
                        "\\n\\nFrom the task to ssmmessages:\\n- open: a rule of sg-",
                        "\\n- BLOCKED: eni-",
                        "\"pathTo\"");
        assertThat(Written.againstSarifSchema(sarif)).isEmpty();
    }

    private static String text(TextStyle style) {
        return Written.as("text", REPORT, ReportOptions.DEFAULT.withText(style));
    }
}
