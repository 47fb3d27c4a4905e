// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "prod, prod, 0",
        "prod, prdo, 2",
        "prod, prod2, 1",
        "prod, rod, 1",
        "prod, prad, 1",
        "'', prod, 4",
        "prod, '', 4"
    })
    void theDistanceIsTheNumberOfChangedLetters(String a, String b, int distance) {
        assertThat(NearNames.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void atMostFiveNamesAreNamedTheNearestFirst() {
        assertThat(NearNames.to(
                        "prod", List.of("staging", "zzzzzzzz", "Prod-eu", "prod-eu", "PROD", "qa", "dev", "qa")))
                .hasSize(5)
                .startsWith("PROD", "Prod-eu", "prod-eu")
                .doesNotContain("zzzzzzzz");
    }

    @Test
    void withoutNamesThereAreNone() {
        assertThat(NearNames.to("prod", List.of())).isEmpty();
    }
}
