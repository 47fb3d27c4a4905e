// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Report;
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

    private static final int NOTICE_FRAME = 64;

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
        List<String> sections = sections(plain, MarkdownSections.Detail.ALL);
        String cut = "";
        if (size(sections) > budget) {
            cut = "Cut to fit: what passed is left out.";
            sections = sections(plain, MarkdownSections.Detail.WITHOUT_PASSED);
        }
        if (size(sections) + cut.length() > budget) {
            cut = "Cut to fit: what passed and the evidence are left out.";
            sections = sections(plain, MarkdownSections.Detail.WITHOUT_EVIDENCE);
        }
        String all = String.join("\n", sections);
        if (size(sections) + cut.length() > budget) {
            cut = "Cut to fit: what passed, the evidence and the last sections are left out.";
            all = String.join("\n", fitting(sections, budget - cut.length() - NOTICE_FRAME));
        }
        out.write(all);
        if (!cut.isEmpty()) {
            out.write("\n_" + cut + " The JSON report has everything._\n");
        }
    }

    private List<String> sections(Report report, MarkdownSections.Detail detail) {
        return new MarkdownSections(words, report, detail).all();
    }

    // The first section is the verdict. It stays whatever its size.
    private static List<String> fitting(List<String> sections, int budget) {
        int last = sections.size();
        while (last > 1 && size(sections.subList(0, last)) > budget) {
            last--;
        }
        return sections.subList(0, last);
    }

    private static int size(List<String> sections) {
        return sections.stream()
                .mapToInt(s -> s.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
    }
}
