// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.engine.Report;
import io.github.execready.report.CheckWords;
import io.github.execready.report.Names;
import io.github.execready.report.PlainText;
import io.github.execready.report.ReportFormat;
import io.github.execready.report.Xml;
import io.github.execready.report.diagram.PathDiagram.Node;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The paths of a report as one SVG picture, one below the other. It brings its own light background, so that it can be read
 * on a dark page, and refers to nothing outside itself.
 */
public final class SvgReport implements ReportFormat {

    private static final int MARGIN = 32;
    private static final int BETWEEN = 56;
    private static final String NOTHING = "This report follows no path through a network.";

    private final CheckWords words;

    public SvgReport(CheckWords words) {
        this.words = words;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        List<PathDiagram> diagrams = PathDiagram.of(words, plain);
        List<SvgPath> paths = diagrams.stream().map(SvgPath::new).toList();
        int width = SvgPath.WIDTH + 2 * MARGIN;
        int height = 2 * MARGIN
                + (paths.isEmpty() ? 20 : -BETWEEN)
                + paths.stream().mapToInt(p -> p.height() + BETWEEN).sum();
        Xml xml = new Xml();
        xml.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-labelledby",
                "execready-title execready-desc");
        xml.leaf("title", "Paths of " + Names.of(plain), "id", "execready-title");
        xml.leaf("desc", told(diagrams), "id", "execready-desc");
        xml.empty("rect", "width", width, "height", height, "fill", SvgStyle.PAPER);
        SvgCanvas canvas = new SvgCanvas(xml);
        if (paths.isEmpty()) {
            canvas.text(MARGIN, MARGIN + 15, 15, SvgStyle.INK, false, NOTHING);
        }
        int y = MARGIN;
        for (SvgPath path : paths) {
            path.draw(canvas, MARGIN, y);
            y += path.height() + BETWEEN;
        }
        xml.close("svg");
        out.write(xml.toString());
    }

    private static String told(List<PathDiagram> diagrams) {
        return diagrams.isEmpty()
                ? NOTHING
                : diagrams.stream().map(SvgReport::told).collect(Collectors.joining(" "));
    }

    private static String told(PathDiagram diagram) {
        return diagram.nodes().stream()
                .filter(node -> !node.isEnd())
                .map(SvgReport::told)
                .collect(Collectors.joining("; ", diagram.title() + ". ", "."));
    }

    private static String told(Node hop) {
        return hop.heading() + ": " + Names.of(hop.state()) + ", " + hop.words();
    }
}
