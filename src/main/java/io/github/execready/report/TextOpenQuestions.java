// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.report.Digest.Gap;
import io.github.execready.report.Digest.LeftOut;
import io.github.execready.report.Digest.OpenPath;
import io.github.execready.report.Digest.Waiting;
import java.io.IOException;
import java.util.List;

/** What a text report says of the checks that could not be evaluated: why, and what would change that. */
final class TextOpenQuestions {

    private static final int LABEL = 4;
    private static final int COLUMN = 13;

    private final Page page;
    private final TextPath paths;

    TextOpenQuestions(Page page) {
        this.page = page;
        this.paths = new TextPath(page);
    }

    void write(Digest digest) throws IOException {
        List<Gap> gaps = digest.gaps();
        List<Waiting> waiting = digest.waiting();
        List<LeftOut> leftOut = digest.leftOut();
        if (gaps.isEmpty() && digest.openPaths().isEmpty() && waiting.isEmpty() && leftOut.isEmpty()) {
            return;
        }
        page.heading("Not evaluated");
        for (Gap gap : gaps) {
            String reason = PlainText.clipped(gap.missing().reason(), 400);
            String what =
                    reason.isEmpty() ? gap.missing().source() : gap.missing().source() + ": " + reason;
            page.prose(2, Sign.OPEN, what);
            page.prose(LABEL, "open", Tone.FAINT, COLUMN, Digest.joined(gap.checks()));
            if (!gap.locations().isEmpty()) {
                page.prose(LABEL, "at", Tone.FAINT, COLUMN, Digest.joined(Digest.some(gap.locations())));
            }
            if (!gap.missing().resolution().isEmpty()) {
                page.prose(LABEL, "resolve", Tone.FAINT, COLUMN, gap.missing().resolution());
            }
        }
        for (OpenPath open : digest.openPaths()) {
            String whose = open.first().check() + " (" + Digest.joined(open.subjects()) + ")";
            page.prose(
                    2, Sign.OPEN, whose + ": " + PlainText.clipped(open.first().message(), 400));
            paths.writeInBrief(open.first().path());
        }
        for (LeftOut left : leftOut) {
            String names = Digest.joined(left.named()) + left.more();
            page.prose(
                    2,
                    left.leavesBlockerOpen() ? Sign.OPEN : Sign.NOTE,
                    "Left out by " + left.missing().source() + ": " + left.count() + " (" + names + ")");
            page.prose(LABEL, "resolve", Tone.FAINT, COLUMN, left.missing().resolution());
        }
        for (Waiting one : waiting) {
            String what = "Waits for " + one.prerequisite() + ": " + Digest.joined(one.checks());
            page.prose(2, Sign.NOTE, what);
        }
    }
}
