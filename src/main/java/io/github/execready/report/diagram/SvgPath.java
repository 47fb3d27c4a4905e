// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.report.PlainText;
import io.github.execready.report.diagram.PathDiagram.Node;
import io.github.execready.report.diagram.PathDiagram.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The picture of one path: the task above, the service below, the requests down on the left and the answers up on the
 * right.
 */
final class SvgPath {

    static final int WIDTH = 2 * SvgCard.WIDTH + 48;

    private static final int END = 52;
    private static final int GAP = 34;
    private static final int CUT = 62;
    private static final int TITLE_LETTERS = 58;
    private static final int ABOUT_LETTERS = 108;
    private static final int OBJECT_LETTERS = 90;
    private static final int ABOUT_LINE = 20;

    private final PathDiagram diagram;
    private final List<String> title;
    private final List<String> about;
    private final List<SvgCard> out;
    private final List<SvgCard> back;
    private final Node task;
    private final Node service;

    SvgPath(PathDiagram diagram) {
        this.diagram = diagram;
        this.title = SvgText.wrapped(diagram.title(), TITLE_LETTERS);
        this.about = SvgText.wrapped(diagram.about(), ABOUT_LETTERS);
        this.out = cards(Role.OUT);
        this.back = new ArrayList<>(cards(Role.BACK));
        Collections.reverse(back);
        this.task = end(Role.TASK);
        this.service = end(Role.SERVICE);
    }

    int height() {
        return head() + END + middle() + END;
    }

    void draw(SvgCanvas canvas, int x, int y) {
        SvgStyle style = SvgStyle.of(diagram.state());
        int line = y + 20;
        canvas.sign(x + 14, line - 7, diagram.state(), style.line());
        for (String one : title) {
            canvas.text(x + 38, line, 21, SvgStyle.INK, true, one);
            line += 28;
        }
        for (String one : about) {
            canvas.text(x, line, 13, SvgStyle.FAINT, false, one);
            line += ABOUT_LINE;
        }
        int top = y + head();
        int bottom = top + END + middle();
        end(canvas, x, top, task);
        end(canvas, x, bottom, service);
        requests(canvas, x, top + END, bottom);
        if (!back.isEmpty()) {
            answers(canvas, x + SvgCard.WIDTH + 48, top + END, bottom);
        }
    }

    private void requests(SvgCanvas canvas, int x, int top, int bottom) {
        int centre = x + SvgCard.WIDTH / 2;
        canvas.text(centre + 14, top + 21, 12, SvgStyle.FAINT, false, "requests, TCP 443");
        int from = top;
        Node before = task;
        for (SvgCard card : out) {
            int to = from + gap(before);
            edge(canvas, centre, from, to, before, card.node().reached());
            card.draw(canvas, x, to);
            from = to + card.height();
            before = card.node();
        }
        edge(canvas, centre, from, bottom, before, service.reached());
    }

    // From the service upwards: the last card in the list is the first that answers meet.
    private void answers(SvgCanvas canvas, int x, int top, int bottom) {
        int centre = x + SvgCard.WIDTH / 2;
        canvas.text(centre + 14, bottom - 13, 12, SvgStyle.FAINT, false, "answers");
        int from = bottom;
        Node before = service;
        for (int i = back.size() - 1; i >= 0; i--) {
            SvgCard card = back.get(i);
            int to = from - gap(before);
            edge(canvas, centre, from, to, before, card.node().reached());
            card.draw(canvas, x, to - card.height());
            from = to - card.height();
            before = card.node();
        }
        edge(canvas, centre, from, top, before, before.reached() && !before.cut());
    }

    private static void edge(SvgCanvas canvas, int x, int from, int to, Node before, boolean reached) {
        if (!before.cut()) {
            canvas.arrow(x, from, to, reached ? SvgStyle.INK : SvgStyle.GREY, !reached);
            return;
        }
        int step = to > from ? 1 : -1;
        int middle = from + step * 24;
        canvas.line(x, from + step * 3, middle - step * 10, SvgStyle.RED);
        canvas.cross(x, middle, 8, SvgStyle.RED, 5);
        canvas.text(x + 20, middle + 5, 14, SvgStyle.RED, true, "cut here");
        canvas.arrow(x, middle + step * 14, to, SvgStyle.GREY, true);
    }

    private static void end(SvgCanvas canvas, int x, int y, Node node) {
        canvas.box(x, y, WIDTH, END, END / 2, SvgStyle.of(node));
        String heading = node.reached() ? node.heading() : node.heading() + ", not reached";
        canvas.centred(x + WIDTH / 2, y + 21, 12, SvgStyle.FAINT, true, heading);
        canvas.id(x + WIDTH / 2, y + 40, "middle", PlainText.clipped(node.object(), OBJECT_LETTERS));
    }

    private int head() {
        return 28 * title.size() + ABOUT_LINE * about.size() + 14;
    }

    private int middle() {
        return Math.max(length(out, task), length(back, service));
    }

    private static int length(List<SvgCard> cards, Node first) {
        return gap(first)
                + cards.stream().mapToInt(c -> c.height() + gap(c.node())).sum();
    }

    private static int gap(Node before) {
        return before.cut() ? CUT : GAP;
    }

    private List<SvgCard> cards(Role role) {
        return diagram.nodes().stream()
                .filter(node -> node.role() == role)
                .map(SvgCard::new)
                .toList();
    }

    private Node end(Role role) {
        return diagram.nodes().stream()
                .filter(node -> node.role() == role)
                .findFirst()
                .orElseThrow();
    }
}
