// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.report.Digest.Gap;
import io.github.execready.report.Digest.LeftOut;
import io.github.execready.report.Digest.OpenPath;
import io.github.execready.report.Digest.RootCause;
import io.github.execready.report.Digest.Statement;
import io.github.execready.report.Digest.Waiting;
import io.github.execready.report.diagram.MermaidReport;
import io.github.execready.report.diagram.PathDiagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The sections of a Markdown report, the most important first; each can be left out without harm to the others. */
final class MarkdownSections {

    private static final int LONGEST_MESSAGE = 1024;
    private static final int LONGEST_VALUE = 400;

    private final CheckWords words;
    private final Report report;
    private final Digest digest;
    private final Detail detail;

    MarkdownSections(CheckWords words, Report report, Detail detail) {
        this.words = words;
        this.report = report;
        this.digest = new Digest(report);
        this.detail = detail;
    }

    /** How much is said. */
    enum Detail {
        ALL,
        WITHOUT_PASSED,
        WITHOUT_EVIDENCE
    }

    List<String> all() {
        List<String> sections = new ArrayList<>();
        sections.add(head());
        if (report.targets().size() > 1
                || report.targets().stream().anyMatch(t -> t.containers().size() > 1)) {
            sections.add(verdicts());
        }
        for (RootCause cause : digest.rootCauses()) {
            sections.add(rootCause(cause));
        }
        failures(sections, digest.rootCauses().isEmpty() ? "Blockers" : "Follows from that", digest.consequences());
        failures(sections, "Warnings", digest.failures(Severity.WARNING));
        failures(sections, "Advice", digest.failures(Severity.ADVICE));
        failures(sections, "Checks that went wrong", digest.errors());
        if (!digest.gaps().isEmpty()
                || !digest.openPaths().isEmpty()
                || !digest.leftOut().isEmpty()
                || !digest.waiting().isEmpty()) {
            sections.add(openQuestions());
        }
        failures(sections, "Suppressed", digest.suppressed());
        if (!digest.assumptions().isEmpty()) {
            sections.add(folded(
                    "Taken as right, not checked",
                    digest.assumptions().stream().map(a -> clipped(a.message())).toList()));
        }
        List<String> passed = detail == Detail.ALL ? passed() : List.of();
        if (!passed.isEmpty()) {
            sections.add(folded("In order", passed));
        }
        return sections;
    }

    private String head() {
        return "## "
                + Sign.of(report.verdict()).glyph(TextStyle.PLAIN.withUnicode(true))
                + " "
                + Names.of(report.verdict())
                + "\n\n"
                + clipped(Names.of(report))
                + "\n\n"
                + digest.tally().words()
                + ". Exit code "
                + report.exitCode().code()
                + ".\n";
    }

    private String verdicts() {
        StringBuilder table = new StringBuilder("| Target | Verdict | Containers |\n| --- | --- | --- |\n");
        for (TargetReport target : report.targets()) {
            String name = PlainText.clipped(Names.brief(target.identity()), LONGEST_VALUE);
            String place = target.identity()
                    .location()
                    .map(at -> " at " + MarkdownText.code(Names.of(at)))
                    .orElse("");
            row(table, MarkdownText.code(name) + place, Names.of(target.verdict()), containers(target));
        }
        return table.toString();
    }

    private static String containers(TargetReport target) {
        return target.containers().stream()
                .map(c -> MarkdownText.code(c.name()) + " " + Names.of(c.verdict()))
                .collect(Collectors.joining(", "));
    }

    private String rootCause(RootCause cause) {
        StringBuilder text = new StringBuilder();
        for (Statement statement : cause.statements()) {
            text.append("### ").append(clipped(statement.message())).append("\n\n");
            if (statement.targets().size() < report.targets().size()) {
                text.append("Touches: ").append(targets(statement)).append("\n\n");
            }
            placed(text, statement);
            evidence(text, statement.finding().evidence());
            text.append(MarkdownPath.of(statement.finding().path()));
            picture(text, statement);
        }
        for (String check : cause.checks()) {
            String title = words.title(check);
            text.append(title.isEmpty() ? "" : "Needs: " + MarkdownText.prose(title) + " ")
                    .append("(")
                    .append(MarkdownText.code(check))
                    .append(")\n\n");
        }
        if (cause.passing()) {
            text.append("This is expected to mend itself within minutes.\n\n");
        }
        for (String fix : cause.fixes()) {
            text.append("**Fix:** ").append(clipped(fix)).append("\n\n");
        }
        for (String command : cause.commands()) {
            text.append(MarkdownText.block(command)).append('\n');
        }
        for (String caution : cause.cautions()) {
            text.append("> ").append(clipped(caution)).append("\n\n");
        }
        return text.toString();
    }

