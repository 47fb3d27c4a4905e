// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A pattern of a policy: characters, {@code *} for any text and {@code ?} for any one character. Matching takes time
 * linear in the text whatever the pattern, because patterns come from others.
 */
final class Glob {

    static final int ANY_TEXT = -1;
    static final int ANY_CHARACTER = -2;

    // Up to here, starting a run between two stars anew at each place of the text is cheap; beyond it, it is not
    // linear.
    private static final int SHORT_RUN = 32;

    private final int[] codes;
    private final boolean plain;
    private final boolean everything;
    private final boolean longRuns;

    private Glob(int[] codes) {
        this.codes = codes;
        boolean hasWildcards = false;
        boolean onlyStars = codes.length > 0;
        int run = 0;
        int longest = 0;
        for (int code : codes) {
            hasWildcards |= code < 0;
            onlyStars &= code == ANY_TEXT;
            run = code == ANY_TEXT ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        this.plain = !hasWildcards;
        this.everything = onlyStars;
        this.longRuns = longest > SHORT_RUN;
    }

    /** A pattern out of UTF-16 units, {@link #ANY_TEXT} and {@link #ANY_CHARACTER}. */
    static Glob of(int[] codes) {
        return new Glob(codes);
    }

    /** A pattern in which {@code *} and {@code ?} have their meaning. */
    static Glob of(String pattern) {
        return new Glob(codes(pattern));
    }

    static int[] codes(String pattern) {
        return pattern.chars().map(Glob::code).toArray();
    }

    static int code(int character) {
        return character == '*' ? ANY_TEXT : character == '?' ? ANY_CHARACTER : character;
    }

    boolean matchesEverything() {
        return everything;
    }

    boolean matches(String text) {
        if (everything) {
            return true;
        }
        if (plain) {
            return equalsCodes(text);
        }
        return longRuns ? matchesLongRuns(text) : matchesShortRuns(text);
    }

    private boolean equalsCodes(String text) {
        if (text.length() != codes.length) {
            return false;
        }
        for (int i = codes.length - 1; i >= 0; i--) {
            if (text.charAt(i) != codes[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesShortRuns(String text) {
        int length = text.length();
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < length) {
            int code = p < codes.length ? codes[p] : 0;
            if (code == ANY_TEXT && p < codes.length) {
                star = p++;
                resume = t;
            } else if (p < codes.length && (code == ANY_CHARACTER || code == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < codes.length && codes[p] == ANY_TEXT) {
            p++;
        }
        return p == codes.length;
    }

    // All places of the pattern at once, 64 in a word: one step through the words for each character of the text.
    private boolean matchesLongRuns(String text) {
        int[] tokens = Arrays.stream(codes).filter(code -> code != ANY_TEXT).toArray();
        int words = tokens.length / Long.SIZE + 1;
        long[] stays = new long[words];
        int token = 0;
        for (int code : codes) {
            if (code == ANY_TEXT) {
                set(stays, token);
            } else {
                token++;
            }
        }
        Advances advances = new Advances(tokens, words);
        long[] reached = new long[words];
        set(reached, 0);
        for (int t = 0; t < text.length(); t++) {
            step(reached, advances.by(text.charAt(t)), stays);
        }
        return (reached[tokens.length / Long.SIZE] >>> tokens.length & 1) != 0;
    }

    private static void step(long[] reached, long[] advance, long[] stays) {
        long carry = 0;
        for (int w = 0; w < reached.length; w++) {
            long moving = reached[w] & advance[w];
            reached[w] = moving << 1 | carry | reached[w] & stays[w];
            carry = moving >>> Long.SIZE - 1;
        }
    }

    private static void set(long[] bits, int index) {
        bits[index / Long.SIZE] |= 1L << index;
    }

    /** For each character, the places of the pattern from which it leads on. */
    private static final class Advances {

        private final Map<Integer, long[]> byCharacter = new HashMap<>();
        private final long[] others;

        Advances(int[] tokens, int words) {
            others = new long[words];
            for (int i = 0; i < tokens.length; i++) {
                if (tokens[i] == ANY_CHARACTER) {
                    set(others, i);
                }
            }
            for (int i = 0; i < tokens.length; i++) {
                if (tokens[i] != ANY_CHARACTER) {
                    set(byCharacter.computeIfAbsent(tokens[i], character -> others.clone()), i);
                }
            }
        }

        long[] by(char character) {
            return byCharacter.getOrDefault((int) character, others);
        }
    }
}
