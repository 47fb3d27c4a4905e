// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several ways, of which packets take one that is not known. What holds for all of them holds; a hop that blocks one of
 * them only is unknown.
 */
final class Either {

    private Either() {}

    /**
     * The hops of all ways as those of one.
     *
     * @param why what would tell which way it is
     */
    static List<Hop> of(Collection<List<Hop>> ways, Gap why) {
        Set<State> conclusions = ways.stream().map(Path::conclusion).collect(Collectors.toSet());
        Stream<Hop> hops = ways.stream().flatMap(List::stream);
        boolean agree = conclusions.size() == 1;
        return List.copyOf(
                hops.map(hop -> agree ? hop : perhaps(hop, why)).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The same hops where a block may be gone round. */
    static List<Hop> perhaps(List<Hop> hops, Gap why) {
        return hops.stream().map(hop -> perhaps(hop, why)).toList();
    }

    private static Hop perhaps(Hop hop, Gap why) {
        return hop.is(State.BLOCKED)
                ? new Hop(hop.kind(), State.UNKNOWN, hop.at(), hop.reason(), hop.observed(), List.of(why))
                : hop;
    }
}
