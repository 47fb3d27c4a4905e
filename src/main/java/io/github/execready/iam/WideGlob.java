// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Matches patterns with long runs between their stars: follows all places of the pattern at once, 64 in a word, one step
 * through the words for each character of the text.
 */
final class WideGlob {

    private final int length;
    private final long[] stays;
    private final long[] others;
    private final Map<Integer, long[]> advances = new HashMap<>();

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
            }
        }
        for (int i = 0; i < length; i++) {
            if (tokens[i] != Glob.ANY_CHARACTER) {
                set(advances.computeIfAbsent(tokens[i], character -> others.clone()), i);
            }
        }
    }

    boolean matches(String text) {
        long[] reached = new long[stays.length];
        set(reached, 0);
        for (int t = 0; t < text.length(); t++) {
            step(reached, advances.getOrDefault((int) text.charAt(t), others));
        }
        return (reached[length / Long.SIZE] >>> length & 1) != 0;
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
}
