// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.report.PlainText;
import java.util.List;
import java.util.regex.Pattern;

/** The documents' Markdown for viewers that show text only. */
final class MarkdownAsText {

    private static final Pattern FENCE = Pattern.compile("(?m)^ *```.*\\n?");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)]*)\\)");

    private MarkdownAsText() {}

    static String of(String markdown) {
        String text = FENCE.matcher(PlainText.lines(markdown)).replaceAll("");
        text = HEADING.matcher(text).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1 ($2)");
        return text.replace("`", "").replace("**", "");
    }

    /** The first paragraph that is no heading, on one line. */
    static String firstParagraph(String markdown) {
        return List.of(markdown.split("\n{2,}")).stream()
                .map(String::strip)
                .filter(p -> !p.isEmpty() && !p.startsWith("#") && !p.startsWith("```"))
                .findFirst()
                .map(p -> PlainText.line(of(p)))
                .orElse("");
    }
}
