// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * The way of a task's requests to a service of its Region, and whether it is open.
 *
 * <p>The conclusion follows from the hops: blocked if one is blocked, else unknown if one is unknown, else open. A hop that
 * would block, on a way that the requests may or may not take, is unknown.
 *
 * <p>One thing is assumed, since no evidence shows it: that no private hosted zone, resolver rule or Route 53 Profile
 * leads the service's name elsewhere.
 *
 * @param service the last part of the service's name: {@code ssmmessages}
 * @param hops in the order in which packets meet them
 * @param destination where the requests reach the service, if they do
 * @param ipv4 whether the client has IPv4; without it, packets are those of IPv6
 */
public record Path(String service, List<Hop> hops, Destination destination, Evidence<Boolean> ipv4) {

    public Path {
        requireNonNull(service, "service");
        requireNonNull(destination, "destination");
        requireNonNull(ipv4, "ipv4");
        hops = List.copyOf(hops);
        if (hops.isEmpty()) {
            throw new IllegalArgumentException("a path without hops");
        }
    }

    /** Whether a connection can be opened. */
    public State conclusion() {
        return conclusion(hops);
    }

    /** The hops that the conclusion rests on, first things first: those in its state; none where the path is open. */
    public List<Hop> deciding() {
        State conclusion = conclusion();
        return conclusion == State.OPEN
                ? List.of()
                : hops.stream().filter(hop -> hop.is(conclusion)).toList();
    }

    /** The first hop of a kind. */
    public Optional<Hop> hop(Hop.Kind kind) {
        return hops.stream().filter(hop -> hop.kind() == kind).findFirst();
    }

    /** Whether the requests go through an endpoint; empty if it is not known. */
    public Optional<Boolean> through(String endpointId) {
        if (destination instanceof Destination.ThroughEndpoint endpoint) {
            return Optional.of(endpoint.endpoint().id().equals(endpointId));
        }
        return destination instanceof Destination.PublicAddresses ? Optional.of(false) : Optional.empty();
    }

    static State conclusion(List<Hop> hops) {
        if (hops.stream().anyMatch(hop -> hop.is(State.BLOCKED))) {
            return State.BLOCKED;
        }
        return hops.stream().allMatch(hop -> hop.is(State.OPEN)) ? State.OPEN : State.UNKNOWN;
    }
}
