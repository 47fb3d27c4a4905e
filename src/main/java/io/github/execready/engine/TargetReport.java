// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import java.util.List;

/**
 * All that was found out about one target.
 *
 * @param rootCauses the ids of the causes that explain why exec does not work, most likely first
 * @param findings in the order of the checks
 */
public record TargetReport(
        ExecTarget.Identity identity,
        Verdict verdict,
        List<String> rootCauses,
        List<ContainerVerdict> containers,
        List<Assumption> assumptions,
        List<Finding> findings) {

    public TargetReport {
        rootCauses = List.copyOf(rootCauses);
        containers = List.copyOf(containers);
        assumptions = List.copyOf(assumptions);
        findings = List.copyOf(findings);
    }

    /** The same with other marks on its findings. */
    TargetReport with(List<Finding> marked) {
        return new TargetReport(identity, verdict, rootCauses, containers, assumptions, marked);
    }

    /** The verdict that a run is ended by: where nothing but what is known stands in the way, that decides nothing. */
    Verdict verdictOnWhatIsNew() {
        boolean decided = verdict != Verdict.NOT_READY
                || findings.stream().anyMatch(f -> f.failsAt(Severity.BLOCKER) && !f.known());
        if (decided) {
            return verdict;
        }
        return findings.stream().anyMatch(Finding::leavesBlockerOpen)
                ? Verdict.INCONCLUSIVE
                : Verdict.READY_WITH_WARNINGS;
    }
}
