// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.model.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads each variant of the workload from files and holds what is said of it to what must be said, and where. */
class CasesTest {

    @TempDir
    Path folder;

    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    static Stream<Case> cases() {
        return workloads().flatMap(workload -> Case.of(workload).stream());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isReadyWhereAllIsWell(Workload workload) {
        Map<String, String> files = workload.files(workload.healthy());

        Judged judged = Judged.of(workload, files, folder, DeploymentValues.NONE);

        assertThat(judged.problems()).isEmpty();
        for (String launch : List.of("Web", "Worker", "Nightly")) {
            TargetReport target = judged.target(workload.address(launch)).orElseThrow();
            assertThat(target.findings())
                    .as(launch)
                    .filteredOn(finding -> finding.status() != Status.PASS && finding.status() != Status.NOT_APPLICABLE)
                    .extracting(finding -> finding.check() + ": " + finding.message() + finding.missing())
                    .isEmpty();
            assertThat(target.verdict()).as(launch).isEqualTo(Verdict.READY);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsSo(Case variant) {
        Map<String, String> files = variant.workload().files(variant.document());

        Judged judged = Judged.of(variant.workload(), files, folder, DeploymentValues.NONE);

        assertThat(judged.problems()).isEmpty();
        for (Case.Expected expected : variant.expected()) {
            List<Finding> findings = judged.findings(variant.target(), expected.check());
            assertThat(findings)
                    .as(expected.check())
                    .extracting(Finding::status)
                    .contains(expected.status());
            assertThat(findings)
                    .as(expected.check())
                    .allSatisfy(finding -> assertThat(finding.status())
                            .as(finding.message())
                            .isIn(expected.status(), Status.PASS, Status.NOT_APPLICABLE));
            findings.stream()
                    .filter(finding -> finding.status() == expected.status())
                    .forEach(finding -> {
                        assertThat(finding.cause()).as(finding.message()).isEqualTo(expected.cause());
                        assertLiesIn(files, finding);
                    });
        }
        if (!variant.unjudged().isEmpty()) {
            assertThat(judged.report().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(judged.report().targets())
                    .flatExtracting(TargetReport::findings)
                    .flatExtracting(Finding::missing)
                    .extracting(missing -> missing.source() + " " + missing.reason())
                    .anyMatch(missing -> missing.contains(variant.unjudged()));
        }
    }

    /** What is said of a plan or template stands somewhere in it. */
    private static void assertLiesIn(Map<String, String> files, Finding finding) {
        Optional<Location> location = finding.location();
        assertThat(location).as(finding.check() + ": " + finding.message()).isPresent();
        Location place = location.orElseThrow();
        assertThat(files).containsKey(place.file());
        List<String> lines = files.getOrDefault(place.file(), "").lines().toList();
        assertThat(place.line()).as("line of " + place).isBetween(1, lines.size());
        String line = lines.get(place.line() - 1);
        assertThat(place.column()).as("column of " + place).isBetween(1, line.length());
        assertThat(line.charAt(place.column() - 1))
                .as("what stands at " + place + " in " + line)
                .isNotEqualTo(' ');
    }
}
