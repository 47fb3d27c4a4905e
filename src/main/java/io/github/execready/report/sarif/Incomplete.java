// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.engine.Fingerprint;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.report.Incompleteness;
import java.util.List;
import java.util.Optional;

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

    static boolean concerns(TargetReport target) {
        return !Incompleteness.of(target).isEmpty();
    }

    static SarifResult result(TargetReport target, SarifPlaces places, SarifFingerprint fingerprint) {
        return new SarifResult(
                RULE.id(),
                "fail",
                SarifLevel.NOTE,
                Incompleteness.of(target),
                places.of(target.identity(), Optional.empty()),
                List.of(),
                List.of(new SarifResult.Logical(Fingerprint.name(target.identity(), ""), "resource")),
                fingerprint,
                SarifPlaces.isGenerated(target.identity(), Optional.empty()),
                "",
                Suppression.NONE,
                PathInWords.NONE);
    }
}
