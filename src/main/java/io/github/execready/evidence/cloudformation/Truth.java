// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.Optional;

/**
 * What is known of a condition.
 *
 * @param known whether it holds; empty if the input leaves that open
 * @param name of the condition that decides, if it is open
 * @param negated whether it holds where that condition does not
 * @param assumption what the known answer rests on; empty for nothing
 */
record Truth(Optional<Boolean> known, String name, boolean negated, String assumption) {

    static Truth of(boolean holds, String assumption) {
        return new Truth(Optional.of(holds), "", false, assumption);
    }

    static Truth open(String name) {
        return new Truth(Optional.empty(), name, false, "");
    }

    boolean is(boolean holds) {
        return known.isPresent() && known.get() == holds;
    }

    Truth not() {
        return new Truth(known.map(holds -> !holds), name, known.isEmpty() && !negated, assumption);
    }

    /** As resources name the condition that they exist on. */
    String label() {
        return negated ? "!" + name : name;
    }
}
