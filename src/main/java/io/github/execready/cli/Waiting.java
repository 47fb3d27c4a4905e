// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Looks again while nothing but passing causes stand in the way. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void pass(Duration duration) throws InterruptedException;
    }

    private final Terminal terminal;
    private final Duration atMost;
    private final Pause pause;

    Waiting(Terminal terminal, Duration atMost, Pause pause) {
        this.terminal = terminal;
        this.atMost = atMost;
        this.pause = pause;
    }

    /** The first report that is worth having, or the last one when time is up. */
    Report until(Supplier<Report> look) {
        Instant end = terminal.clock().instant().plus(atMost);
        Report report = look.get();
        while (onlyPassing(report)) {
            Duration left = Duration.between(terminal.clock().instant(), end);
            if (left.isNegative() || left.isZero()) {
                break;
            }
            if (terminal.interactive()) {
                terminal.say("waiting for " + String.join(", ", causes(report)) + " (" + left.toSeconds() + " s left)");
            }
            if (!sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE)) {
                break;
            }
            report = look.get();
        }
        return report;
    }

    private boolean sleep(Duration duration) {
        try {
            pause.pass(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean onlyPassing(Report report) {
        return report.verdict() == Verdict.NOT_READY
                && blockers(report).stream().allMatch(Finding::passing);
    }

    private static List<String> causes(Report report) {
        return blockers(report).stream().map(Finding::cause).distinct().toList();
    }

    private static List<Finding> blockers(Report report) {
        return report.targets().stream()
                .flatMap(target -> target.findings().stream())
                .filter(finding -> finding.failsAt(Severity.BLOCKER))
                .toList();
    }
}
