// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;

/** A path in Markdown: a list, an item a hop, in which the hop that stops packets stands out. */
final class MarkdownPath {

    private static final int LONGEST_WORDS = 400;

    private MarkdownPath() {}

    /**
     * The list; empty text for no path.
     *
     * @param indent what the lines start with, below an item of another list
     */
    static String of(PathInWords path, String indent) {
        if (path.isNone()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        boolean nested = !indent.isEmpty();
        text.append(nested ? "" : MarkdownText.prose(capitalised(TextPath.heading(path))) + ":\n\n");
        for (Hop hop : path.hops()) {
            text.append(indent).append("- ").append(line(hop)).append('\n');
        }
        return text.append(nested ? "" : "\n").toString();
    }

    private static String line(Hop hop) {
        String sign = Sign.of(hop.state()).glyph(TextStyle.PLAIN.withUnicode(true));
        String marked = sign + " " + Names.of(hop.state());
        String words = MarkdownText.prose(PlainText.clipped(hop.words(), LONGEST_WORDS));
        return (hop.state() == State.BLOCKED ? "**" + marked + "**" : marked) + " " + words;
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
