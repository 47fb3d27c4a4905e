// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.check.TracedPath.State;
import io.github.execready.report.Xml;
import java.util.stream.Stream;

/** What the boxes and arrows of a picture are made of. Signs are lines and not letters, so that no font can lack them. */
final class SvgCanvas {

    private static final int TIP = 7;

    private final Xml xml;

    SvgCanvas(Xml xml) {
        this.xml = xml;
    }

    void text(int x, int y, int size, String colour, boolean bold, String text) {
        words(x, y, size, colour, bold, "start", SvgStyle.SANS, text);
    }

    void centred(int x, int y, int size, String colour, boolean bold, String text) {
        words(x, y, size, colour, bold, "middle", SvgStyle.SANS, text);
    }

    void toTheLeftOf(int x, int y, int size, String colour, boolean bold, String text) {
        words(x, y, size, colour, bold, "end", SvgStyle.SANS, text);
    }

    /** An id. */
    void id(int x, int y, String anchor, String text) {
        words(x, y, 13, SvgStyle.INK, false, anchor, SvgStyle.MONO, text);
    }

    void box(int x, int y, int width, int height, int round, SvgStyle style) {
        dashed(
                style.dashes(),
                "rect",
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "rx",
                round,
                "fill",
                style.fill(),
                "stroke",
                style.line(),
                "stroke-width",
                style.width());
    }

    /** A filled label, its right end given. */
    void label(int right, int y, int width, String colour, String text) {
        xml.empty("rect", "x", right - width, "y", y, "width", width, "height", 20, "rx", 4, "fill", colour);
        centred(right - width / 2, y + 15, 13, SvgStyle.PAPER, true, text);
    }

    /** The sign of a state in a circle. */
    void sign(int x, int y, State state, String colour) {
        xml.empty("circle", "cx", x, "cy", y, "r", 13, "fill", colour);
        switch (state) {
            case OPEN -> stroke("M%d %d l4 4 l7 -9".formatted(x - 6, y + 1), SvgStyle.PAPER, 3);
            case BLOCKED -> cross(x, y, 5, SvgStyle.PAPER, 3);
            case UNKNOWN -> centred(x, y + 6, 17, SvgStyle.PAPER, true, "?");
        }
    }

    void cross(int x, int y, int reach, String colour, int width) {
        int across = 2 * reach;
        stroke(
                "M%d %d l%d %d M%d %d l-%d %d"
                        .formatted(x - reach, y - reach, across, across, x + reach, y - reach, across, across),
                colour,
                width);
    }

    /** A vertical line. */
    void line(int x, int from, int to, String colour) {
        stroke("M%d %d V%d".formatted(x, from, to), colour, 2);
    }

    /** A vertical arrow, upwards or downwards. */
    void arrow(int x, int from, int to, String colour, boolean dashed) {
        int back = to > from ? -TIP : TIP;
        if (dashed) {
            dashed(
                    "3 5",
                    "path",
                    "d",
                    "M%d %d V%d".formatted(x, from, to + back),
                    "fill",
                    "none",
                    "stroke",
                    colour,
                    "stroke-width",
                    2);
        } else {
            line(x, from, to + back, colour);
        }
        xml.empty("path", "d", "M%d %d l-%d %d h%d z".formatted(x, to, TIP, 2 * back, 2 * TIP), "fill", colour);
    }

    /** A shape whose line has gaps; without dashes it has none. */
    private void dashed(String dashes, String shape, Object... attributes) {
        Stream<Object> gaps = dashes.isEmpty() ? Stream.empty() : Stream.of("stroke-dasharray", dashes);
        xml.empty(shape, Stream.concat(Stream.of(attributes), gaps).toArray());
    }

    private void stroke(String path, String colour, int width) {
        xml.empty(
                "path", "d", path, "fill", "none", "stroke", colour, "stroke-width", width, "stroke-linecap", "round");
    }

    private void words(int x, int y, int size, String colour, boolean bold, String anchor, String family, String text) {
        xml.leaf(
                "text",
                text,
                "x",
                x,
                "y",
                y,
                "font-family",
                family,
                "font-size",
                size,
                "font-weight",
                bold ? "bold" : "normal",
                "fill",
                colour,
                "text-anchor",
                anchor);
    }
}
