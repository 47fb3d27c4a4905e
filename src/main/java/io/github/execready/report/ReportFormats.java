// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Catalog;
import io.github.execready.report.diagram.MermaidReport;
import io.github.execready.report.diagram.SvgReport;
import io.github.execready.report.sarif.SarifReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The formats by name. */
public final class ReportFormats {

    private final Map<String, Supplier<ReportFormat>> formats = new LinkedHashMap<>();

    public ReportFormats(Catalog catalog, ReportOptions options) {
        CheckWords words = new CheckWords(catalog);
        formats.put("text", () -> new TextReport(words, options.text()));
        formats.put("json", JsonReport::new);
        formats.put("markdown", () -> new MarkdownReport(words, options.markdownBudget()));
        formats.put("summary", () -> new MarkdownReport(words, ReportOptions.SUMMARY_BUDGET));
        formats.put("mermaid", () -> new MermaidReport(words));
        formats.put("svg", () -> new SvgReport(words));
        formats.put("sarif", () -> SarifReport.full(words, options.sarif()));
        formats.put("sarif-github", () -> SarifReport.forGitHub(words, options.sarif()));
        formats.put("github", AnnotationsReport::new);
        formats.put("gitlab", () -> new GitLabReport(options.sarif().artifact()));
        formats.put("junit", JunitReport::new);
    }

    /** The names, in the order in which help texts list them. */
    public List<String> names() {
        return List.copyOf(formats.keySet());
    }

    /** The format of a name; empty if there is none. */
    public Optional<ReportFormat> named(String name) {
        return Optional.ofNullable(formats.get(name)).map(Supplier::get);
    }
}
