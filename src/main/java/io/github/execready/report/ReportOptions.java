// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.report.sarif.SarifOptions;

/**
 * What the reader asked for, over all formats.
 *
 * @param markdownBudget the size that a Markdown report may have, in bytes of UTF-8
 */
public record ReportOptions(TextStyle text, SarifOptions sarif, int markdownBudget) {

    /** A comment on GitHub holds 65,536 characters; some are left for what a workflow puts around the report. */
    public static final int COMMENT_BUDGET = 64_000;

    /** A step's summary on GitHub holds 1 MiB, and all summaries of a job share a page. */
    static final int SUMMARY_BUDGET = 900_000;

    /** Plain text of 80 columns, no artifact, a comment's size. */
    public static final ReportOptions DEFAULT =
            new ReportOptions(TextStyle.PLAIN, SarifOptions.DEFAULT, COMMENT_BUDGET);

    public ReportOptions withText(TextStyle style) {
        return new ReportOptions(style, sarif, markdownBudget);
    }

    public ReportOptions withSarif(SarifOptions options) {
        return new ReportOptions(text, options, markdownBudget);
    }
}
