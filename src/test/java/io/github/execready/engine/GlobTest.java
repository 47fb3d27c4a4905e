// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, anything, true",
        "task-*, task-running, true",
        "task-*, platform-version, false",
        "*-role-*, task-role-present, true",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
        "abc, abc, true",
        "abc, abcd, false",
        "abc*, abc, true",
        "'', '', true",
        "'', a, false",
        "a.c, abc, false"
    })
    void aStarStandsForAnyText(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void manyStarsDoNotTakeExponentialTime() {
        String pattern = "a*".repeat(500) + "b";
        String text = "a".repeat(20_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(Glob.matches(pattern, text)).isFalse());
    }
}
