// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts foreign text into Markdown so that it shows as it is: no markup, no link, nobody mentioned. */
final class MarkdownText {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~$]");
    private static final Pattern BLOCK_START = Pattern.compile("^\\s*(?:[-+>#=]|[0-9]+(?=[.)]))");
    private static final Pattern ISSUE = Pattern.compile("#(?=[0-9])");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** As prose. */
    static String prose(String text) {
        String escaped = MARKUP.matcher(text).replaceAll(m -> Matcher.quoteReplacement("\\" + m.group()));
        String harmless = escaped.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("://", "\\://")
                .replace("www.", "www\\.")
                // GitHub looks for mentions in one run of text; a comment between the two parts ends the run.
                .replace("@", "@<!-- -->");
        harmless = ISSUE.matcher(harmless).replaceAll("#<!-- -->");
        // An empty comment keeps a text from starting a list, a heading or a quotation of its own.
        return BLOCK_START.matcher(harmless).find() ? "<!-- -->" + harmless : harmless;
    }

    /** As code within a line; inside a table's cell as well. */
    static String code(String text) {
        String fence = "`".repeat(longestRun(text) + 1);
        String pad = text.startsWith("`") || text.endsWith("`") || text.isEmpty() ? " " : "";
        return fence + pad + text.replace("|", "\\|") + pad + fence;
    }

    /** As a block of shell commands, one below the other. */
    static String block(String commands) {
        String fence = "`".repeat(Math.max(3, longestRun(commands) + 1));
        return fence + "sh\n" + commands + "\n" + fence + "\n";
    }

    /** As a diagram that GitHub draws. */
    static String diagram(String mermaid) {
        String fence = "`".repeat(Math.max(3, longestRun(mermaid) + 1));
        return fence + "mermaid\n" + mermaid + fence + "\n";
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
