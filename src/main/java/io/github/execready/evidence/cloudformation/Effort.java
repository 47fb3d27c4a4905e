// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How much work an input may make: conditions of conditions and stacks that feed each other can ask for more than anybody
 * waits for, or go round in circles.
 */
final class Effort {

    private static final int MOST = 4_000_000;
    private static final int DEEPEST = 400;

    private final Set<Object> underWay = new HashSet<>();
    private int spent;
    private int depth;

    /** Does a piece of work; gives the other answer where the input asks for too much. */
    <T> T within(Supplier<T> work, Supplier<T> tooMuch) {
        if (depth >= DEEPEST || ++spent > MOST) {
            return tooMuch.get();
        }
        depth++;
        try {
            return work.get();
        } finally {
            depth--;
        }
    }

    /** The same for work that may lead back to itself. */
    <T> T once(Object what, Supplier<T> work, Supplier<T> tooMuch) {
        if (!underWay.add(what)) {
            return tooMuch.get();
        }
        try {
            return within(work, tooMuch);
        } finally {
            underWay.remove(what);
        }
    }
}
