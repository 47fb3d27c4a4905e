// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Optional;

/**
 * A pattern of a policy: characters, {@code *} for any text and {@code ?} for any one character. Matching takes time
 * linear in the text whatever the pattern, because patterns come from others.
 */
final class Glob {

    static final int ANY_TEXT = -1;
    static final int ANY_CHARACTER = -2;

    // Up to here, starting a run between two stars anew at each place of the text is cheap; beyond it, it is not
    // linear.
    private static final int SHORT_RUN = 64;

    private final int[] codes;
    private final boolean plain;
    private final boolean everything;
    private final Optional<WideGlob> wide;

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
        this.wide = longest > SHORT_RUN && hasWildcards ? Optional.of(new WideGlob(codes)) : Optional.empty();
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

    boolean matches(CharSequence text) {
        if (everything) {
            return true;
        }
        if (plain) {
            return equalsCodes(text);
        }
        return wide.isPresent() ? wide.get().matches(text) : matchesShortRuns(text);
    }

    private boolean equalsCodes(CharSequence text) {
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

    private boolean matchesShortRuns(CharSequence text) {
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
}
