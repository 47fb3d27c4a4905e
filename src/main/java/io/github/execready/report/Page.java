// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Lines of text on their way out: wraps prose at the width, leaves everything else whole. */
final class Page {

    private final Writer out;
    private final TextStyle style;

    Page(Writer out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    void blank() throws IOException {
        emit("");
    }

    void heading(String text) throws IOException {
        blank();
        emit(paint(Tone.STRONG, text));
    }

    /** A line that is never broken. */
    void line(int indent, String text) throws IOException {
        emit(" ".repeat(indent) + text);
    }

    /** A command: on lines of its own and never broken, so that it can be copied as it stands. */
    void command(int indent, String command) throws IOException {
        for (String line : command.strip().split("\n", -1)) {
            emit(" ".repeat(indent) + line.stripTrailing());
        }
    }

    /**
     * Prose behind a label; its further lines start where the first one does. A word longer than a line stays whole, and so
     * does a command that ends the prose.
     *
     * @param indent the columns in front of the label
     * @param column where the prose starts
     */
    void prose(int indent, String label, Tone tone, int column, String text) throws IOException {
        String gap = " ".repeat(Math.max(0, column - indent - label.length()));
        prose(" ".repeat(indent) + paint(tone, label) + gap, column, text);
    }

    /** Prose behind a sign, two columns further in. */
    void prose(int indent, Sign sign, String text) throws IOException {
        prose(" ".repeat(indent) + paint(sign.tone(), sign.glyph(style)) + " ", indent + 2, text);
    }

    /**
     * Prose behind a sign and the word that says the same.
     *
     * @param room the columns for the word
     */
    void prose(int indent, Sign sign, String word, int room, String text) throws IOException {
        String gap = " ".repeat(Math.max(1, room - word.length()));
        String marked = paint(sign.tone(), sign.glyph(style) + " " + word);
        prose(" ".repeat(indent) + marked + gap, indent + 2 + room, text);
    }

    /** A labelled text that is never broken. */
    void whole(int indent, String label, int column, String text) throws IOException {
        String gap = " ".repeat(Math.max(0, column - indent - label.length()));
        emit(" ".repeat(indent) + paint(Tone.FAINT, label) + gap + text);
    }

    private void prose(String first, int column, String text) throws IOException {
        String hanging = " ".repeat(column);
        int command = commandStart(text);
        List<String> lines = wrapped(command < 0 ? text : text.substring(0, command), style.width() - column);
        for (int i = 0; i < lines.size(); i++) {
            emit((i == 0 ? first : hanging) + lines.get(i));
        }
        if (command >= 0) {
            emit(hanging + text.substring(command));
        }
    }

    /** A sign, as wide as one column. */
    String sign(Sign sign) {
        return paint(sign.tone(), sign.glyph(style));
    }

    String paint(Tone tone, String text) {
        return style.colour() ? tone.paint(text) : text;
    }

    // A pointer such as "Look with: aws iam ..." ends in a command that somebody will copy.
    private static int commandStart(String text) {
        int at = text.indexOf(": aws ");
        return at < 0 ? -1 : at + 2;
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : text.strip().split(" +")) {
            int length = word.codePointCount(0, word.length());
            if (columns > 0 && columns + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                columns = 0;
            }
            if (columns > 0) {
                line.append(' ');
                columns++;
            }
            line.append(word);
            columns += length;
        }
        lines.add(line.toString());
        return lines;
    }

    private void emit(String line) throws IOException {
        out.write(style.inWorkflow() ? WorkflowCommands.disarmed(line) : line);
        out.write('\n');
    }
}
