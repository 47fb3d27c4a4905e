// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** Words of a document as messages show them: in quotes, on one line, no longer than people read. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> append(quoted, c));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…" : "")
                .append('"')
                .toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        if (isShown(codePoint)) {
            quoted.appendCodePoint(codePoint);
        } else {
            quoted.append(String.format("\\u%04x", codePoint));
        }
    }

    // Line breaks and marks that turn the direction of a line around would change the message itself.
    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
