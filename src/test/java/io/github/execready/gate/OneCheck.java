// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.ExecReadiness;
import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.engine.TargetReport;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.ExecTarget;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One check and what it waits for: the verdict of all checks is no better than that of some, and takes a hundred times as
 * long.
 */
final class OneCheck {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Catalog CATALOG = Catalog.builtIn();
    private static final Map<String, ExecReadiness> BY_CHECK = new ConcurrentHashMap<>();

    private OneCheck() {}

    /** What a check says of one launch; empty if the input has none at the address. */
    static Optional<TargetReport> judge(String check, PlannedInput input, String address) {
        List<ExecTarget> targets = new PlannedEvidence(List.of(input), DeploymentValues.NONE, NOW)
                .targets().stream()
                        .filter(target -> target.identity().address().equals(address))
                        .toList();
        return targets.isEmpty()
                ? Optional.empty()
                : BY_CHECK.computeIfAbsent(check, OneCheck::readiness).judge(targets).targets().stream()
                        .findFirst();
    }

    private static ExecReadiness readiness(String id) {
        List<Check> all = BuiltInChecks.all();
        Set<String> wanted = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(id));
        while (!waiting.isEmpty()) {
            String next = waiting.pop();
            if (wanted.add(next)) {
                all.stream()
                        .filter(check -> check.id().equals(next))
                        .forEach(check -> waiting.addAll(check.prerequisites()));
            }
        }
        return ExecReadiness.standard()
                .withChecks(
                        CATALOG,
                        all.stream()
                                .filter(check -> wanted.contains(check.id()))
                                .toList());
    }
}
