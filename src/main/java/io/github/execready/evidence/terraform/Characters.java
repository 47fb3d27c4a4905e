// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

/** The characters of an expression, and the smallest parts that they make. */
abstract class Characters {

    /** The text is not an expression that is understood here. */
    static final class Unparsable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unparsable() {
            super("not understood", null, false, false);
        }
    }

    final String text;
    int at;

    Characters(String text) {
        this.text = text;
    }

    final char peek() {
        if (at >= text.length()) {
            throw new Unparsable();
        }
        return text.charAt(at);
    }

    final boolean ahead(String expected) {
        return text.startsWith(expected, at);
    }

    final boolean take(String expected) {
        trivia();
        if (!ahead(expected)
                || (expected.equals("=") && (ahead("==") || ahead("=>")))
                || (expected.equals("!") && ahead("!="))) {
            return false;
        }
        at += expected.length();
        return true;
    }

    final void demand(String expected) {
        if (!take(expected)) {
            throw new Unparsable();
        }
    }

    final boolean keyword(String expected) {
        trivia();
        int end = at + expected.length();
        if (ahead(expected) && end < text.length() && !letter(text.charAt(end))) {
            at = end;
            return true;
        }
        return false;
    }

    final String word() {
        int from = at;
        while (at < text.length() && (letter(text.charAt(at)) || (text.charAt(at) == '-' && at > from))) {
            at++;
        }
        if (at == from) {
            throw new Unparsable();
        }
        return text.substring(from, at);
    }

    static boolean letter(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    final void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    final void trivia() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '#' || ahead("//")) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (ahead("/*")) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }
}
