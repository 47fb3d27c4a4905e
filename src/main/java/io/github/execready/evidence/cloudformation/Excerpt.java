// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

/** A piece of a file as messages may quote it: short, in one line. */
final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
