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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first lines of a text report, and what needs nobody's attention, folded to a line each. */
final class TextSummary {

    private static final int MOST_PADDING = 48;

    private final Page page;
    private final TextPath paths;
    private final Report report;

    TextSummary(Page page, Report report) {
        this.page = page;
        this.paths = new TextPath(page);
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
                            + Names.placed(target.identity())
                            + "  "
                            + page.paint(Tone.FAINT, Tally.of(target.findings()).words()));
            containers(6 + width, target);
        }
    }

    /** What passed or does not apply: a line a subject. */
    void rest(TextStyle style) throws IOException {
        Map<String, List<Finding>> quiet = report.targets().stream()
                .flatMap(t -> t.findings().stream())
                .collect(Collectors.groupingBy(
                        f -> f.subject().toString(),
                        LinkedHashMap::new,
                        Collectors.filtering(TextSummary::isQuiet, Collectors.toList())));
        quiet.values().removeIf(List::isEmpty);
        if (quiet.isEmpty()) {
            return;
        }
        page.heading("In order");
        int longest = quiet.keySet().stream().mapToInt(String::length).max().orElse(0);
        int column = 2 + Math.min(MOST_PADDING, longest) + 2;
        for (Map.Entry<String, List<Finding>> entry : quiet.entrySet()) {
            page.prose(
                    2,
                    entry.getKey() + "  ",
                    Tone.PLAIN,
                    column,
                    Tally.of(entry.getValue()).words());
            for (Finding finding : style.showPassed() ? entry.getValue() : List.<Finding>of()) {
                Sign sign = finding.status() == Status.PASS ? Sign.GOOD : Sign.NOTE;
                page.prose(4, sign, finding.check() + ": " + PlainText.clipped(finding.message(), 1024));
                paths.write(finding.path());
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
