// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.evidence.planned.DeploymentValues;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every check of plans and templates has a variant that passes, one that fails and one that is open, in every language. */
class CoverageTest {

    private static final JsonNode EXEMPT = Trees.yaml(Workload.FOLDER.resolve("exempt.yaml"));

    @TempDir
    Path folder;

    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    private static List<CheckDocument> planned() {
        Catalog catalog = Catalog.builtIn();
        return BuiltInChecks.all().stream()
                .map(check -> catalog.document(check.id()))
                .filter(document ->
                        document.modes().contains("plan") || document.modes().contains("template"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyCheckPassesFailsAndStaysOpen(Workload workload) {
        Set<String> shown = shown(workload);

        Set<String> wanted = planned().stream()
                .flatMap(document -> Stream.of(Status.PASS, Status.FAIL, Status.NOT_EVALUATED)
                        .map(status -> document.id() + " " + status.label()))
                .collect(Collectors.toCollection(TreeSet::new));

        wanted.removeAll(shown);
        assertThat(wanted).isEqualTo(new TreeSet<>(reasons("statuses", workload).keySet()));
    }

    @Test
    void everyCauseIsShownInSomeLanguage() {
        Set<String> shown = workloads()
                .flatMap(workload -> Case.of(workload).stream())
                .flatMap(variant -> variant.expected().stream())
                .filter(expected -> expected.status() == Status.FAIL)
                .map(expected -> expected.check() + " " + expected.cause())
                .collect(Collectors.toSet());

        Set<String> missing = planned().stream()
                .flatMap(document -> document.causes().values().stream().map(cause -> document.id() + " " + cause.id()))
                .filter(cause -> !shown.contains(cause))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> exempt = new TreeSet<>();
        EXEMPT.path("causes")
                .properties()
                .forEach(reason -> reason.getValue().forEach(cause -> exempt.add(cause.asString())));
        assertThat(missing).isEqualTo(exempt);
    }

    /** What the healthy workload and the variants come to. */
    private Set<String> shown(Workload workload) {
        Judged healthy = Judged.of(workload, workload.files(workload.healthy()), folder, DeploymentValues.NONE);
        Set<String> shown = healthy.report().targets().stream()
                .flatMap(target -> target.findings().stream())
                .filter(finding -> finding.status() == Status.PASS)
                .sorted(Comparator.comparing(Finding::check))
                .map(finding -> finding.check() + " " + finding.status().label())
                .collect(Collectors.toCollection(TreeSet::new));
        Case.of(workload).stream()
                .flatMap(variant -> variant.expected().stream())
                .forEach(expected ->
                        shown.add(expected.check() + " " + expected.status().label()));
        return shown;
    }

    private static Map<String, String> reasons(String list, Workload workload) {
        Map<String, String> reasons = new TreeMap<>();
        Stream.of("everywhere", workload.language())
                .forEach(language -> EXEMPT.path(list)
                        .path(language)
                        .properties()
                        .forEach(member ->
                                reasons.put(member.getKey(), member.getValue().asString())));
        assertThat(reasons.values()).allMatch(reason -> reason.length() > 20);
        return reasons;
    }
}
