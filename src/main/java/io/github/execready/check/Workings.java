// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the checks of a run work out of the same evidence, worked out once: policies are read by several checks and shared by
 * the tasks of a service. What is kept follows from its key alone, so nobody sees whether it was.
 */
public final class Workings {

    private record Key(Class<?> type, Object evidence) {}

    private final Map<Key, Object> done = new ConcurrentHashMap<>();

    /**
     * What some evidence comes to.
     *
     * @param work must depend on the evidence alone, and ask for no other workings
     */
    <K, V> V of(Class<V> type, K evidence, Function<K, V> work) {
        return type.cast(done.computeIfAbsent(new Key(type, evidence), key -> work.apply(evidence)));
    }
}
