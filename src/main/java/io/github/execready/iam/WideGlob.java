// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches patterns with long runs between their stars: follows all places of the pattern at once, 64 in a word, one step
 * through the words for each character of the text.
 */
final class WideGlob {

    private static final List<Places> NOWHERE = List.of();

    private final int length;
    private final long[] stays;
    private final long[] others;
    private final Map<Integer, List<Places>> advances = new HashMap<>();

    /** Where a character stands in one word of places; most words hold none, so that only these are kept. */
    private record Places(int word, long bits) {}

    WideGlob(int[] codes) {
        int[] tokens =
                Arrays.stream(codes).filter(code -> code != Glob.ANY_TEXT).toArray();
        this.length = tokens.length;
        this.stays = new long[length / Long.SIZE + 1];
        this.others = new long[length / Long.SIZE + 1];
        int token = 0;
        for (int code : codes) {
            if (code == Glob.ANY_TEXT) {
                set(stays, token);
            } else {
                token++;
            }
        }
        for (int i = 0; i < length; i++) {
            if (tokens[i] == Glob.ANY_CHARACTER) {
                set(others, i);
            } else {
                add(advances.computeIfAbsent(tokens[i], character -> new ArrayList<>()), i);
            }
        }
    }

    boolean matches(CharSequence text) {
        long[] reached = new long[stays.length];
        long[] advance = new long[stays.length];
        set(reached, 0);
        for (int t = 0; t < text.length(); t++) {
            System.arraycopy(others, 0, advance, 0, others.length);
            for (Places places : advances.getOrDefault((int) text.charAt(t), NOWHERE)) {
                advance[places.word()] |= places.bits();
            }
            step(reached, advance);
        }
        return ((reached[length / Long.SIZE] >>> length) & 1) != 0;
    }

    private void step(long[] reached, long[] advance) {
        long carry = 0;
        for (int w = 0; w < reached.length; w++) {
            long moving = reached[w] & advance[w];
            reached[w] = (moving << 1) | carry | (reached[w] & stays[w]);
            carry = moving >>> (Long.SIZE - 1);
        }
    }

    private static void set(long[] bits, int index) {
        bits[index / Long.SIZE] |= 1L << index;
    }

    private static void add(List<Places> places, int index) {
        int last = places.size() - 1;
        boolean sameWord = last >= 0 && places.get(last).word() == index / Long.SIZE;
        long before = sameWord ? places.remove(last).bits() : 0;
        places.add(new Places(index / Long.SIZE, before | 1L << index));
    }
}