    private static void placed(StringBuilder text, Statement statement) {
        if (!statement.locations().isEmpty()) {
            text.append("At: ").append(codes(statement.locations())).append("\n\n");
        }
        for (String assumption : statement.assumptions()) {
            text.append("Assumes: ").append(clipped(assumption)).append("\n\n");
        }
        text.append(statement.known() ? "In the baseline: it does not fail the run.\n\n" : "");
    }

    private void evidence(StringBuilder text, List<Observation> observations) {
        if (detail == Detail.WITHOUT_EVIDENCE || observations.isEmpty()) {
            return;
        }
        text.append("| Seen in | Value |\n| --- | --- |\n");
        for (Observation seen : observations) {
            row(
                    text,
                    MarkdownText.code((seen.source() + " " + seen.path()).strip()),
                    MarkdownText.code(PlainText.clipped(seen.value(), LONGEST_VALUE)));
        }
        text.append('\n');
    }

    private void failures(List<String> sections, String heading, List<Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("### " + heading + "\n\n");
        for (Statement statement : statements) {
            text.append("- ").append(clipped(statement.message())).append(" (").append(codes(statement.checks()));
            if (statement.targets().size() < report.targets().size()) {
                text.append("; ").append(targets(statement));
            }
            if (!statement.locations().isEmpty()) {
                text.append("; at ").append(codes(statement.locations()));
            }
            for (String assumption : statement.assumptions()) {
                text.append("; assumes ").append(clipped(assumption));
            }
            text.append(statement.known() ? "; in the baseline" : "");
            Finding finding = statement.finding();
            if (finding.suppressed()) {
                text.append("; because ").append(clipped(finding.suppression().reason()));
            }
            text.append(")\n").append(finding.suppressed() ? "" : MarkdownPath.inBrief(finding.path()));
        }
        sections.add(text.toString());
    }

    private void picture(StringBuilder text, Statement statement) {
        if (detail == Detail.ALL && !statement.finding().path().isNone()) {
            PathDiagram diagram = PathDiagram.of(
                    words,
                    statement.targets().get(0),
                    statement.finding(),
                    statement.targets().size());
            text.append("<details><summary>Drawn</summary>\n\n")
                    .append(MarkdownText.diagram(MermaidReport.flowchart(List.of(diagram))))
                    .append("\n</details>\n\n");
        }
    }

    private String openQuestions() {
        StringBuilder text = new StringBuilder("### Not evaluated\n\n");
        for (Gap gap : digest.gaps()) {
            text.append("- ")
                    .append(MarkdownText.code(gap.missing().source()))
                    .append(" leaves open ")
                    .append(codes(gap.checks()))
                    .append(gap.locations().isEmpty() ? "" : " at " + codes(Digest.some(gap.locations())))
                    .append(". ")
                    .append(clipped(gap.missing().reason()))
                    .append(". ")
                    .append(clipped(gap.missing().resolution()))
                    .append('\n');
        }
        for (OpenPath open : digest.openPaths()) {
            text.append("- ")
                    .append(MarkdownText.code(open.first().check()))
                    .append(" (")
                    .append(codes(open.subjects()))
                    .append("): ")
                    .append(clipped(open.first().message()))
                    .append('\n')
                    .append(MarkdownPath.inBrief(open.first().path()));
        }
        for (LeftOut left : digest.leftOut()) {
            text.append("- Left out by ")
                    .append(MarkdownText.code(left.missing().source()))
                    .append(": ")
                    .append(left.count())
                    .append(" (")
                    .append(codes(left.named()))
                    .append(left.more())
                    .append("). ")
                    .append(clipped(left.missing().resolution()))
                    .append('\n');
        }
        for (Waiting waiting : digest.waiting()) {
            text.append("- Waits for ")
                    .append(MarkdownText.code(waiting.prerequisite()))
                    .append(": ")
                    .append(codes(waiting.checks()))
                    .append('\n');
        }
        return text.toString();
    }

    private List<String> passed() {
        return report.targets().stream()
                .flatMap(t -> t.findings().stream())
                .filter(f -> f.status() == Status.PASS || f.status() == Status.NOT_APPLICABLE)
                .map(f -> MarkdownText.code(f.check())
                        + " "
                        + clipped(f.subject().toString())
                        + (f.status() == Status.PASS ? ": passed" : ": not applicable"))
                .toList();
    }

    private static String folded(String heading, List<String> items) {
        return "<details><summary>" + heading + "</summary>\n\n- " + String.join("\n- ", items) + "\n\n</details>\n";
    }

    private static String targets(Statement statement) {
        return codes(
                statement.targets().stream().map(t -> Names.brief(t.identity())).toList());
    }

    private static String codes(Collection<String> names) {
        return names.stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    }

    private static String clipped(String text) {
        return MarkdownText.prose(PlainText.clipped(text, LONGEST_MESSAGE));
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
