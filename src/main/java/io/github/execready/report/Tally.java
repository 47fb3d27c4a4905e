// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;

/** How many findings there are of each sort; a suppressed one counts as that and as nothing else. */
record Tally(
        long blockers,
        long warnings,
        long advice,
        long errors,
        long notEvaluated,
        long leftOut,
        long passed,
        long notApplicable,
        long suppressed,
        long known) {

    // In one pass: a large plan has tens of thousands, which are counted for each target, each subject and the whole.
    static Tally of(Collection<Finding> findings) {
        EnumMap<Status, Long> byStatus = new EnumMap<>(Status.class);
        EnumMap<Severity, Long> failures = new EnumMap<>(Severity.class);
        long leftOut = 0;
        long suppressed = 0;
        long known = 0;
        for (Finding finding : findings) {
            if (finding.suppressed()) {
                suppressed++;
                continue;
            }
            byStatus.merge(finding.status(), 1L, Long::sum);
            if (finding.status() == Status.FAIL) {
                failures.merge(finding.severity(), 1L, Long::sum);
            }
            leftOut += finding.leftOut() ? 1 : 0;
            known += finding.known() ? 1 : 0;
        }
        return new Tally(
                failures.getOrDefault(Severity.BLOCKER, 0L),
                failures.getOrDefault(Severity.WARNING, 0L),
                failures.getOrDefault(Severity.ADVICE, 0L),
                byStatus.getOrDefault(Status.ERROR, 0L),
                byStatus.getOrDefault(Status.NOT_EVALUATED, 0L) - leftOut,
                leftOut,
                byStatus.getOrDefault(Status.PASS, 0L),
                byStatus.getOrDefault(Status.NOT_APPLICABLE, 0L),
                suppressed,
                known);
    }

    /** In words, without what there is none of: {@code 2 blockers, 12 passed}. */
    String words() {
        List<String> words = new ArrayList<>();
        add(words, blockers, blockers == 1 ? "blocker" : "blockers");
        add(words, warnings, warnings == 1 ? "warning" : "warnings");
        add(words, advice, "advice");
        add(words, errors, errors == 1 ? "check went wrong" : "checks went wrong");
        add(words, notEvaluated, "not evaluated");
        add(words, leftOut, "left out");
        add(words, passed, "passed");
        add(words, notApplicable, "not applicable");
        add(words, suppressed, "suppressed");
        add(words, known, "in the baseline");
        return words.isEmpty() ? "nothing was checked" : String.join(", ", words);
    }

    private static void add(List<String> words, long count, String word) {
        if (count > 0) {
            words.add(count + " " + word);
        }
    }
}
