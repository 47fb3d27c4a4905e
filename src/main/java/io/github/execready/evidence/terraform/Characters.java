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

    final String number() {
        int from = at;
        while (at < text.length() && (isDigit(at) || (peek() == '.' && isDigit(at + 1)))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isDigit(int index) {
        return index < text.length() && Character.isDigit(text.charAt(index));
    }

    /** What a backslash in a string stands for. */
    final String escape() {
        at++;
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            default -> String.valueOf(c);
        };
    }

    private String unicode(int digits) {
        try {
            String hex = text.substring(at, Math.min(text.length(), at + digits));
            at = Math.min(text.length(), at + digits);
            return Character.toString(Integer.parseInt(hex, 16));
        } catch (IllegalArgumentException e) {
            throw new Unparsable();
        }
    }

    /** The lines between a tag and where it stands again. */
    final String heredoc() {
        at += 2;
        boolean indented = ahead("-");
        if (indented) {
            at++;
        }
        String tag = word();
        int from = text.indexOf('\n', at) + 1;
        if (from == 0) {
            throw new Unparsable();
        }
        StringBuilder body = new StringBuilder();
        while (true) {
            int end = text.indexOf('\n', from);
            String line = end < 0 ? text.substring(from) : text.substring(from, end);
            if (line.strip().equals(tag)) {
                at = end < 0 ? text.length() : end;
                return body.toString();
            }
            if (end < 0) {
                throw new Unparsable();
            }
            body.append(indented ? line.stripLeading() : line).append('\n');
            from = end + 1;
        }
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
