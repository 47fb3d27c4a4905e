// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the checks of a run work out of the same piece of evidence, worked out once: several checks read the same policies.
 * What is kept follows from the evidence alone, so nobody sees whether it was. A piece is known by itself and not by what it
 * holds, because comparing policies takes longer than a run has.
 */
public final class Workings {

    private final IdentityHashMap<Object, Map<Class<?>, Working>> done = new IdentityHashMap<>();

    /**
     * What some evidence comes to.
     *
     * @param work must depend on the evidence alone
     */
    <K, V> V of(Class<V> type, K evidence, Function<K, V> work) {
        Working working;
        synchronized (done) {
            working =
                    done.computeIfAbsent(evidence, key -> new HashMap<>()).computeIfAbsent(type, key -> new Working());
        }
        return type.cast(working.result(() -> work.apply(evidence)));
    }

    /** One thing to work out. Whoever asks for it meanwhile waits, and whoever asks for another thing does not. */
    private static final class Working {

        private Optional<Object> result = Optional.empty();

        synchronized Object result(Supplier<Object> work) {
            Object worked = result.orElseGet(work);
            result = Optional.of(worked);
            return worked;
        }
    }
}
