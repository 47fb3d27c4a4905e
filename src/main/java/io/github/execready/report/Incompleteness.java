// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import java.util.List;
import java.util.Optional;

/** What formats say that show failures alone, lest a run that is open look like one that is clean. */
public final class Incompleteness {

    private static final int LONGEST = 1024;

    private Incompleteness() {}

    /** One sentence on the blockers of a target that were not evaluated; empty text where there are none. */
    public static String of(TargetReport target) {
        // What waits for a failed check has a failure to wait with.
        List<String> open = target.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKER && !f.suppressed())
                .filter(f -> f.status() == Status.ERROR || f.status() == Status.NOT_EVALUATED)
                .filter(f -> f.blockedBy().isEmpty())
                .map(Finding::check)
                .distinct()
                .toList();
        return open.isEmpty()
                ? ""
                : PlainText.clipped(
                        "Not evaluated, so exec may still fail: "
                                + theReason(target).orElseGet(() -> String.join(", ", open)) + ".",
                        LONGEST);
    }

    /** What leaves all of a target open, of which nothing is known: a file that cannot be read, for example. */
    private static Optional<String> theReason(TargetReport target) {
        boolean nothingKnown = target.findings().stream()
                .allMatch(f -> f.status() == Status.NOT_EVALUATED || f.status() == Status.NOT_APPLICABLE);
        List<Missing> missing = target.findings().stream()
                .flatMap(f -> f.missing().stream())
                .map(m -> new Missing(m.source(), m.reason(), ""))
                .distinct()
                .toList();
        return nothingKnown && missing.size() == 1
                ? missing.stream().map(m -> m.source() + ": " + m.reason()).findFirst()
                : Optional.empty();
    }
}
