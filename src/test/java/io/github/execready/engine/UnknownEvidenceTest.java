// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Targets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law that the program stands on: knowing less never makes a target look readier. */
class UnknownEvidenceTest {

    private static final long SEED = 20_260_601;

    private final Engine engine = new Engine(Catalog.builtIn(), BuiltInChecks.all(), Suppressions.NONE);

    static Stream<ExecTarget> targets() {
        return Stream.of(
                Targets.fargateService(),
                Targets.ec2Service(),
                Targets.standalone(),
                Targets.serviceWithoutTask(),
                Edits.of(Targets.fargateService())
                        .set("task.enableExecuteCommand", false)
                        .target(),
                Edits.of(Targets.fargateService())
                        .set("task.platformVersion", "1.3.0")
                        .target(),
                Edits.of(Targets.fargateService())
                        .set("taskDefinition.containerDefinitions[0].readonlyRootFilesystem", true)
                        .set("taskDefinition.containerDefinitions[1].readonlyRootFilesystem", true)
                        .target(),
                Edits.of(Targets.ec2Service())
                        .set("containerInstance.agentVersion", "1.40.0")
                        .target(),
                Edits.of(Targets.fargateService())
                        .set("task.containers[0].managedAgents[0].lastStatus", "STOPPED")
                        .set("task.containers[1].managedAgents[0].lastStatus", "STOPPED")
                        .target());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void oneUnknownFactNeverTurnsAVerdictToReady(ExecTarget target) {
        Verdict verdict = engine.judge(target).verdict();
        for (String path : Edits.paths(target)) {
            Verdict less = engine.judge(Edits.of(target).unknown(path).target()).verdict();
            assertThat(isReady(less) && !isReady(verdict))
                    .as("%s unknown: %s becomes %s", path, verdict, less)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void severalUnknownFactsNeverTurnAVerdictToReady(ExecTarget target) {
        Random random = new Random(SEED);
        boolean ready = isReady(engine.judge(target).verdict());
        for (int round = 0; round < 100; round++) {
            ExecTarget less = target;
            for (int facts = 0; facts < 3; facts++) {
                List<String> paths = Edits.paths(less);
                less = Edits.of(less)
                        .unknown(paths.get(random.nextInt(paths.size())))
                        .target();
                boolean nowReady = isReady(engine.judge(less).verdict());
                assertThat(nowReady && !ready).as("%s", less).isFalse();
            }
        }
    }

    @Test
    void whereEverythingIsUnknownNothingIsReady() {
        ExecTarget target = Targets.fargateService();
        for (String path :
                Edits.paths(target).stream().filter(p -> !p.contains(".")).toList()) {
            target = Edits.of(target).unknown(path).target();
        }
        assertThat(engine.judge(target).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static boolean isReady(Verdict verdict) {
        return verdict == Verdict.READY || verdict == Verdict.READY_WITH_WARNINGS;
    }
}
