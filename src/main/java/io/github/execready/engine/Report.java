// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import java.util.List;

/** The answer of one run, ready to be written in any format. */
public record Report(String toolVersion, Verdict verdict, ExitCode exitCode, List<TargetReport> targets) {

    public Report {
        targets = List.copyOf(targets);
    }

    /** The answer that follows from the targets' reports, of which some was known before. */
    public static Report of(String toolVersion, List<TargetReport> targets, ExitPolicy policy, Baseline baseline) {
        return of(toolVersion, baseline.mark(targets), policy);
    }

    /** The answer that follows from the targets' reports. */
    public static Report of(String toolVersion, List<TargetReport> targets, ExitPolicy policy) {
        Verdict verdict =
                Verdict.worst(targets.stream().map(TargetReport::verdict).toList());
        return new Report(toolVersion, verdict, policy.exitCode(targets), targets);
    }

    /** The same of a run that ends otherwise: some of what was to be judged could not be read. */
    public Report endingWith(ExitCode code) {
        return new Report(toolVersion, verdict, code, targets);
    }
}
