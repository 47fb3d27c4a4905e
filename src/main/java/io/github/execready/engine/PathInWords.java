// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static java.util.Objects.requireNonNull;

import io.github.execready.check.TracedPath.State;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The way through the network that a finding was read off.
 *
 * @param service as people call it: {@code ssmmessages}, {@code s3 in us-west-2}
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

        private Hop reworded(UnaryOperator<String> other) {
            return new Hop(kind, other.apply(object), state, reason, other.apply(words));
        }
    }

    public PathInWords {
        requireNonNull(service, "service");
        hops = List.copyOf(hops);
    }

    public boolean isNone() {
        return hops.isEmpty();
    }

    /** The same way in other words. */
    PathInWords reworded(UnaryOperator<String> other) {
        return new PathInWords(
                service, hops.stream().map(hop -> hop.reworded(other)).toList());
    }

    /** Whether packets get through: blocked if one hop stops them, else unknown if one may. */
    public State conclusion() {
        if (breaksAt() < hops.size()) {
            return State.BLOCKED;
        }
        return hops.stream().allMatch(hop -> hop.state() == State.OPEN) ? State.OPEN : State.UNKNOWN;
    }

    /** The hops that stop packets, or may. */
    public List<Hop> notOpen() {
        return hops.stream().filter(hop -> hop.state() != State.OPEN).toList();
    }

    /** What two paths have in common that differ in the task's own network interface alone. */
    public List<List<String>> shape() {
        return Stream.concat(
                        Stream.of(List.of(service)),
                        hops.stream()
                                .map(hop -> List.of(
                                        hop.kind(),
                                        hop.state().label(),
                                        hop.reason(),
                                        hop.object().startsWith("network-interface/") ? "" : hop.object())))
                .toList();
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
