// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Cause;
import io.github.execready.catalog.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The causes behind a verdict: the blockers that failed, without those that follow from another of them. */
final class RootCauses {

    private RootCauses() {}

    static List<String> of(Catalog catalog, List<Finding> findings) {
        List<Finding> failed =
                findings.stream().filter(f -> f.failsAt(Severity.BLOCKER)).toList();
        Set<String> explained = failed.stream()
                .flatMap(f -> catalog.document(f.check()).causes().values().stream()
                        .filter(c -> c.id().equals(f.cause()))
                        .map(Cause::explains)
                        .flatMap(Set::stream))
                .collect(Collectors.toSet());
        return failed.stream()
                .filter(f -> !explained.contains(f.cause()))
                .sorted(Comparator.comparing(Finding::passing).thenComparing(Finding::likelihood))
                .map(Finding::cause)
                .distinct()
                .toList();
    }
}
