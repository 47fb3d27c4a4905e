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
                        "\u2713 open     sg-0123456789abcdef0 lets TCP 443 out\n",
                        "\u2717 BLOCKED  rtb-0123456789abcdef0 sends 0.0.0.0/0 to igw-0123456789abcdef0, and",
                        "cut here, the rest is not reached",
                        "\u2713 open     acl-0123456789abcdef0 lets the answers in to the subnet\n");
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
                .contains("From the task to ssmmessages:\n\n- \u2713 open sg-", "\n- **\u2717 BLOCKED** rtb-")
                .contains("```mermaid\n")
                .contains("  - ? unknown the network ACL was not read, or not all of it\n");
    }

    @Test
    void sarifSaysThePathInTheMessageAndInTheProperties() {
        String sarif = Written.as("sarif", REPORT);
        assertThat(sarif)
                .contains("\\n\\nFrom the task to ssmmessages:\\n- open: sg-", "\\n- BLOCKED: rtb-", "\"pathTo\"");
        assertThat(Written.againstSarifSchema(sarif)).isEmpty();
    }

    private static String text(TextStyle style) {
        return Written.as("text", REPORT, ReportOptions.DEFAULT.withText(style));
    }
}
