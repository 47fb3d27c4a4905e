// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.check.cluster.ClusterActive;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private final Catalog catalog = Catalog.builtIn();

    @Test
    void nothingSaidIsEverything() {
        assertThat(of(List.of(), List.of()))
                .isEqualTo(BuiltInChecks.all().stream().map(Check::id).toList());
    }

    @Test
    void idsSubjectsAndPatternsSelect() {
        assertThat(of(List.of("cluster-active"), List.of())).containsExactly("cluster-active");
        assertThat(of(List.of("cluster-*"), List.of())).containsExactly("cluster-active");
        assertThat(of(List.of("cluster"), List.of()))
                .contains("cluster-active")
                .allSatisfy(id -> assertThat(catalog.document(id).subject()).isEqualTo("cluster"));
    }

    @Test
    void skippingTakesAwayFromWhatIsSelected() {
        assertThat(of(List.of(), List.of("cluster-active"))).doesNotContain("cluster-active");
    }

    @Test
    void whatIsLeftOutKeepsItsPlaceAndReadsNothing() {
        List<Check> over = new Selection(List.of("cluster-active", "pid-mode"), List.of("pid-mode"))
                .over(BuiltInChecks.all(), catalog);
        assertThat(over)
                .extracting(Check::id)
                .isEqualTo(BuiltInChecks.all().stream().map(Check::id).toList());
        assertThat(over)
                .filteredOn(check -> check.id().equals("cluster-active"))
                .allSatisfy(check -> assertThat(check).isInstanceOf(ClusterActive.class));
        assertThat(over)
                .filteredOn(check -> !check.id().equals("cluster-active"))
                .allSatisfy(check -> assertThat(check.inputs()).isEmpty())
                .contains(new LeftOut("pid-mode", "--skip"), new LeftOut("network-mode", "--select"));
    }

    @Test
    void anUnknownNameIsRefusedWithANearOne() {
        assertThatThrownBy(() -> of(List.of("cluster-actve"), List.of()))
                .isInstanceOf(SelectionException.class)
                .hasMessage("no check is called 'cluster-actve'; did you mean 'cluster-active'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense-*", "zzzzzzzzzzzzz"})
    void aTermThatNamesNothingIsRefused(String term) {
        assertThatThrownBy(() -> of(List.of(), List.of(term))).isInstanceOf(SelectionException.class);
    }

    @Test
    void aSelectionThatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> of(List.of("cluster-active"), List.of("*")))
                .isInstanceOf(SelectionException.class)
                .hasMessageContaining("leave no check to run");
    }

    private List<String> of(List<String> select, List<String> skip) {
        return new Selection(select, skip)
                .of(BuiltInChecks.all(), catalog).stream().map(Check::id).toList();
    }
}
