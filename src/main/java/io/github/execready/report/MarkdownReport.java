// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Report;
import io.github.execready.report.MarkdownSections.Detail;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The format for job summaries and comments on pull requests. GitHub refuses a comment above its limit as a whole, so a
 * report that would be longer is cut, and says so: first what passed goes, then the evidence, then whole sections from the
 * end.
 */
public final class MarkdownReport implements ReportFormat {

    private final CheckWords words;
    private final int budget;

    /**
     * @param budget the size that the report may have, in bytes of UTF-8
     */
    public MarkdownReport(CheckWords words, int budget) {
        this.words = words;
        this.budget = budget;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        List<String> sections = List.of();
        for (Detail detail : Detail.values()) {
            sections = new MarkdownSections(words, plain, detail).all();
            String text = String.join("\n", sections) + notice(detail);
            if (size(text) <= budget) {
                out.write(text);
                return;
            }
        }
        String notice = notice("what passed, the evidence and the last sections are left out");
        out.write(String.join("\n", fitting(sections, budget - size(notice))) + notice);
    }

    private static String notice(Detail detail) {
        return switch (detail) {
            case ALL -> "";
            case WITHOUT_PASSED -> notice("what passed is left out");
            case WITHOUT_EVIDENCE -> notice("what passed and the evidence are left out");
        };
    }

    private static String notice(String what) {
        return "\n_Cut to fit: " + what + ". The JSON report has everything._\n";
    }

    // The first section is the verdict. It stays whatever its size.
    private static List<String> fitting(List<String> sections, int budget) {
        int last = sections.size();
        while (last > 1 && size(String.join("\n", sections.subList(0, last))) > budget) {
            last--;
        }
        return sections.subList(0, last);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
