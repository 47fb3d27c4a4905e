// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.report.PlainText;
import java.util.List;

/**
 * The one result that stands for no failure. GitHub does not show notifications, so without it an inconclusive run would
 * look like a clean one.
 */
final class Incomplete {

    private static final String WORDS = "execready evaluates every check that could stop exec from working.";

    static final SarifRule RULE = new SarifRule(
            "evaluation-incomplete",
            "Every check that could stop exec is evaluated",
            WORDS,
            WORDS + " Where it could not, the message names the checks; the text report says what would resolve it.",
            WORDS + " Where it could not, the message names the checks; the text report says what would resolve it.",
            SarifLevel.NOTE,
            List.of("aws", "ecs-exec"),
            "recommendation",
            "");

    private Incomplete() {}

    static List<SarifResult> results(Report report, String uri) {
        return report.targets().stream()
                .filter(target -> !open(target).isEmpty())
                .map(target -> result(target, uri))
                .toList();
    }

    private static SarifResult result(TargetReport target, String uri) {
        String message = "Not evaluated, so exec may still fail: " + String.join(", ", open(target)) + ".";
        return new SarifResult(
                RULE.id(),
                "fail",
                SarifLevel.NOTE,
                PlainText.clipped(message, SarifRules.LONGEST_DESCRIPTION),
                uri,
                Fingerprint.name(target.identity(), ""),
                "resource",
                Fingerprint.of(RULE.id(), "", target.identity()),
                Suppression.NONE,
                PathInWords.NONE);
    }

    // What waits for a failed check has a result to wait with.
    private static List<String> open(TargetReport target) {
        return target.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKER && !f.suppressed())
                .filter(f -> f.status() == Status.ERROR || f.status() == Status.NOT_EVALUATED)
                .filter(f -> f.blockedBy().isEmpty())
                .map(Finding::check)
                .distinct()
                .toList();
    }
}
