// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

/**
 * How text is to look; the caller knows the terminal, the text does not.
 *
 * @param width in columns; less than {@value #LEAST_WIDTH} is read as that
 * @param colour whether to mark words with colour as well; signs and words carry the meaning in any case
 * @param unicode whether the output can show more than ASCII
 * @param showPassed whether to name every check that passed or does not apply
 * @param showSuppressed whether to name every suppressed finding
 * @param inWorkflow whether GitHub Actions reads the output, so that no line may look like one of its commands
 */
public record TextStyle(
        int width, boolean colour, boolean unicode, boolean showPassed, boolean showSuppressed, boolean inWorkflow) {

    public static final int LEAST_WIDTH = 60;

    /** 80 columns of ASCII without colour. */
    public static final TextStyle PLAIN = new TextStyle(80, false, false, false, false, false);

    public TextStyle {
        width = Math.max(LEAST_WIDTH, width);
    }

    public TextStyle withWidth(int columns) {
        return new TextStyle(columns, colour, unicode, showPassed, showSuppressed, inWorkflow);
    }

    public TextStyle withColour(boolean on) {
        return new TextStyle(width, on, unicode, showPassed, showSuppressed, inWorkflow);
    }

    public TextStyle withUnicode(boolean on) {
        return new TextStyle(width, colour, on, showPassed, showSuppressed, inWorkflow);
    }

    public TextStyle showingPassed(boolean on) {
        return new TextStyle(width, colour, unicode, on, showSuppressed, inWorkflow);
    }

    public TextStyle showingSuppressed(boolean on) {
        return new TextStyle(width, colour, unicode, showPassed, on, inWorkflow);
    }

    public TextStyle inWorkflow(boolean on) {
        return new TextStyle(width, colour, unicode, showPassed, showSuppressed, on);
    }
}
