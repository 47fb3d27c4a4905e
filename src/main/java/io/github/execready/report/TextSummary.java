// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget.Identity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first lines of a text report, and what needs nobody's attention, folded to a line each. */
final class TextSummary {

    private final Page page;
    private final Report report;

    TextSummary(Page page, Report report) {
        this.page = page;
        this.report = report;
    }

    void head() throws IOException {
        page.line(0, verdict(report.verdict(), 0) + "  " + Names.of(report));
        if (report.targets().size() == 1) {
            TargetReport only = report.targets().get(0);
            containers(2, only);
            enter(only);
            return;
        }
        if (report.targets().isEmpty()) {
            return;
        }
        page.blank();
        int width = report.targets().stream()
                .mapToInt(t -> Names.of(t.verdict()).length())
                .max()
                .orElse(0);
        for (TargetReport target : report.targets()) {
            page.line(
                    2,
                    verdict(target.verdict(), width)
                            + "  "
                            + Names.brief(target.identity())
                            + "  "
                            + page.paint(Tone.FAINT, Tally.of(target.findings()).words()));
            containers(6 + width, target);
        }
    }

    /** What passed or does not apply: a line a subject, or for several targets a line a target. */
    void rest(TextStyle style) throws IOException {
        boolean anything = report.targets().stream()
                .anyMatch(t -> !Tally.of(t.findings()).quiet().isEmpty());
        if (!anything) {
            return;
        }
        page.heading("In order");
        for (TargetReport target : report.targets()) {
            if (report.targets().size() > 1) {
                page.line(2, Names.of(target.identity()));
            }
            subjects(target, report.targets().size() > 1 ? 4 : 2, style.showPassed());
        }
    }

    private void subjects(TargetReport target, int indent, boolean all) throws IOException {
        Map<String, List<Finding>> bySubject = Digest.bySubject(target);
        int width = Math.min(
                40, bySubject.keySet().stream().mapToInt(String::length).max().orElse(0));
        for (Map.Entry<String, List<Finding>> entry : bySubject.entrySet()) {
            Tally quiet = Tally.of(entry.getValue()).quiet();
            if (quiet.isEmpty()) {
                continue;
            }
            String subject = entry.getKey();
            String gap = " ".repeat(Math.max(0, width - subject.length()) + 2);
            page.line(indent, subject + gap + page.paint(Tone.FAINT, quiet.words()));
            for (Finding finding : all ? entry.getValue() : List.<Finding>of()) {
                if (isQuiet(finding)) {
                    Sign sign = finding.status() == Status.PASS ? Sign.GOOD : Sign.NOTE;
                    page.line(indent + 2, page.sign(sign) + " " + finding.check());
                    page.prose(0, "", Tone.PLAIN, indent + 4, PlainText.clipped(finding.message(), 1024));
                }
            }
        }
    }

    private static boolean isQuiet(Finding finding) {
        return !finding.suppressed() && (finding.status() == Status.PASS || finding.status() == Status.NOT_APPLICABLE);
    }

    private void containers(int indent, TargetReport target) throws IOException {
        if (target.containers().size() > 1) {
            page.line(
                    indent,
                    "containers: "
                            + target.containers().stream()
                                    .map(c -> c.name() + " " + painted(c.verdict()))
                                    .collect(Collectors.joining(", ")));
        }
        List<String> injected = Digest.injectedContainers(target);
        if (!injected.isEmpty()) {
            page.line(indent, "added by AWS, not judged: " + Digest.joined(injected));
        }
    }

    // Somebody who is told that it works wants to go in.
    private void enter(TargetReport target) throws IOException {
        Identity identity = target.identity();
        String container = target.containers().stream()
                .filter(c -> c.verdict() == Verdict.READY || c.verdict() == Verdict.READY_WITH_WARNINGS)
                .map(ContainerVerdict::name)
                .findFirst()
                .orElse("");
        boolean enterable = target.verdict() == Verdict.READY || target.verdict() == Verdict.READY_WITH_WARNINGS;
        boolean safe = Stream.of(identity.cluster(), identity.taskId(), container, identity.region())
                .allMatch(word -> word.matches("[A-Za-z0-9][A-Za-z0-9_-]*"));
        if (enterable && safe) {
            page.blank();
            page.command(
                    2,
                    "aws ecs execute-command --cluster %s --task %s --container %s --interactive --command /bin/sh --region %s"
                            .formatted(identity.cluster(), identity.taskId(), container, identity.region()));
        }
    }

    private String verdict(Verdict verdict, int width) {
        Sign sign = Sign.of(verdict);
        String name = Names.of(verdict);
        return page.sign(sign) + " " + painted(verdict) + " ".repeat(Math.max(0, width - name.length()));
    }

    private String painted(Verdict verdict) {
        return page.paint(Sign.of(verdict).tone(), Names.of(verdict));
    }
}
