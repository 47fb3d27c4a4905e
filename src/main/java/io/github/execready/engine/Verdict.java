// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Severity;
import java.util.Collection;
import java.util.Comparator;

/** Whether exec works, worst last. */
public enum Verdict {
    READY,
    READY_WITH_WARNINGS,
    INCONCLUSIVE,
    NOT_READY;

    /**
     * The verdict that findings lead to. A blocker that failed decides; a blocker that was not evaluated leaves it open,
     * and so does an evaluation that judged nothing. A blocker that somebody suppressed is worth a warning at least.
     */
    public static Verdict of(Collection<Finding> findings) {
        if (findings.stream().anyMatch(f -> f.failsAt(Severity.BLOCKER))) {
            return NOT_READY;
        }
        boolean nothingJudged =
                findings.stream().noneMatch(f -> f.status() == Status.PASS || f.status() == Status.FAIL);
        if (nothingJudged || findings.stream().anyMatch(Finding::leavesBlockerOpen)) {
            return INCONCLUSIVE;
        }
        boolean warned = findings.stream().anyMatch(f -> f.failsAt(Severity.WARNING) || f.isSuppressedBlocker());
        return warned ? READY_WITH_WARNINGS : READY;
    }

    /** The verdict on several targets: the worst of theirs; nothing judged is inconclusive. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Comparator.naturalOrder()).orElse(INCONCLUSIVE);
    }
}
