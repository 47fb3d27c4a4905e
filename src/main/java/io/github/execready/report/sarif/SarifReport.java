// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.engine.ExitCode;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Fingerprint;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.report.CheckWords;
import io.github.execready.report.Names;
import io.github.execready.report.PlainText;
import io.github.execready.report.ReportFormat;
import io.github.execready.report.sarif.SarifResult.Logical;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * SARIF 2.1.0 in two profiles. The full one says all that SARIF can say. The one for GitHub's code scanning keeps to what
 * GitHub reads: it ignores kinds and suppressions, and refuses an upload in which a result points to no file.
 */
public final class SarifReport implements ReportFormat {

    private static final int LONGEST_HOP = 200;
    private static final int MOST_RESULTS = 5_000;

    private final SarifProfile profile;
    private final SarifRules rules;
    private final SarifPlaces places;

    private SarifReport(SarifProfile profile, CheckWords words, Artifact artifact) {
        this.profile = profile;
        this.rules = new SarifRules(words);
        this.places = new SarifPlaces(profile, artifact);
    }

    /** SARIF for any viewer. */
    public static SarifReport full(CheckWords words, SarifOptions options) {
        SarifProfile profile = options.includePassed() ? SarifProfile.ALL : SarifProfile.FAILURES;
        return new SarifReport(profile, words, Artifact.NONE);
    }

    /** SARIF for an upload to GitHub. */
    public static SarifReport forGitHub(CheckWords words, SarifOptions options) {
        return new SarifReport(SarifProfile.GITHUB, words, new Artifact(options.artifact()));
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        places.require(plain);
        new SarifWriter(out).write(run(plain));
    }

    private SarifRun run(Report report) {
        Map<String, Integer> counts = new HashMap<>();
        boolean compared = report.targets().stream()
                .flatMap(target -> target.findings().stream())
                .anyMatch(Finding::known);
        Map<String, SarifRule> byId = new TreeMap<>();
        List<SarifResult> results = new ArrayList<>();
        List<SarifNotification> open = new ArrayList<>();
        List<SarifNotification> errors = new ArrayList<>();
        for (TargetReport target : report.targets()) {
            for (Finding finding : target.findings()) {
                SarifRule rule = byId.computeIfAbsent(finding.check(), id -> rules.of(finding));
                if (profile.includes(finding)) {
                    results.add(result(
                            target,
                            finding,
                            rule,
                            counted(Fingerprint.of(finding, target.identity()), counts),
                            compared));
                }
                if (finding.status() == Status.NOT_EVALUATED && !finding.suppressed()) {
                    open.add(notEvaluated(finding, rule));
                }
                if (finding.status() == Status.ERROR) {
                    errors.add(new SarifNotification(rule.id(), SarifLevel.ERROR, clipped(finding.message())));
                }
            }
        }
        if (profile == SarifProfile.GITHUB) {
            byId.put(Incomplete.RULE.id(), Incomplete.RULE);
            report.targets().stream()
                    .filter(Incomplete::concerns)
                    .map(target -> Incomplete.result(
                            target, places, counted(Fingerprint.of(Incomplete.RULE.id(), target.identity()), counts)))
                    .forEach(results::add);
        }
        boolean successful = errors.isEmpty() && report.exitCode() != ExitCode.INTERNAL_ERROR;
        return new SarifRun(
                report.toolVersion(),
                report.verdict().name(),
                report.exitCode().code(),
                successful,
                List.copyOf(byId.values()),
                fitting(results),
                open.stream().distinct().toList(),
                errors.stream().distinct().toList());
    }

    // GitHub keeps the first 5,000 results of an upload; what is left out must not be what matters.
    private List<SarifResult> fitting(List<SarifResult> results) {
        if (profile != SarifProfile.GITHUB || results.size() <= MOST_RESULTS) {
            return results;
        }
        return results.stream()
                .sorted(Comparator.comparing(SarifResult::level).reversed())
                .limit(MOST_RESULTS)
                .toList();
    }

    private static SarifFingerprint counted(String fingerprint, Map<String, Integer> counts) {
        return new SarifFingerprint(fingerprint, counts.merge(fingerprint, 1, Integer::sum));
    }

    private SarifResult result(
            TargetReport target, Finding finding, SarifRule rule, SarifFingerprint fingerprint, boolean compared) {
        Optional<SarifPlace> place = places.of(target.identity(), finding.location());
        boolean failed = finding.status() == Status.FAIL;
        Suppression suppression = profile == SarifProfile.GITHUB ? Suppression.NONE : finding.suppression();
        return new SarifResult(
                rule.id(),
                kind(finding.status()),
                failed ? SarifLevel.of(finding.severity()) : SarifLevel.NONE,
                message(finding),
                place,
                places.related(target.identity(), finding, place),
                logical(target.identity(), finding.subject()),
                fingerprint,
                SarifPlaces.isGenerated(target.identity(), finding.location()),
                baselineState(finding, compared),
                suppression,
                finding.path());
    }

    private static String baselineState(Finding finding, boolean compared) {
        return compared ? (finding.known() ? "unchanged" : "new") : "";
    }

    private static List<Logical> logical(Identity target, Subject subject) {
        String whole = Fingerprint.name(target, subject.toString());
        Logical inner = new Logical(whole, subject.isContainer() ? "module" : "resource");
        if (!target.kind().isPlanned()) {
            return List.of(inner);
        }
        Logical resource = new Logical(target.address(), "resource");
        return subject.isContainer() ? List.of(resource, inner) : List.of(resource);
    }

    // The first sentence is the title where space is short; what to do follows it.
    private String message(Finding finding) {
        String message = clipped(finding.message());
        String fix = finding.remedy().summary();
        String assumed = finding.assumption().isEmpty() ? "" : "\n\nAssumes: " + clipped(finding.assumption());
        return (fix.isEmpty() ? message : message + " " + clipped(fix)) + path(finding.path()) + assumed;
    }

    // GitHub shows no properties, so whoever reads an alert has the path here.
    private static String path(PathInWords path) {
        return path.hops().stream()
                .map(hop -> "\n- " + Names.of(hop.state()) + ": " + PlainText.clipped(hop.words(), LONGEST_HOP))
                .collect(Collectors.joining(
                        "", path.isNone() ? "" : "\n\nFrom the task to " + path.service() + ":", ""));
    }

    private SarifNotification notEvaluated(Finding finding, SarifRule rule) {
        SarifLevel level = finding.severity() == Severity.BLOCKER ? SarifLevel.ERROR : SarifLevel.WARNING;
        String why = finding.missing().stream().map(SarifReport::words).collect(Collectors.joining(" "));
        return new SarifNotification(
                rule.id(), level, clipped(finding.subject() + " was not evaluated. " + finding.message() + ". " + why));
    }

    private static String words(Missing missing) {
        return missing.reason() + ". " + missing.resolution();
    }

    private static String kind(Status status) {
        return switch (status) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case NOT_APPLICABLE -> "notApplicable";
            case NOT_EVALUATED, ERROR -> "open";
        };
    }

    private static String clipped(String text) {
        return PlainText.clipped(text.strip(), SarifRules.LONGEST_DESCRIPTION);
    }
}
