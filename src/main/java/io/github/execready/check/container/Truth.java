// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.model.Evidence;

/** And and or where one side may be unknown; what is absent counts as false. */
final class Truth {

    private Truth() {}

    /** False as soon as one side is, else unknown as soon as one side is. */
    static Evidence<Boolean> and(Evidence<Boolean> left, Evidence<Boolean> right) {
        Evidence<Boolean> first = left.absentAs(false);
        Evidence<Boolean> second = right.absentAs(false);
        if (first.is(false)) {
            return first;
        }
        return second.is(false) ? second : first.with(second, (a, b) -> true);
    }

    /** True as soon as one side is, else unknown as soon as one side is. */
    static Evidence<Boolean> or(Evidence<Boolean> left, Evidence<Boolean> right) {
        Evidence<Boolean> first = left.absentAs(false);
        Evidence<Boolean> second = right.absentAs(false);
        if (first.is(true)) {
            return first;
        }
        return second.is(true) ? second : first.with(second, (a, b) -> false);
    }
}
