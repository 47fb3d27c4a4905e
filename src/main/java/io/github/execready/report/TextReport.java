// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Report;
import java.io.IOException;
import java.io.Writer;

/** The format for people at a terminal: the verdict, what stands in the way and how to mend it, then all the rest. */
public final class TextReport implements ReportFormat {

    private final CheckWords words;
    private final TextStyle style;

    public TextReport(CheckWords words, TextStyle style) {
        this.words = words;
        this.style = style;
    }

    /** The verdict alone, without what it rests on. */
    public void brief(Report report, Writer out) throws IOException {
        new TextSummary(new Page(out, style), PlainText.of(report)).head();
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        Digest digest = new Digest(plain);
        Page page = new Page(out, style);
        TextSummary summary = new TextSummary(page, plain);
        summary.head();
        new TextFailures(page, words, plain).write(digest);
        new TextOpenQuestions(page).write(digest);
        summary.rest(style);
        new TextFooter(page, style).write(digest, plain);
    }
}
