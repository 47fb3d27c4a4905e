// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

/** Writes XML in which no text can become markup. */
public final class Xml {

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Xml open(String name, Object... attributes) {
        start(name, attributes).append(">\n");
        depth++;
        return this;
    }

    public Xml close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** An element that holds nothing. */
    public Xml empty(String name, Object... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** An element that holds text. */
    public Xml leaf(String name, String text, Object... attributes) {
        start(name, attributes)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder start(String name, Object... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1].toString())).append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    /** Text as it may stand between tags and in attributes. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    // https://www.w3.org/TR/xml/#charsets: a document with any other character is none, however it is written.
    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c >= 0x10000;
    }
}
