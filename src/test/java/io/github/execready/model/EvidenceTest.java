// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Origin ORIGIN = new Origin("ecs:DescribeTasks", "tasks[0]");
    private static final Gap GAP = new Gap(Gap.Reason.THROTTLED, "ecs:DescribeTasks", "Rate exceeded");

    private final Evidence<Integer> known = Evidence.known(7, ORIGIN);
    private final Evidence<Integer> absent = Evidence.absent(ORIGIN);
    private final Evidence<Integer> unknown = Evidence.unknown(GAP);

    @Test
    void foldGivesEachCaseToItsReader() {
        assertThat(List.of(known, absent, unknown).stream()
                        .map(e -> e.<String>fold(k -> "known " + k.value(), a -> "absent", u -> "unknown"))
                        .toList())
                .containsExactly("known 7", "absent", "unknown");
    }

    @Test
    void mappingKeepsWhereItCameFrom() {
        assertThat(known.map(n -> "n" + n)).isEqualTo(Evidence.known("n7", ORIGIN));
        assertThat(absent.map(n -> "n" + n)).isEqualTo(Evidence.<String>absent(ORIGIN));
        assertThat(unknown.map(n -> "n" + n)).isEqualTo(Evidence.<String>unknown(GAP));
    }

    @Test
    void thePartsOfSomethingUnknownAreUnknown() {
        assertThat(unknown.flatMap(n -> known).isUnknown()).isTrue();
        assertThat(absent.flatMap(n -> known).isAbsent()).isTrue();
        assertThat(known.flatMap(n -> unknown).isUnknown()).isTrue();
    }

    @Test
    void aDefaultStandsForAbsentOnly() {
        assertThat(absent.absentAs(1).is(1)).isTrue();
        assertThat(known.absentAs(1).is(7)).isTrue();
        assertThat(unknown.absentAs(1).isUnknown()).isTrue();
    }

    @Test
    void unknownWinsOverAbsentInPairs() {
        assertThat(absent.with(unknown, Integer::sum).isUnknown()).isTrue();
        assertThat(unknown.with(absent, Integer::sum).isUnknown()).isTrue();
        assertThat(absent.with(known, Integer::sum).isAbsent()).isTrue();
        assertThat(known.with(known, Integer::sum).is(14)).isTrue();
    }

    @Test
    void onlyAKnownValueIsEqualToOne() {
        assertThat(known.is(7)).isTrue();
        assertThat(known.is(8)).isFalse();
        assertThat(absent.is(7)).isFalse();
        assertThat(unknown.is(7)).isFalse();
        assertThat(unknown.toOptional()).isEmpty();
    }

    @Test
    void originsReadLikePaths() {
        assertThat(new Origin("ecs:DescribeTasks", "")
                        .at("tasks", 0)
                        .at("containers", 1)
                        .at("name"))
                .isEqualTo(new Origin("ecs:DescribeTasks", "tasks[0].containers[1].name"));
    }
}
