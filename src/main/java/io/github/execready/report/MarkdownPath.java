// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import java.util.List;
import java.util.stream.Collectors;

/** A path in Markdown: a list, an item a hop, in which the hop that stops packets stands out. */
final class MarkdownPath {

    private static final int LONGEST_WORDS = 400;

    private MarkdownPath() {}

    /** The whole of it under a heading; empty text for no path. */
    static String of(PathInWords path) {
        return path.isNone()
                ? ""
                : MarkdownText.prose(capitalised(TextPath.heading(path))) + ":\n\n" + list("", path.hops()) + "\n";
    }

    /** The hops that stop packets, or may, below an item of another list. */
    static String inBrief(PathInWords path) {
        return list("  ", path.notOpen());
    }

    private static String list(String indent, List<Hop> hops) {
        return hops.stream().map(hop -> indent + "- " + line(hop) + "\n").collect(Collectors.joining());
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
