// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import java.util.regex.Pattern;

/**
 * Puts foreign text into a label of Mermaid so that it shows as it is. Mermaid reads quotes, directives, entities, HTML
 * and Markdown in labels, so all but letters, digits and the marks that ids are made of is written as a number.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters">Entity codes</a>
 */
final class MermaidText {

    private static final Pattern BLOCK_START = Pattern.compile("\\s*(?:-|[0-9]+\\.)");

    private MermaidText() {}

    /** As a line of a label between double quotes. */
    static String line(String text) {
        // A label that starts like a list is taken for one.
        int marker = BLOCK_START.matcher(text).lookingAt() ? firstMark(text) : -1;
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (i != marker && isPlain(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
            i += Character.charCount(c);
        }
        return escaped.toString();
    }

    private static int firstMark(String text) {
        int i = 0;
        while (text.charAt(i) != '-' && text.charAt(i) != '.') {
            i++;
        }
        return i;
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || " ,./:-".indexOf(c) >= 0;
    }
}
