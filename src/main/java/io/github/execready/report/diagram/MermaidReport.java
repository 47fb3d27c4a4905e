// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Report;
import io.github.execready.report.CheckWords;
import io.github.execready.report.Names;
import io.github.execready.report.PlainText;
import io.github.execready.report.ReportFormat;
import io.github.execready.report.diagram.PathDiagram.Node;
import io.github.execready.report.diagram.PathDiagram.Role;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The paths of a report as one flowchart of Mermaid, which GitHub and many editors draw. Each path has a frame of its own:
 * Mermaid draws one chart a file.
 */
public final class MermaidReport implements ReportFormat {

    // Ids are longer than the width at which Mermaid breaks lines, and it breaks them at their hyphens.
    private static final String SETTINGS = "%%{init: {\"flowchart\": {\"wrappingWidth\": 340}}}%%\n";

    // Fill and text both: a dark page must not put light letters on a light box.
    private static final String CLASSES = """
                classDef ends fill:#ddf4ff,stroke:#0969da,stroke-width:2px,color:#1f2328
                classDef open fill:#f3faf5,stroke:#1a7f37,stroke-width:1px,color:#1f2328
                classDef blocked fill:#fff1f0,stroke:#cf222e,stroke-width:5px,stroke-dasharray:10 5,color:#1f2328
                classDef unknown fill:#fbf7ff,stroke:#8250df,stroke-width:3px,stroke-dasharray:2 4,color:#1f2328
                classDef unreached fill:#f6f8fa,stroke:#8c959f,stroke-width:1px,color:#59636e
            """;

    private static final String FRAME = " fill:#ffffff,stroke:#8c959f,color:#1f2328\n";

    private final CheckWords words;

    public MermaidReport(CheckWords words) {
        this.words = words;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write(flowchart(PathDiagram.of(words, PlainText.of(report))));
    }

    /** The flowchart of some paths; one that says so where there is none. */
    public static String flowchart(List<PathDiagram> diagrams) {
        StringBuilder text = new StringBuilder(SETTINGS).append("flowchart TD\n");
        if (diagrams.isEmpty()) {
            return text.append("    none[\"This report follows no path through a network.\"]\n")
                    .toString();
        }
        int links = 0;
        for (int i = 0; i < diagrams.size(); i++) {
            links = path(text, "p" + (i + 1), diagrams.get(i), links);
        }
        // Unseen links stack the frames, the broken ones on top; a list of styles counts them, so they come last.
        for (int i = 1; i < diagrams.size(); i++) {
            text.append("    p").append(i).append(" ~~~ p").append(i + 1).append('\n');
        }
        return text.append(CLASSES).toString();
    }

    private static int path(StringBuilder text, String id, PathDiagram diagram, int links) {
        text.append("    subgraph ")
                .append(id)
                .append("[\"")
                .append(mark(diagram.state()))
                .append(": ")
                .append(MermaidText.line(diagram.title()))
                .append("\"]\n        direction TB\n");
        List<Node> nodes = diagram.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            node(text, id + "n" + i, nodes.get(i));
        }
        if (nodes.get(nodes.size() - 1).role() == Role.BACK) {
            nodes = Stream.concat(nodes.stream(), Stream.of(diagram.home())).toList();
            node(text, id + "n" + (nodes.size() - 1), diagram.home());
        }
        StringBuilder beyond = new StringBuilder();
        int link = links;
        for (int i = 0; i + 1 < nodes.size(); i++) {
            boolean cut = nodes.get(i).cut();
            boolean whole = nodes.get(i + 1).reached();
            text.append("        ")
                    .append(id)
                    .append('n')
                    .append(i)
                    .append(cut ? " -.-x|\"\u2717 cut here\"| " : whole ? " --> " : " -.-> ")
                    .append(id)
                    .append('n')
                    .append(i + 1)
                    .append('\n');
            if (!whole) {
                beyond.append(beyond.isEmpty() ? "" : ",").append(link);
            }
            link++;
        }
        text.append("    end\n    style ").append(id).append(FRAME);
        if (!beyond.isEmpty()) {
            text.append("    linkStyle ").append(beyond).append(" stroke:#8c959f\n");
        }
        return link;
    }

    private static void node(StringBuilder text, String id, Node node) {
        boolean end = node.isEnd();
        text.append("        ").append(id).append(end ? "([\"" : "[\"");
        text.append("<b>").append(end ? "" : mark(node.state()));
        text.append(end ? "" : node.state() == State.OPEN ? ": " : "<br/>");
        text.append(MermaidText.line(node.heading())).append("</b>");
        for (String line : List.of(node.object(), node.words())) {
            if (!line.isEmpty()) {
                text.append("<br/>").append(MermaidText.line(line));
            }
        }
        text.append(end && !node.reached() ? "<br/>not reached" : "")
                .append(end ? "\"])" : "\"]")
                .append(":::")
                .append(style(node))
                .append('\n');
    }

    private static String style(Node node) {
        if (!node.reached() && node.state() == State.OPEN) {
            return "unreached";
        }
        return node.isEnd() ? "ends" : node.state().label();
    }

    private static String mark(State state) {
        String glyph = switch (state) {
            case OPEN -> "\u2713 ";
            case BLOCKED -> "\u2717 ";
            case UNKNOWN -> "? ";
        };
        return glyph + Names.of(state);
    }
}
