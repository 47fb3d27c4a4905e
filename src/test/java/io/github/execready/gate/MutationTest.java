// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.cloudformation.TemplateException;
import io.github.execready.evidence.planned.PlannedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Damages workloads that exec does not work in: they are read or refused, and however they are damaged, they do not become
 * ready, unless what was wrong with them is what was changed.
 */
class MutationTest {

    /** How often each is damaged. */
    private static final Map<String, Integer> ROUNDS =
            Map.of("Terraform", 1_600, "CloudFormation", 4_200, "CDK", 4_200);

    private static final Set<Verdict> GOOD = Set.of(Verdict.READY, Verdict.READY_WITH_WARNINGS);

    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    /** A variant that exec does not work in, ready to be damaged. */
    private record Faulty(
            Case variant, String check, JsonNode document, List<List<String>> fault, List<String> target) {

        static Stream<Faulty> of(Case variant) {
            Workload workload = variant.workload();
            JsonNode document = variant.document();
            workload.prune(document);
            List<List<String>> fault = variant.edits().paths().stream()
                    .flatMap(path -> workload.places(path).stream())
                    .map(place -> Trees.resolved(document, place))
                    .toList();
            List<String> target = Trees.resolved(document, workload.place(variant.target()));
            return variant.expected().stream()
                    .filter(expected -> expected.status() == Status.FAIL)
                    .map(expected -> new Faulty(variant, expected.check(), document, fault, target))
                    .filter(faulty -> faulty.judged(workload.read(workload.with(document.toString())))
                            .filter(report -> report.verdict() == Verdict.NOT_READY)
                            .isPresent());
        }

        Optional<TargetReport> judged(PlannedInput input) {
            return OneCheck.judge(check, input, variant.target());
        }

        boolean mayBeMendedBy(List<String> touched) {
            return fault.stream().anyMatch(place -> related(place, touched));
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void noDamageMends(Workload workload) {
        List<Faulty> faulty = Case.of(workload).stream()
                .filter(variant -> variant.of().equals("Web"))
                .flatMap(Faulty::of)
                .toList();
        List<String> wrong = new ArrayList<>();
        int rounds = ROUNDS.getOrDefault(workload.language(), 0);
        int refused = 0;
        int held = 0;
        for (int round = 0; round < rounds; round++) {
            Faulty one = faulty.get(round % faulty.size());
            Mutator mutator = new Mutator(round);
            JsonNode document = one.document().deepCopy();
            mutator.damage(document);
            Map<String, String> files = workload.with(mutator.written(document.toString()));
            String what = one.variant() + ", round " + round + ", " + one.check() + ": " + mutator.touched();
            try {
                Optional<TargetReport> report = one.judged(workload.read(files));
                report.stream()
                        .flatMap(target -> target.findings().stream())
                        .filter(finding -> finding.status() == Status.ERROR)
                        .map(Finding::message)
                        .forEach(message -> wrong.add("error in " + what + " " + message));
                if (mutator.touched().stream().anyMatch(one::mayBeMendedBy)) {
                    continue;
                }
                held++;
                if (report.isEmpty()) {
                    if (mutator.touched().stream().noneMatch(path -> related(path, one.target()))) {
                        wrong.add("lost " + what);
                    }
                } else if (GOOD.contains(report.get().verdict())) {
                    wrong.add(report.get().verdict() + " " + what);
                }
            } catch (EvidenceException | TemplateException e) {
                refused++;
                assertThat(e.getMessage()).as(what).isNotBlank().doesNotContain("\n");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what, e);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(refused).isPositive();
        assertThat(held).as("edits after which the fault must still be there").isGreaterThan(rounds / 2);
    }

    /** Whether one place is in the other. */
    private static boolean related(List<String> one, List<String> other) {
        int common = Math.min(one.size(), other.size());
        return one.subList(0, common).equals(other.subList(0, common));
    }
}
