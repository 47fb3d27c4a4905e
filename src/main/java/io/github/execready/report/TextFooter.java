// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Assumption;
import io.github.execready.engine.Report;
import io.github.execready.engine.Suppression;
import io.github.execready.report.Digest.Statement;
import java.io.IOException;
import java.util.List;

/** The last lines of a text report: what it takes for granted, what was suppressed, and the count. */
final class TextFooter {

    private final Page page;
    private final TextStyle style;

    TextFooter(Page page, TextStyle style) {
        this.page = page;
        this.style = style;
    }

    void write(Digest digest, Report report) throws IOException {
        suppressed(digest.suppressed());
        assumptions(digest.assumptions());
        page.blank();
        page.prose(
                0,
                "",
                Tone.PLAIN,
                0,
                digest.tally().words() + ". Exit code " + report.exitCode().code() + ".");
    }

    private void suppressed(List<Statement> statements) throws IOException {
        if (statements.isEmpty() || !style.showSuppressed()) {
            return;
        }
        page.heading("Suppressed");
        for (Statement statement : statements) {
            Suppression why = statement.finding().suppression();
            String until = why.expires().isEmpty() ? "" : " until " + why.expires();
            page.prose(2, Sign.NOTE, PlainText.clipped(statement.message(), 1024));
            page.prose(4, "because", Tone.FAINT, 13, why.reason() + " (" + why.source() + until + ")");
            page.prose(4, "more", Tone.FAINT, 13, "execready explain " + Digest.joined(statement.checks()));
        }
    }

    private void assumptions(List<Assumption> assumptions) throws IOException {
        if (assumptions.isEmpty()) {
            return;
        }
        page.heading("Taken as right, not checked");
        for (Assumption assumption : assumptions) {
            page.prose(2, Sign.NOTE, assumption.message());
        }
    }
}
