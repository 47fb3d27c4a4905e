// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Verdict;

/** The mark in front of a line: one column in Unicode and in ASCII. */
enum Sign {
    BAD('\u2717', 'x', Tone.BAD),
    CARE('!', '!', Tone.CARE),
    GOOD('\u2713', '+', Tone.GOOD),
    OPEN('?', '?', Tone.OPEN),
    NOTE('\u00b7', '-', Tone.FAINT);

    private final char unicode;
    private final char ascii;
    private final Tone tone;

    Sign(char unicode, char ascii, Tone tone) {
        this.unicode = unicode;
        this.ascii = ascii;
        this.tone = tone;
    }

    static Sign of(Verdict verdict) {
        return switch (verdict) {
            case READY -> GOOD;
            case READY_WITH_WARNINGS -> CARE;
            case INCONCLUSIVE -> OPEN;
            case NOT_READY -> BAD;
        };
    }

    static Sign of(Severity severity) {
        return switch (severity) {
            case BLOCKER -> BAD;
            case WARNING -> CARE;
            case ADVICE -> NOTE;
        };
    }

    static Sign of(State state) {
        return switch (state) {
            case OPEN -> GOOD;
            case BLOCKED -> BAD;
            case UNKNOWN -> OPEN;
        };
    }

    String glyph(TextStyle style) {
        return String.valueOf(style.unicode() ? unicode : ascii);
    }

    Tone tone() {
        return tone;
    }
}
