// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GlobTest {

    private static final int PATTERN = 2048;
    private static final int TEXT = 10_000;

    /** What looking at one character of a text may cost: the longest run that is started anew at each place. */
    private static final int LOOKS = 66;

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "?, '', false",
        "?, a, true",
        "?, ab, false",
        "a*, a, true",
        "*a, ba, true",
        "*a, ab, false",
        "a*b*c, abbc, true",
        "a*b*c, acb, false",
        "**, x, true",
        "?*, x, true",
        "*?, '', false",
        "a.c, abc, false",
        "[ab], a, false",
        "A, a, false",
    })
    void starsStandForAnyTextAndQuestionMarksForOneCharacter(String pattern, String text, boolean matches) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
        assertThat(new WideGlob(Glob.codes(pattern)).matches(text)).isEqualTo(matches);
    }

    @Test
    void bothMatchersAgreeWithTheDefinition() {
        for (long seed = 0; seed < 20_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            String pattern = text(random, "ab*?", 8);
            String text = text(random, "ab*", 10);
            boolean right = matches(pattern, text);
            assertThat(Glob.of(pattern).matches(text))
                    .as("seed %d: %s on %s", seed, pattern, text)
                    .isEqualTo(right);
            assertThat(new WideGlob(Glob.codes(pattern)).matches(text))
                    .as("wide, seed %d: %s on %s", seed, pattern, text)
                    .isEqualTo(right);
        }
    }

    @Test
    void bothMatchersAgreeOnPatternsOfSeveralWords() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            String text = text(random, "ab", 300);
            String pattern = loosened(random, text);
            assertThat(new WideGlob(Glob.codes(pattern)).matches(text))
                    .as("seed %d: %s on %s", seed, pattern, text)
                    .isEqualTo(matches(pattern, text));
            assertThat(Glob.of(pattern).matches(text))
                    .as("seed %d: %s on %s", seed, pattern, text)
                    .isEqualTo(matches(pattern, text));
        }
    }

    static List<String> patternsThatAreHardToMatch() {
        String a = "a".repeat(PATTERN);
        return List.of(
                "*a".repeat(PATTERN / 2 - 1) + "b",
                "*" + a.substring(0, PATTERN - 2) + "b",
                "*" + a.substring(0, 62) + "b",
                "*" + a.substring(0, 63) + "b",
                "*" + a.substring(0, 64) + "b",
                "?a".repeat(PATTERN / 2),
                "?a?a*".repeat(PATTERN / 5) + "b",
                "*" + "?".repeat(PATTERN - 2) + "b",
                "*" + "?a".repeat(PATTERN / 2 - 1) + "b",
                ("*" + "?".repeat(63)).repeat(PATTERN / 64) + "b",
                ("*" + a.substring(0, 31) + "?" + a.substring(0, 31)).repeat(PATTERN / 64) + "b",
                "a*".repeat(PATTERN / 2) + "b",
                "*".repeat(PATTERN - 1) + "b",
                a.substring(0, PATTERN - 2) + "*b");
    }

    @ParameterizedTest
    @MethodSource("patternsThatAreHardToMatch")
    void workGrowsWithTheTextWhateverThePattern(String pattern) {
        Glob glob = Glob.of(pattern);
        long work = work(glob, TEXT);
        assertThat(work).isLessThanOrEqualTo((long) LOOKS * TEXT);
        assertThat(work(glob, 2 * TEXT)).isLessThanOrEqualTo(2 * work + (long) LOOKS * PATTERN);
    }

    @Test
    void aLongPatternOfManyDifferentCharactersTakesMemoryInProportion() {
        StringBuilder pattern = new StringBuilder("*");
        for (char c = 0x100; c < 0xd000; c++) {
            pattern.append(c);
        }
        String run = pattern.substring(1);
        // A mask for each of 53,000 characters would take 350 MB.
        List<Glob> globs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            globs.add(Glob.of(pattern.toString()));
        }
        assertThat(globs).allMatch(glob -> glob.matches("x" + run)).noneMatch(glob -> glob.matches(run + "x"));
    }

    private static long work(Glob glob, int length) {
        Counting text = new Counting("a".repeat(length), new long[1]);
        assertThat(glob.matches(text)).isFalse();
        return text.looks()[0];
    }

    /** Counts how often somebody looks at a character. */
    private record Counting(String text, long[] looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new UnsupportedOperationException();
        }
    }

    private static String text(RandomGenerator random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A text with some characters replaced by wildcards, or by others. */
    private static String loosened(RandomGenerator random, String text) {
        StringBuilder pattern = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (random.nextInt(120)) {
                case 0 -> pattern.append('*');
                case 1 -> pattern.append('?');
                case 2 -> pattern.append(c).append('*');
                case 3 -> pattern.append(random.nextInt(4) == 0 ? 'c' : c);
                default -> pattern.append(c);
            }
        }
        return pattern.toString();
    }

    /** The definition, one line of a table for each character of the pattern. */
    private static boolean matches(String pattern, String text) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (char p : pattern.toCharArray()) {
            boolean[] next = new boolean[text.length() + 1];
            for (int t = 0; t <= text.length(); t++) {
                boolean consumed = t > 0 && (p == '*' ? next[t - 1] : reached[t - 1]);
                next[t] = p == '*' ? reached[t] || consumed : consumed && (p == '?' || p == text.charAt(t - 1));
            }
            reached = next;
        }
        return reached[text.length()];
    }
}
