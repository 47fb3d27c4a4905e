// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
import io.github.execready.report.sarif.SarifOptions;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What build servers read: JUnit's XML, GitLab's code quality, GitHub's annotations. */
class BuildServerReportsTest {

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void junitCountsWhatItHolds(Report report) throws Exception {
        Element root = xml(Written.as("junit", report));
        assertThat(root.getTagName()).isEqualTo("testsuites");
        counts(root);
        NodeList suites = root.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(report.targets().size());
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            counts(suite);
            assertThat(suite.getElementsByTagName("testcase").getLength())
                    .isEqualTo(report.targets().get(i).findings().size());
        }
    }

    @Test
    void junitSkipsWhatIsSuppressedKnownOrOpenAndSaysSo() {
        assertThat(Written.as("junit", PlannedSamples.services()))
                .contains(
                        "<skipped message=\"suppressed: Nobody enters the agent.",
                        "<skipped message=\"in the baseline: ",
                        "<skipped message=\"not evaluated: Not known: Fn::ImportValue net-vpc. Give",
                        "<skipped message=\"not applicable: ");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void gitLabTakesWhatIsWritten(Report report) {
        JsonArray issues =
                issues(Written.as("gitlab", report, ReportOptions.DEFAULT.withSarif(new SarifOptions("a.tf", false))));
        Set<String> fingerprints = new HashSet<>();
        issues.forEach(each -> {
            JsonObject issue = each.getAsJsonObject();
            assertThat(issue.keySet())
                    .containsExactly("description", "check_name", "fingerprint", "severity", "location");
            assertThat(issue.get("severity").getAsString()).isIn("info", "minor", "major", "critical", "blocker");
            assertThat(issue.get("description").getAsString()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(fingerprints.add(issue.get("fingerprint").getAsString()))
                    .as("issues fall together")
                    .isTrue();
            JsonObject location = issue.getAsJsonObject("location");
            assertThat(location.get("path").getAsString()).isNotBlank().doesNotStartWith("./");
            assertThat(location.getAsJsonObject("lines").get("begin").getAsInt())
                    .isPositive();
        });
    }

    @Test
    void gitLabShowsNothingWhereThereIsNoFile() {
        assertThat(issues(Written.as("gitlab", SampleReports.notReadyTask()))).isEmpty();
    }

    @Test
    void gitLabSeesWhatIsOpen() {
        assertThat(Written.as("gitlab", PlannedSamples.services()))
                .contains("Not evaluated, so exec may still fail: ssmmessages-reachable.")
                .doesNotContain("Nobody enters", "read-only");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyLineOfTheAnnotationsIsACommandOrTheCount(Report report) {
        List<String> lines = Written.as("github", report).lines().toList();
        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line).matches("::(error|warning|notice) [^:\\r]*title=[^:]*::.+"));
        assertThat(lines.get(lines.size() - 1))
                .startsWith(report.verdict().name().replace('_', ' ') + ": ")
                .endsWith("Exit code " + report.exitCode().code() + ".");
    }

    @Test
    void annotationsAreEscaped() {
        Report report = PlannedSamples.oneFailure("aws_ecs_service.api", new Location("a,b:c%d.tf", 3, 5));
        assertThat(Written.as("github", report))
                .startsWith(
                        "::error file=a%2Cb%3Ac%25d.tf,line=3,col=5,title=execready service-exec-enabled::Exec is off.\n");
        assertThat(Written.as("github", SampleReports.all().get("hostile-task")))
                .doesNotContain("##[");
    }

    @Test
    void whatDoesNotFitIsCounted() {
        List<TargetReport> targets = IntStream.rangeClosed(1, 13)
                .mapToObj(i -> PlannedSamples.oneFailure("aws_ecs_service.s" + i, new Location("main.tf", i + 1, 1))
                        .targets()
                        .get(0))
                .toList();
        String annotations = Written.as("github", Report.of("0.1.0", targets, ExitPolicy.DEFAULT));
        assertThat(annotations.lines().filter(line -> line.startsWith("::error")))
                .hasSize(10);
        assertThat(annotations).contains("3 more do not fit");
    }

    private static JsonArray issues(String json) {
        return Written.parsed(json).getAsJsonArray();
    }

    private static void counts(Element element) {
        assertThat(element.getAttribute("tests")).isEqualTo(held(element, "testcase"));
        assertThat(element.getAttribute("failures")).isEqualTo(held(element, "failure"));
        assertThat(element.getAttribute("errors")).isEqualTo(held(element, "error"));
        assertThat(element.getAttribute("skipped")).isEqualTo(held(element, "skipped"));
    }

    private static String held(Element element, String name) {
        return String.valueOf(element.getElementsByTagName(name).getLength());
    }

    private static Element xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }
}
