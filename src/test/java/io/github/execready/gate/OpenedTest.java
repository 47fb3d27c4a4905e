// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Leaves values open, one at a time: not to know something is no fault, and mends none. */
class OpenedTest {

    private static final List<String> LAUNCHES = List.of("Web", "Worker", "Nightly");
    private static final Set<Verdict> GOOD = Set.of(Verdict.READY, Verdict.READY_WITH_WARNINGS);

    /** Of the values of each faulty variant, one in so many is opened; which ones, differs from variant to variant. */
    private static final int ONE_IN = 20;

    @TempDir
    Path folder;

    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatIsNotKnownIsNoFault(Workload workload) {
        List<List<String>> values = workload.values(workload.healthy());
        assertThat(values).hasSizeGreaterThan(100);
        List<String> faults = new ArrayList<>();
        int open = 0;
        for (List<String> value : values) {
            JsonNode document = workload.healthy();
            workload.open(value, document);
            Judged judged = Judged.of(workload, workload.files(document), folder, DeploymentValues.NONE);
            for (String launch : LAUNCHES) {
                TargetReport target = judged.target(workload.address(launch)).orElseThrow();
                target.findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.ERROR)
                        .forEach(finding -> faults.add(String.join("/", value) + ": " + launch + " " + finding.check()
                                + " " + finding.message()));
                open += target.verdict() == Verdict.INCONCLUSIVE ? 1 : 0;
            }
        }

        assertThat(faults).isEmpty();
        assertThat(open).as("times that something hung on the value").isGreaterThan(values.size() / 2);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void whatIsNotKnownMendsNothing(Workload workload) {
        List<String> mended = new ArrayList<>();
        int judgements = 0;
        int offset = 0;
        for (Case variant : Case.of(workload)) {
            JsonNode document = variant.document();
            List<List<String>> values = workload.values(document);
            for (Case.Expected expected : variant.expected()) {
                if (expected.status() != Status.FAIL
                        || verdict(variant, expected, document)
                                .filter(Verdict.NOT_READY::equals)
                                .isEmpty()) {
                    continue;
                }
                for (int i = offset++ % ONE_IN; i < values.size(); i += ONE_IN) {
                    JsonNode opened = document.deepCopy();
                    workload.open(values.get(i), opened);
                    judgements++;
                    if (GOOD.contains(verdict(variant, expected, opened).orElseThrow())) {
                        mended.add(variant + " with " + String.join("/", values.get(i)));
                    }
                }
            }
        }

        assertThat(mended).isEmpty();
        assertThat(judgements).isGreaterThan(300);
    }

    private static Optional<Verdict> verdict(Case variant, Case.Expected expected, JsonNode document) {
        Workload workload = variant.workload();
        return OneCheck.judge(expected.check(), workload.read(workload.with(document.toString())), variant.target())
                .map(TargetReport::verdict);
    }
}
