// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * JUnit's XML, which every build server shows: a suite for each target, a case for each finding. What was not evaluated is
 * skipped, so that many servers call the run green: the exit code says what it is.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">The format, which nobody ever standardised</a>
 */
final class JunitReport implements ReportFormat {

    private static final int LONGEST_MESSAGE = 1024;

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        Xml xml = new Xml();
        List<Finding> all =
                plain.targets().stream().flatMap(t -> t.findings().stream()).toList();
        xml.open("testsuites", attributes(Map.of("name", "execready " + Names.of(plain.verdict())), all));
        for (TargetReport target : plain.targets()) {
            xml.open("testsuite", attributes(Map.of("name", Names.of(target.identity())), target.findings()));
            target.findings().forEach(finding -> testCase(xml, target, finding));
            xml.close("testsuite");
        }
        xml.close("testsuites");
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write(xml.toString());
    }

    private static Object[] attributes(Map<String, String> first, List<Finding> findings) {
        List<Object> attributes = new ArrayList<>();
        first.forEach((name, value) -> {
            attributes.add(name);
            attributes.add(value);
        });
        attributes.addAll(List.of(
                "tests", findings.size(),
                "failures", count(findings, JunitReport::isFailure),
                "errors", count(findings, JunitReport::isError),
                "skipped", count(findings, JunitReport::isSkipped)));
        return attributes.toArray();
    }

    private static void testCase(Xml xml, TargetReport target, Finding finding) {
        List<Object> attributes = new ArrayList<>(List.of(
                "classname",
                "execready." + Names.brief(target.identity()),
                "name",
                finding.check() + " " + finding.subject()));
        finding.location().ifPresent(at -> attributes.addAll(place(at)));
        if (finding.status() == Status.PASS) {
            xml.empty("testcase", attributes.toArray());
            return;
        }
        xml.open("testcase", attributes.toArray());
        String message = PlainText.clipped(finding.message(), LONGEST_MESSAGE);
        if (isFailure(finding)) {
            xml.leaf(
                    "failure",
                    details(finding),
                    "message",
                    message,
                    "type",
                    finding.severity().label());
        } else if (isError(finding)) {
            xml.leaf("error", message, "message", message, "type", "error");
        } else {
            xml.empty("skipped", "message", why(finding, message));
        }
        xml.close("testcase");
    }

    private static List<Object> place(Location at) {
        return at.equals(Location.of(at.file()))
                ? List.of("file", at.file())
                : List.of("file", at.file(), "line", at.line());
    }

    private static String details(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.clipped(finding.message(), LONGEST_MESSAGE));
        finding.location().ifPresent(at -> lines.add("at " + Names.of(at)));
        addUnlessEmpty(lines, "assumes ", finding.assumption());
        addUnlessEmpty(lines, "fix ", finding.remedy().summary());
        lines.addAll(finding.remedy().commands());
        lines.add("more execready explain " + finding.check());
        return String.join("\n", lines);
    }

    private static void addUnlessEmpty(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }

    private static String why(Finding finding, String message) {
        if (finding.suppressed()) {
            return "suppressed: " + finding.suppression().reason() + " (" + message + ")";
        }
        if (finding.status() == Status.NOT_APPLICABLE) {
            return "not applicable: " + message;
        }
        String resolution =
                finding.missing().stream().map(Missing::resolution).distinct().collect(Collectors.joining(" "));
        return finding.known()
                ? "in the baseline: " + message
                : ("not evaluated: " + message + ". " + resolution).strip();
    }

    private static boolean isFailure(Finding finding) {
        return finding.status() == Status.FAIL && !finding.suppressed() && !finding.known();
    }

    private static boolean isError(Finding finding) {
        return finding.status() == Status.ERROR && !finding.suppressed();
    }

    private static boolean isSkipped(Finding finding) {
        return finding.status() != Status.PASS && !isFailure(finding) && !isError(finding);
    }

    private static long count(List<Finding> findings, Predicate<Finding> which) {
        return findings.stream().filter(which).count();
    }
}
