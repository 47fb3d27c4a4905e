// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
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
