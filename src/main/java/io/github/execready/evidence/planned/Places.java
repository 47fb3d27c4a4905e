// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;

/**
 * Where interfaces of a task may be.
 *
 * @param subnets the subnets as the input names them; never none
 * @param groups the security groups as the input names them; absent where the VPC's default group applies
 * @param publicAddress whether an interface gets a public address, by its subnet
 */
record Places(
        List<Property> subnets,
        Property groups,
        java.util.function.Function<Property, Evidence<Boolean>> publicAddress) {

    Places {
        subnets = List.copyOf(subnets);
    }

    /** Subnets of which the input says nothing are one that nothing is known of. */
    static List<Property> subnets(Property list) {
        List<Property> each = list.each();
        return each.isEmpty() ? List.of(list) : each;
    }

    /** An id that stands for something outside the input, the same wherever the same thing is meant. */
    static String id(Property named, String prefix) {
        return named.text()
                .fold(
                        known -> known.value(),
                        absent -> prefix
                                + Names.clean(named.origin().source() + "."
                                        + named.origin().path()),
                        unknown -> prefix + Names.clean(source(unknown.gap())));
    }

    private static String source(Gap gap) {
        return gap.source().isEmpty() ? gap.detail() : gap.source();
    }
}
