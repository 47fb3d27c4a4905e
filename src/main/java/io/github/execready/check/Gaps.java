// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.stream.Stream;

/** The gaps among several facts, for outcomes that wait for more than one. */
public final class Gaps {

    private Gaps() {}

    /** The gaps of those facts that are unknown, each once. */
    public static List<Gap> among(Evidence<?>... facts) {
        return Stream.of(facts).flatMap(Gaps::of).distinct().toList();
    }

    /** What was decided if none of the facts is unknown; else not evaluated, for want of those that are. */
    public static Outcome orElse(Outcome decided, Evidence<?>... facts) {
        return orElse(decided, among(facts));
    }

    /** What was decided if there are no gaps; else not evaluated for them. */
    public static Outcome orElse(Outcome decided, List<Gap> gaps) {
        return gaps.isEmpty() ? decided : new Outcome.NotEvaluated(gaps);
    }

    private static Stream<Gap> of(Evidence<?> fact) {
        return fact.fold(known -> Stream.empty(), absent -> Stream.empty(), unknown -> Stream.of(unknown.gap()));
    }
}
