// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import java.util.ArrayList;
import java.util.List;

/** Lines of text for SVG, which breaks none by itself. */
final class SvgText {

    private SvgText() {}

    /** The text in lines of so many characters at most; a longer word is broken. */
    static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (String word : text.strip().split(" +")) {
            int[] letters = word.codePoints().toArray();
            int from = 0;
            while (from < letters.length) {
                boolean fits = columns == 0 || columns + 1 + letters.length - from <= most;
                if (!fits) {
                    lines.add(line.toString());
                    line.setLength(0);
                    columns = 0;
                }
                int take = Math.min(letters.length - from, most);
                line.append(columns > 0 ? " " : "").append(new String(letters, from, take));
                columns += take + (columns > 0 ? 1 : 0);
                from += take;
            }
        }
        if (columns > 0) {
            lines.add(line.toString());
        }
        return lines;
    }
}
