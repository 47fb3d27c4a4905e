// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.check.TracedPath.State;
import io.github.execready.report.diagram.PathDiagram.Node;

/**
 * How a box looks. Each look differs from the others in its border as well as in its colour.
 *
 * @param dashes of the border; empty for a solid one
 */
record SvgStyle(String line, String fill, int width, String dashes) {

    static final String INK = "#1f2328";
    static final String FAINT = "#59636e";
    static final String GREY = "#8c959f";
    static final String RED = "#cf222e";
    static final String PAPER = "#ffffff";
    static final String SANS = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";
    static final String MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private static final SvgStyle END = new SvgStyle("#0969da", "#ddf4ff", 2, "");
    private static final SvgStyle OPEN = new SvgStyle("#1a7f37", "#f3faf5", 1, "");
    private static final SvgStyle BLOCKED = new SvgStyle(RED, "#fff1f0", 5, "12 6");
    private static final SvgStyle UNKNOWN = new SvgStyle("#8250df", "#fbf7ff", 3, "2 5");
    private static final SvgStyle UNREACHED = new SvgStyle(GREY, "#f6f8fa", 1, "");

    /** The look of a box. What stops packets too looks so even where none come: it is the next thing to mend. */
    static SvgStyle of(Node node) {
        if (!node.reached() && node.state() == State.OPEN) {
            return UNREACHED;
        }
        return node.isEnd() ? END : of(node.state());
    }

    static SvgStyle of(State state) {
        return switch (state) {
            case OPEN -> OPEN;
            case BLOCKED -> BLOCKED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
