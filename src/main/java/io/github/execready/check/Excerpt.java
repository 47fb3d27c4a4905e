// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import java.util.regex.Pattern;

/** AWS's own words on one line, cut to what fits into a message beside other facts. */
public final class Excerpt {

    /** In UTF-16 units; a message may quote three of them and stay below the reports' limit of 1024. */
    private static final int LENGTH = 240;

    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Excerpt() {}

    public static Evidence<String> of(Evidence<String> words) {
        return words.map(Excerpt::of);
    }

    public static String of(String words) {
        String line = BREAKS.matcher(words).replaceAll(" ").strip();
        if (line.length() <= LENGTH) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return line.substring(0, end).stripTrailing() + "…";
    }
}
