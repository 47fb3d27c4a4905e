// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    private static final List<String> KNOWN = List.of("prod", "production", "staging", "dev");

    @Test
    void theNearestComesFirst() {
        assertThat(NearNames.of("prdo", KNOWN)).containsExactly("prod");
        assertThat(NearNames.of("PRODUCTON", KNOWN)).first().isEqualTo("production");
    }

    @Test
    void aPartOfANameIsNear() {
        assertThat(NearNames.of("stag", KNOWN)).containsExactly("staging");
    }

    @Test
    void nothingNearGivesNoHint() {
        assertThat(NearNames.hint("zzzzzzzz", KNOWN)).isEmpty();
        assertThat(NearNames.hint("prdo", KNOWN)).isEqualTo("; did you mean 'prod'?");
    }
}
