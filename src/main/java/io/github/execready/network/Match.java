// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Yes, no, or open with what is missing: Kleene's logic, in which an open part decides nothing that the known parts do not
 * decide by themselves.
 */
final class Match {

    static final Match YES = new Match(List.of());
    static final Match NO = new Match(List.of());

    private final List<Gap> gaps;

    private Match(List<Gap> gaps) {
        this.gaps = gaps;
    }

    static Match of(boolean value) {
        return value ? YES : NO;
    }

    /** An open one; without anything missing it is a no. */
    static Match open(List<Gap> gaps) {
        return gaps.isEmpty() ? NO : new Match(gaps);
    }

    boolean isYes() {
        return this == YES;
    }

    boolean isNo() {
        return this == NO;
    }

    boolean isOpen() {
        return this != YES && this != NO;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** This or else the other, which is looked at only if this does not decide. */
    Match or(Supplier<Match> other) {
        if (isYes()) {
            return this;
        }
        Match second = other.get();
        return isNo() || second.isYes() ? second : second.isNo() ? this : both(second);
    }

    /** What holds if it is either this or the other. */
    Match either(Match other) {
        return this == other ? this : both(other);
    }

    private Match both(Match other) {
        return new Match(
                Stream.concat(gaps.stream(), other.gaps.stream()).distinct().toList());
    }
}
