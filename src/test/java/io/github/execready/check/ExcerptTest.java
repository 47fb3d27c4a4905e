// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void shortWordsStayAsTheyAre() {
        assertThat(Excerpt.of("exit code 1")).isEqualTo("exit code 1");
    }

    @Test
    void linesAndControlCharactersBecomeOneLine() {
        assertThat(Excerpt.of(" a\r\n\tb\u001b[31m\0c ")).isEqualTo("a b [31m c");
    }

    @Test
    void longWordsAreCutAndSaySo() {
        assertThat(Excerpt.of("x".repeat(240))).hasSize(240).endsWith("x");
        assertThat(Excerpt.of("x".repeat(241))).hasSize(241).endsWith("…");
    }

    @Test
    void theCutLeavesNoHalfOfACharacter() {
        assertThat(Excerpt.of("x".repeat(239) + "😀😀")).isEqualTo("x".repeat(239) + "…");
    }
}
