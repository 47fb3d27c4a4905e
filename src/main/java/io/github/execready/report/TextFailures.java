// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.report.Digest.RootCause;
import io.github.execready.report.Digest.Statement;
import java.io.IOException;
import java.util.List;

/** The failures of a text report: the root causes in full, the others in a line or two. */
final class TextFailures {

    private static final int LABEL = 4;
    private static final int COLUMN = 13;
    private static final int LONGEST_MESSAGE = 1024;
    private static final int LONGEST_VALUE = 400;

    private final Page page;
    private final CheckWords words;
    private final TextPath paths;
    private final Report report;

    TextFailures(Page page, CheckWords words, Report report) {
        this.page = page;
        this.words = words;
        this.paths = new TextPath(page);
        this.report = report;
    }

    void write(Digest digest) throws IOException {
        List<RootCause> causes = digest.rootCauses();
        if (!causes.isEmpty()) {
            page.heading(causes.size() == 1 ? "Root cause" : "Root causes, most likely first");
        }
        for (int i = 0; i < causes.size(); i++) {
            if (i > 0) {
                page.blank();
            }
            rootCause(causes.get(i));
        }
        briefly(causes.isEmpty() ? "Blockers" : "Follows from that", Severity.BLOCKER, digest.consequences());
        briefly("Warnings", Severity.WARNING, digest.failures(Severity.WARNING));
        briefly("Advice", Severity.ADVICE, digest.failures(Severity.ADVICE));
        briefly("Checks that went wrong: defects of execready", Severity.WARNING, digest.errors());
    }

    private void rootCause(RootCause cause) throws IOException {
        for (int i = 0; i < cause.statements().size(); i++) {
            Statement statement = cause.statements().get(i);
            message(Sign.BAD, statement);
            boolean several = cause.statements().size() > 1 && report.targets().size() > 1;
            if (several || statement.targets().size() < report.targets().size()) {
                touches(statement.targets());
            }
            placed(statement);
            seen(statement.finding());
            if (i == 0) {
                paths.write(statement.finding().path());
            } else {
                paths.writeInBrief(statement.finding().path());
            }
        }
        for (String check : cause.checks()) {
            labelled("needs", words.title(check));
        }
        if (cause.passing()) {
            labelled("passing", "This is expected to mend itself within minutes: run execready again.");
        }
        for (String fix : cause.fixes()) {
            labelled("fix", fix);
        }
        for (String command : cause.commands()) {
            page.blank();
            page.command(COLUMN, command);
        }
        if (!cause.commands().isEmpty()) {
            page.blank();
        }
        for (String caution : cause.cautions()) {
            labelled("caution", caution);
        }
        more(cause.checks());
    }

    private void briefly(String heading, Severity severity, List<Statement> statements) throws IOException {
        if (statements.isEmpty()) {
            return;
        }
        page.heading(heading);
        for (Statement statement : statements) {
            message(Sign.of(severity), statement);
            if (statement.targets().size() < report.targets().size()) {
                touches(statement.targets());
            }
            placed(statement);
            Finding finding = statement.finding();
            paths.writeInBrief(finding.path());
            if (severity != Severity.BLOCKER) {
                labelled("fix", finding.remedy().summary());
            }
            more(statement.checks());
        }
    }

    private void message(Sign sign, Statement statement) throws IOException {
        String message = PlainText.clipped(statement.message(), LONGEST_MESSAGE);
        page.prose(2, sign, message);
    }

    private void touches(List<TargetReport> targets) throws IOException {
        labelled(
                "touches",
                Digest.joined(
                        targets.stream().map(t -> Names.brief(t.identity())).toList()));
    }

    private void placed(Statement statement) throws IOException {
        labelled("at", Digest.joined(statement.locations()));
        labelled("assumes", String.join("; ", statement.assumptions()));
        labelled("known", statement.known() ? "In the baseline: it does not fail the run." : "");
    }

    private void seen(Finding finding) throws IOException {
        List<Observation> observations = finding.evidence();
        for (int i = 0; i < observations.size(); i++) {
            Observation seen = observations.get(i);
            String where = seen.path().isEmpty() ? seen.source() : seen.source() + " " + seen.path();
            String value = PlainText.clipped(seen.value(), LONGEST_VALUE);
            String elsewhere = seen.location()
                    .filter(at -> !finding.location().equals(seen.location()))
                    .map(at -> " (" + Names.of(at) + ")")
                    .orElse("");
            page.prose(LABEL, i == 0 ? "seen" : "", Tone.FAINT, COLUMN, where + ": " + value + elsewhere);
        }
    }

    private void more(List<String> checks) throws IOException {
        for (String check : checks) {
            page.whole(LABEL, "more", COLUMN, "execready explain " + check);
        }
    }

    private void labelled(String label, String text) throws IOException {
        if (!text.isEmpty()) {
            page.prose(LABEL, label, Tone.FAINT, COLUMN, text);
        }
    }
}
