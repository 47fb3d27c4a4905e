// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path through names and keys, as addresses and references are written: {@code module.a["x"].aws_subnet.b[0].id}.
 *
 * @param steps from the left
 */
record Traversal(List<Step> steps) {

    /**
     * One step.
     *
     * @param text the name, or the key without its quotes
     * @param key whether it stood in brackets
     */
    record Step(String text, boolean key) {}

    Traversal {
        steps = List.copyOf(steps);
    }

    /** The steps of a text; what is not well formed ends as the rest of a name. */
    static Traversal parse(String text) {
        List<Step> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '.') {
                flush(name, steps);
                i++;
            } else if (c == '[') {
                flush(name, steps);
                i = key(text, i + 1, steps);
            } else {
                name.append(c);
                i++;
            }
        }
        flush(name, steps);
        return new Traversal(steps);
    }

    private static void flush(StringBuilder name, List<Step> steps) {
        if (!name.isEmpty()) {
            steps.add(new Step(name.toString(), false));
            name.setLength(0);
        }
    }

    private static int key(String text, int from, List<Step> steps) {
        StringBuilder key = new StringBuilder();
        boolean quoted = from < text.length() && text.charAt(from) == '"';
        int i = quoted ? from + 1 : from;
        char end = quoted ? '"' : ']';
        while (i < text.length() && text.charAt(i) != end) {
            if (quoted && text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            key.append(text.charAt(i));
            i++;
        }
        steps.add(new Step(key.toString(), true));
        return Math.min(text.length(), quoted ? i + 2 : i + 1);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The name at a position, if there is a name there. */
    Optional<String> name(int index) {
        return index < steps.size() && !steps.get(index).key()
                ? Optional.of(steps.get(index).text())
                : Optional.empty();
    }

    /** The key at a position, if there is a key there. */
    Optional<String> key(int index) {
        return index < steps.size() && steps.get(index).key()
                ? Optional.of(steps.get(index).text())
                : Optional.empty();
    }

    /** Without its first steps. */
    Traversal from(int index) {
        return new Traversal(steps.subList(Math.min(index, steps.size()), steps.size()));
    }

    /** Whether this one begins as the other one does, and the other one ends there. */
    boolean startsWith(Traversal other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }
}
