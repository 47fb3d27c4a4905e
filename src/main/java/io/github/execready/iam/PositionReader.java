// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.io.IOException;
import java.io.Reader;

/**
 * Hands out a document character by character, so that whoever reads from it has read no further than the token at hand,
 * and knows where that is.
 */
final class PositionReader extends Reader {

    private final String text;
    private final int lineOffset;
    private final int columnOffset;
    private int next;
    private int line = 1;
    private int column;
    private boolean exhausted;

    /**
     * @param start where the text begins in a larger document
     */
    PositionReader(String text, Position start) {
        this.text = text;
        this.lineOffset = start.line() - 1;
        this.columnOffset = start.column() - 1;
    }

    /** The place of the character handed out last. */
    Position position() {
        return at(column);
    }

    /** The place where the number or word begins that was handed out last: only what follows it shows its end. */
    Position literal() {
        int last = next - 1;
        int start = isLiteral(last) ? last : last - 1;
        while (start > 0 && isLiteral(start - 1)) {
            start--;
        }
        return at(column - (last - start));
    }

    /** Whether somebody asked for more than there is. */
    boolean isExhausted() {
        return exhausted;
    }

    private boolean isLiteral(int index) {
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private Position at(int place) {
        return new Position(line + lineOffset, Math.max(1, line == 1 ? place + columnOffset : place));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == text.length()) {
            exhausted = true;
            return -1;
        }
        boolean newLine = next > 0 && text.charAt(next - 1) == '\n';
        line += newLine ? 1 : 0;
        column = newLine ? 1 : column + 1;
        buffer[offset] = text.charAt(next++);
        return 1;
    }

    @Override
    public void close() {
        // A text holds nothing that would have to be given back.
    }
}
