// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "1.3.0, 1.4.0, true",
        "1.4.0, 1.4.0, false",
        "1.4, 1.4.0, false",
        "1.4.0, 1.4, false",
        "1.10.0, 1.9.0, false",
        "1.9.0, 1.10.0, true",
        "2, 1.99.99, false",
        "1.2.497.0, 1.2.650.0, true"
    })
    void numbersAreComparedAsNumbers(String left, String right, boolean before) {
        assertThat(Version.of(left).isBefore(Version.of(right))).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-cli/2.15.0 Python/3.11.6 Linux/5.10 exe/x86_64, 2.15.0",
        "1.2.650.0, 1.2.650.0",
        "v1.98.0, 1.98.0",
        "Version: 3 (beta), 3"
    })
    void theFirstNumberInATextCounts(String text, String version) {
        assertThat(Version.in(text)).contains(Version.of(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LATEST", "none"})
    void aTextWithoutNumberHasNoVersion(String text) {
        assertThat(Version.in(text)).isEmpty();
    }

    @Test
    void aNumberOfAnyLengthIsReadWithoutOverflow() {
        assertThat(Version.in("1.999999999999999999999999999999")).isPresent();
        assertThatThrownBy(() -> Version.of("1.x")).isInstanceOf(NumberFormatException.class);
    }
}
