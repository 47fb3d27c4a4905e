// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static java.util.Objects.requireNonNull;

import io.github.execready.check.TracedPath.State;
import java.util.List;

/**
 * The way through the network that a finding was read off.
 *
 * @param service the last part of the service's name: {@code ssmmessages}
 * @param hops in the order in which packets meet them, those behind a break included
 */
public record PathInWords(String service, List<Hop> hops) {

    /** The finding is about no path. */
    public static final PathInWords NONE = new PathInWords("", List.of());

    /**
     * One thing that packets pass.
     *
     * @param kind in kebab-case: {@code task-security-groups}
     * @param object what decides here: {@code security-group/sg-1}
     * @param reason in kebab-case; empty where packets pass
     * @param words what is to be said of it, on one line
     */
    public record Hop(String kind, String object, State state, String reason, String words) {

        public Hop {
            requireNonNull(kind, "kind");
            requireNonNull(state, "state");
        }
    }

    public PathInWords {
        requireNonNull(service, "service");
        hops = List.copyOf(hops);
    }

    public boolean isNone() {
        return hops.isEmpty();
    }

    /** Where in the list packets stop; the list's length where no hop is known to stop them. */
    public int breaksAt() {
        int at = 0;
        while (at < hops.size() && hops.get(at).state() != State.BLOCKED) {
            at++;
        }
        return at;
    }
}
