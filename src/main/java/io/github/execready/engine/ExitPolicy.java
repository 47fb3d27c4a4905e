// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Severity;
import java.util.List;

/**
 * What makes a run fail.
 *
 * @param failOn the least severity of a failure that ends the run as not ready
 * @param allowInconclusive whether an open verdict ends the run as ready
 */
public record ExitPolicy(Severity failOn, boolean allowInconclusive) {

    public static final ExitPolicy DEFAULT = new ExitPolicy(Severity.BLOCKER, false);

    ExitCode exitCode(List<TargetReport> targets) {
        Verdict verdict = Verdict.worst(
                targets.stream().map(TargetReport::verdictOnWhatIsNew).toList());
        boolean failed = verdict == Verdict.NOT_READY || (failOn != Severity.BLOCKER && failsAt(targets));
        if (failed) {
            return ExitCode.NOT_READY;
        }
        return verdict == Verdict.INCONCLUSIVE && !allowInconclusive ? ExitCode.INCONCLUSIVE : ExitCode.READY;
    }

    private boolean failsAt(List<TargetReport> targets) {
        return targets.stream()
                .flatMap(target -> target.findings().stream())
                .anyMatch(f -> f.failsAt(failOn) && !f.known());
    }
}
