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

    // A blocker that somebody accepted still stops exec, so it is named in any case.
    private void suppressed(List<Statement> all) throws IOException {
        List<Statement> statements = all.stream()
                .filter(s -> style.showSuppressed() || s.finding().isSuppressedBlocker())
                .toList();
        if (statements.isEmpty()) {
            return;
        }
        page.heading("Suppressed");
        for (Statement statement : statements) {
            Suppression why = statement.finding().suppression();
            String until = why.expires().isEmpty() ? "" : " until " + why.expires();
            page.prose(2, Sign.NOTE, PlainText.clipped(statement.message(), 1024));
            page.prose(4, "because", Tone.FAINT, 13, why.reason() + " (" + why.source() + until + ")");
            for (String check : statement.checks()) {
                page.whole(4, "more", 13, "execready explain " + check);
            }
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
