// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import java.io.IOException;

/** A path in a text report: a line a hop, and a cut where packets stop; or in brief, the hops that stop them. */
final class TextPath {

    private static final int LABEL = 4;
    private static final int COLUMN = 13;
    private static final int WORD = 9;
    private static final int LONGEST_WORDS = 400;

    private final Page page;

    TextPath(Page page) {
        this.page = page;
    }

    void write(PathInWords path) throws IOException {
        if (path.isNone()) {
            return;
        }
        page.prose(LABEL, "path", Tone.FAINT, COLUMN, heading(path));
        int cut = path.breaksAt();
        for (int i = 0; i < path.hops().size(); i++) {
            hop(path.hops().get(i));
            if (i == cut && i + 1 < path.hops().size()) {
                page.line(COLUMN, page.paint(Tone.BAD, "- - -  cut here, the rest is not reached  - - -"));
            }
        }
    }

    /** The hops that stop packets, or may. */
    void writeInBrief(PathInWords path) throws IOException {
        if (path.isNone()) {
            return;
        }
        page.prose(LABEL, "path", Tone.FAINT, COLUMN, heading(path));
        for (Hop hop : path.notOpen()) {
            hop(hop);
        }
    }

    private void hop(Hop hop) throws IOException {
        String words = PlainText.clipped(hop.words(), LONGEST_WORDS);
        page.prose(COLUMN, Sign.of(hop.state()), Names.of(hop.state()), WORD, words);
    }

    static String heading(PathInWords path) {
        String service = path.service().isEmpty() ? "the service" : path.service();
        return "from the task to " + service;
    }
}
