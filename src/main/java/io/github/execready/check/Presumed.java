// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.Optional;

/**
 * A fact, taken for what it nearly always is where a plan or template leaves it open. What AWS could have been asked is never
 * presumed.
 *
 * @param assumption the key in the check's document of what is assumed; empty where the fact is as it was read
 */
public record Presumed<T>(Evidence<T> fact, Optional<String> assumption) {

    /**
     * A fact as it was read, or the usual value where it is left open.
     *
     * @param assumption the key in the check's document that says so
     */
    public static <T> Presumed<T> of(Evidence<T> read, T usual, String assumption) {
        return read instanceof Evidence.Unknown<T> unknown && unknown.gap().isLeftOpen()
                ? new Presumed<>(Evidence.known(usual, of(unknown.gap())), Optional.of(assumption))
                : new Presumed<>(read, Optional.empty());
    }

    private static Origin of(Gap gap) {
        return new Origin(gap.source(), "", gap.location(), "");
    }
}
