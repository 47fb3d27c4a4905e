// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Severity;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody looked is never in order: whatever a selection leaves out, it makes no target look readier. */
class LeftOutTest {

    private static final long SEED = 20_260_602;
    private static final int ROUNDS = 40;

    private final Catalog catalog = Catalog.builtIn();

    static Stream<ExecTarget> targets() {
        return UnknownEvidenceTest.targets();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noSelectionTurnsAVerdictToReady(ExecTarget target) {
        Verdict full = judge(Selection.ALL, target).verdict();
        for (Selection selection : selections()) {
            Verdict some = judge(selection, target).verdict();
            assertThat(isReady(some) && !isReady(full))
                    .as("seed %d, %s: %s becomes %s", SEED, selection, full, some)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void onlyWhatCannotBlockMayBeLeftOutOfAReadyTarget(ExecTarget target) {
        for (Selection selection : selections()) {
            TargetReport report = judge(selection, target);
            boolean blockerLeftOut =
                    report.findings().stream().anyMatch(f -> f.leftOut() && f.severity() == Severity.BLOCKER);
            assertThat(blockerLeftOut && isReady(report.verdict()))
                    .as("seed %d, %s", SEED, selection)
                    .isFalse();
        }
    }

    @Test
    void aLeftOutBlockerLeavesTheVerdictAndEveryContainerOpen() {
        TargetReport report = judge(skipping("pid-mode"), Targets.fargateService());
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.containers())
                .extracting(ContainerVerdict::verdict)
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE);
        assertThat(report.findings())
                .filteredOn(Finding::leftOut)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo("pid-mode");
                    assertThat(finding.status()).isEqualTo(Status.NOT_EVALUATED);
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
                    assertThat(finding.message()).isEqualTo("Left out by --skip");
                    assertThat(finding.missing())
                            .containsExactly(new Finding.Missing(
                                    "--skip", LeftOut.REASON, "To have it judged as well, change --skip."));
                });
    }

    @Test
    void leftOutAdviceChangesNoVerdict() {
        TargetReport report = judge(skipping("init-process"), Targets.fargateService());
        assertThat(report.verdict())
                .isEqualTo(judge(Selection.ALL, Targets.fargateService()).verdict())
                .isEqualTo(Verdict.READY);
        assertThat(report.findings()).filteredOn(Finding::leftOut).hasSize(1);
    }

    @Test
    void whatTheSelectedChecksFindStays() {
        ExecTarget broken = Edits.of(Targets.fargateService())
                .set("task.platformVersion", "1.3.0")
                .target();
        TargetReport report = judge(new Selection(List.of("platform-version"), List.of()), broken);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(report.rootCauses()).hasSize(1);
    }

    @Test
    void whatNobodySawCannotBeAccepted() {
        Suppressions everything = (finding, target) -> new Suppression("known", "file:1", "2026-12-31");
        TargetReport report = new Engine(catalog, skipping("pid-mode").over(BuiltInChecks.all(), catalog), everything)
                .judge(Targets.fargateService());
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private TargetReport judge(Selection selection, ExecTarget target) {
        return new Engine(catalog, selection.over(BuiltInChecks.all(), catalog), Suppressions.NONE).judge(target);
    }

    private static Selection skipping(String id) {
        return new Selection(List.of(), List.of(id));
    }

    private static List<Selection> selections() {
        List<String> ids =
                new ArrayList<>(BuiltInChecks.all().stream().map(Check::id).toList());
        List<Selection> selections = new ArrayList<>();
        for (String id : ids) {
            selections.add(new Selection(List.of(id), List.of()));
            selections.add(skipping(id));
        }
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(ids, random);
            selections.add(new Selection(ids.subList(0, 1 + random.nextInt(ids.size())), List.of()));
        }
        return selections;
    }

    private static boolean isReady(Verdict verdict) {
        return verdict == Verdict.READY || verdict == Verdict.READY_WITH_WARNINGS;
    }
}
