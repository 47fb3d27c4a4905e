// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Report;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of a report: what they show, and that no text of a report becomes more than text. */
class DrawnReportsTest {

    private static final Report REPORT = SampleReports.unreachableTask();

    private static final Set<String> ELEMENTS = Set.of("svg", "title", "desc", "rect", "text", "circle", "path");

    /** A line of a flowchart, whatever its labels say: a box, an arrow, a frame, a style. */
    private static final String STATEMENT = "%%\\{init: \\{\"flowchart\": \\{\"wrappingWidth\": 340}}}%%|flowchart TD"
            + "| +subgraph p\\d+\\[\"LABEL\"]| +direction TB| +end"
            + "| +p\\d+n\\d+(?:\\(\\[\"LABEL\"]\\)|\\[\"LABEL\"]):::(?:ends|open|blocked|unknown|unreached)"
            + "| +p\\d+n\\d+ (?:-->|-\\.->|-\\.-x\\|\"\u2717 cut here\"\\|) p\\d+n\\d+"
            + "| +p\\d+ ~~~ p\\d+| +(?:style p\\d+|linkStyle [\\d,]+|classDef [a-z]+) [a-z0-9#:,\\- ]+";

    private static final String LABEL = "[\\p{L}\\p{Nd} ,./:\u2713\u2717?-]*";

    private static final String ESCAPES_AND_TAGS = "</?b>|<br/>|#\\d+;";

    static Stream<Report> reports() {
        return Stream.concat(
                SampleReports.all().values().stream(), nasty().stream().map(DrawnReportsTest::saying));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aFlowchartHoldsNothingButWhatWasDrawn(Report report) {
        assertThat(Written.as("mermaid", report).lines())
                .map(line -> line.replaceAll(ESCAPES_AND_TAGS, ""))
                .allMatch(
                        line -> line.matches(STATEMENT.replace("LABEL", LABEL)) || line.contains("none[\"This report"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void anSvgIsWellFormedAndRefersToNothing(Report report) throws Exception {
        String svg = Written.as("svg", report);
        NodeList elements = parsed(svg).getElementsByTagName("*");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            names.add(element.getTagName());
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                assertThat(element.getAttributes().item(a).getNodeName())
                        .doesNotStartWith("on")
                        .isNotIn("href", "xlink:href", "style", "src");
            }
        }
        assertThat(ELEMENTS).containsAll(names);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyBoxIsInsideThePicture(Report report) throws Exception {
        Document svg = parsed(Written.as("svg", report));
        int width = number(svg.getDocumentElement(), "width");
        int height = number(svg.getDocumentElement(), "height");
        NodeList boxes = svg.getElementsByTagName("rect");
        for (int i = 1; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            assertThat(number(box, "x") + number(box, "width")).isLessThan(width);
            assertThat(number(box, "y") + number(box, "height")).isLessThan(height);
        }
    }

    @Test
    void aPictureIsAnImageWithATitleAndADescription() throws Exception {
        Element svg = parsed(Written.as("svg", REPORT)).getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("Paths of task 0123456789abcdef0123456789abcdef");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains(
                        "The task does not reach ssmmessages. Security groups of the task: open, a rule of sg-",
                        "Way out: BLOCKED, eni-");
    }

    @Test
    void whatStopsPacketsStandsOutWithoutColour() {
        assertThat(Written.as("svg", REPORT))
                .contains("stroke-width=\"5\" stroke-dasharray=\"12 6\"", ">BLOCKED<", ">cut here<", ">not reached<");
        assertThat(Written.as("mermaid", REPORT))
                .contains("\u2717 BLOCKED<br/>Way out", "-.-x|\"\u2717 cut here\"|", "<br/>not reached\"");
    }

    @Test
    void theBrokenPathsComeFirst() {
        for (String format : List.of("svg", "mermaid")) {
            String picture = Written.as(format, REPORT);
            assertThat(picture.substring(Math.max(0, picture.indexOf("</desc>"))))
                    .containsSubsequence(
                            "The task does not reach ssmmessages",
                            "The task gets no answer from logs",
                            "Not known whether the task reaches kms",
                            "The task reaches s3");
        }
    }

    @Test
    void aReportWithoutPathsSaysSo() {
        for (String format : List.of("svg", "mermaid")) {
            assertThat(Written.as(format, SampleReports.readyService()))
                    .contains("This report follows no path through a network.");
        }
    }

    private static List<String> nasty() {
        List<String> texts = new ArrayList<>(List.of(
                "\"]; click p1n0 href \"https://evil.example\"",
                "</text><script>alert(1)</script>",
                "]]><!-- --><![CDATA[ &amp; &#60;",
                "%%{init: {\"securityLevel\": \"loose\"}}%%",
                "`**bold** [a](javascript:alert(1))`",
                "- item",
                "1. item",
                "#quot; #35; end subgraph",
                "\"\n    p1n0 --> p9\n```\n",
                "x".repeat(5_000),
                "\uFFFE\uFFFF\uD83D\uDE80\uD800",
                ""));
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            texts.add(random.ints(60, 1, 0x2FFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
            texts.add(random.ints(60, 0x20, 0x7F)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        return texts;
    }

    private static Report saying(String text) {
        return SampleReports.pathSaying(text);
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }
}
