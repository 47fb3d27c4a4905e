// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the checks of a run work out of the same piece of evidence, worked out once: several checks read the same policies.
 * What is kept follows from the evidence alone, so nobody sees whether it was. A piece is known by itself and not by what it
 * holds, because comparing policies takes longer than a run has.
 */
public final class Workings {

    private final IdentityHashMap<Object, Map<Class<?>, Object>> done = new IdentityHashMap<>();

    /**
     * What some evidence comes to.
     *
     * @param work must depend on the evidence alone
     */
    synchronized <K, V> V of(Class<V> type, K evidence, Function<K, V> work) {
        Map<Class<?>, Object> ofEvidence = done.computeIfAbsent(evidence, key -> new HashMap<>());
        Object known = ofEvidence.get(type);
        if (known == null) {
            V worked = work.apply(evidence);
            ofEvidence.put(type, worked);
            return worked;
        }
        return type.cast(known);
    }
}
