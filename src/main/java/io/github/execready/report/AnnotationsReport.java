// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
import io.github.execready.report.Digest.Statement;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commands to GitHub Actions that put messages beside lines, for repositories without code scanning. A step may make ten of
 * each kind, and what comes later is dropped without a word; so the worst come first, and what does not fit is counted.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
final class AnnotationsReport implements ReportFormat {

    private static final int MOST_OF_A_KIND = 10;
    private static final int LONGEST_MESSAGE = 1024;

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        Digest digest = new Digest(plain);
        List<Statement> blockers = Stream.concat(
                        digest.rootCauses().stream().flatMap(cause -> cause.statements().stream()),
                        digest.consequences().stream())
                .toList();
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        blockers.forEach(s -> (s.known() ? notices : errors).add(command(s.known() ? "notice" : "error", s)));
        plain.targets().stream()
                .filter(target -> !Incompleteness.of(target).isEmpty())
                .forEach(target -> warnings.add(incomplete(target)));
        digest.failures(Severity.WARNING)
                .forEach(s -> (s.known() ? notices : warnings).add(command(s.known() ? "notice" : "warning", s)));
        digest.failures(Severity.ADVICE).forEach(s -> notices.add(command("notice", s)));
        int left = 0;
        for (List<String> kind : List.of(errors, warnings, notices)) {
            for (String line : kind.subList(0, Math.min(MOST_OF_A_KIND, kind.size()))) {
                out.write(line);
                out.write('\n');
            }
            left += Math.max(0, kind.size() - MOST_OF_A_KIND);
        }
        if (left > 0) {
            out.write(left + " more do not fit into the annotations of a step; the text report has them all.\n");
        }
        out.write(WorkflowCommands.disarmed(Names.of(plain.verdict()) + ": "
                + digest.tally().words() + ". Exit code " + plain.exitCode().code() + "."));
        out.write('\n');
    }

    private static String command(String kind, Statement statement) {
        String touches = statement.places().size() < 2
                ? ""
                : "\nTouches: "
                        + statement.targets().stream()
                                .map(target -> Names.brief(target.identity()))
                                .collect(Collectors.joining(", "));
        String assumed = statement.assumptions().stream()
                .map(text -> "\nAssumes: " + text)
                .collect(Collectors.joining());
        String known = statement.known() ? "\nIn the baseline: it does not fail the run." : "";
        String fix = statement.finding().remedy().summary();
        return line(
                kind,
                statement.finding().check(),
                statement.finding().location().or(statement.targets().get(0).identity()::location),
                PlainText.clipped(statement.message(), LONGEST_MESSAGE)
                        + assumed
                        + touches
                        + known
                        + (fix.isEmpty() ? "" : "\nFix: " + PlainText.clipped(fix, LONGEST_MESSAGE)));
    }

    private static String incomplete(TargetReport target) {
        String message = Names.brief(target.identity()) + ": " + Incompleteness.of(target);
        return line("warning", "evaluation-incomplete", target.identity().location(), message);
    }

    private static String line(String kind, String title, Optional<Location> at, String message) {
        String place = at.filter(location -> !location.file().equals("-"))
                .map(location -> "file=" + property(location.file()) + ",line=" + location.line() + ",col="
                        + location.column() + ",")
                .orElse("");
        String harmless = WorkflowCommands.disarmed(message);
        return "::" + kind + " " + place + "title=" + property("execready " + title) + "::" + data(harmless);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
