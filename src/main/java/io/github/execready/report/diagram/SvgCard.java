// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.check.TracedPath.State;
import io.github.execready.report.Names;
import io.github.execready.report.diagram.PathDiagram.Node;
import java.util.List;

/** The box of a hop: its sign, what it is, which one, and what is said of it. */
final class SvgCard {

    static final int WIDTH = 420;

    private static final int TEXT = 50;
    private static final int LETTERS = 44;
    private static final int BOLD_LETTERS = 38;
    private static final int ID_LETTERS = 42;
    private static final int LINE = 18;
    private static final int LABEL_WIDTH = 78;

    private final Node node;
    private final List<String> ids;
    private final List<String> words;

    SvgCard(Node node) {
        this.node = node;
        this.ids = SvgText.wrapped(node.object(), ID_LETTERS);
        this.words = SvgText.wrapped(node.words(), node.cut() ? BOLD_LETTERS : LETTERS);
    }

    Node node() {
        return node;
    }

    int height() {
        return 42 + LINE * (ids.size() + words.size());
    }

    void draw(SvgCanvas canvas, int x, int y) {
        SvgStyle style = SvgStyle.of(node);
        canvas.box(x, y, WIDTH, height(), 8, style);
        canvas.sign(x + 27, y + 27, node.state(), style.line());
        canvas.text(x + TEXT, y + 24, 12, SvgStyle.FAINT, true, node.heading());
        int right = x + WIDTH - 14;
        if (node.state() == State.BLOCKED) {
            canvas.label(right, y + 9, LABEL_WIDTH, style.line(), Names.of(node.state()));
        } else {
            String word = node.reached() || node.state() == State.UNKNOWN ? Names.of(node.state()) : "not reached";
            canvas.toTheLeftOf(
                    right,
                    y + 24,
                    12,
                    style.equals(SvgStyle.of(node.state())) ? style.line() : SvgStyle.FAINT,
                    true,
                    word);
        }
        int line = y + 28;
        for (String id : ids) {
            line += LINE;
            canvas.id(x + TEXT, line, "start", id);
        }
        for (String one : words) {
            line += LINE;
            canvas.text(x + TEXT, line, 14, SvgStyle.INK, node.cut(), one);
        }
    }
}
