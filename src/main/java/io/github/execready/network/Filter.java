// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import java.util.List;

/** What a filter says of packets, as a hop. */
record Filter(Hop.Kind kind, NetworkObject at, List<Observed> observed, Reason reason, Reason unread) {

    Hop hop(Match passes) {
        if (passes.isYes()) {
            return Hop.open(kind, at, observed);
        }
        return passes.isNo() ? Hop.blocked(kind, reason, at, observed) : unknown(passes.gaps());
    }

    Hop unknown(List<Gap> gaps) {
        return Hop.unknown(kind, unread, at, observed, gaps);
    }
}
