// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

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

    static Tally of(Collection<Finding> findings) {
        return new Tally(
                failures(findings, Severity.BLOCKER),
                failures(findings, Severity.WARNING),
                failures(findings, Severity.ADVICE),
                count(findings, Status.ERROR),
                count(findings, f -> f.status() == Status.NOT_EVALUATED && !f.leftOut()),
                count(findings, Finding::leftOut),
                count(findings, Status.PASS),
                count(findings, Status.NOT_APPLICABLE),
                findings.stream().filter(Finding::suppressed).count(),
                count(findings, Finding::known));
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

    private static long failures(Collection<Finding> findings, Severity severity) {
        return count(findings, f -> f.status() == Status.FAIL && f.severity() == severity);
    }

    private static long count(Collection<Finding> findings, Status status) {
        return count(findings, f -> f.status() == status);
    }

    private static long count(Collection<Finding> findings, Predicate<Finding> which) {
        return findings.stream().filter(f -> !f.suppressed() && which.test(f)).count();
    }

    private static void add(List<String> words, long count, String word) {
        if (count > 0) {
            words.add(count + " " + word);
        }
    }
}
