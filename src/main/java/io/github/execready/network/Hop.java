// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.Optional;

/**
 * One thing that packets pass on their way.
 *
 * @param at what decides here
 * @param reason why packets do not pass, or may not; empty exactly where they do
 * @param observed the facts that the state rests on
 * @param gaps what is missing to tell; empty where the state is known
 */
public record Hop(
        Kind kind, State state, NetworkObject at, Optional<Reason> reason, List<Observed> observed, List<Gap> gaps) {

    /** The sorts of hop, in the order in which packets meet them. */
    public enum Kind {
        /** Whether anything is known of the place that packets start from. */
        NETWORK,
        /** Which IP version the task speaks. */
        ADDRESS_FAMILY,
        /** Where the service's name leads. */
        NAME_RESOLUTION,
        /** The groups of the task's interface, outwards. */
        TASK_SECURITY_GROUPS,
        /** The ACL of the task's subnet, outwards. */
        TASK_SUBNET_ACL_OUT,
        /** The route table of the task's subnet. */
        ROUTE,
        /** What the route leads to. */
        WAY_OUT,
        /** The ACL of the NAT gateway's subnet, from the task inwards. */
        NAT_SUBNET_ACL_IN,
        /** The ACL of the NAT gateway's subnet, to the service outwards. */
        NAT_SUBNET_ACL_OUT,
        /** The route table of the NAT gateway. */
        NAT_ROUTE,
        /** VPC Block Public Access where packets leave the VPC. */
        BLOCK_PUBLIC_ACCESS,
        /** The state of the VPC endpoint. */
        ENDPOINT,
        /** The ACL of the endpoint's subnets, inwards. */
        ENDPOINT_SUBNET_ACL_IN,
        /** The groups of the endpoint, inwards. */
        ENDPOINT_SECURITY_GROUPS,
        /** The policy of the endpoint. */
        ENDPOINT_POLICY,
        /** The ACL of the endpoint's subnets, for the answers. */
        ENDPOINT_SUBNET_ACL_BACK,
        /** The route table of the endpoint's subnets, for the answers. */
        ENDPOINT_ROUTE_BACK,
        /** The ACL of the NAT gateway's subnet, for the service's answers inwards. */
        NAT_SUBNET_ACL_BACK_IN,
        /** The ACL of the NAT gateway's subnet, for the answers on to the task. */
        NAT_SUBNET_ACL_BACK_OUT,
        /** The route table of the NAT gateway's subnet, for the answers on to the task. */
        NAT_ROUTE_BACK,
        /** The ACL of the task's subnet, for the answers. */
        TASK_SUBNET_ACL_BACK
    }

    public Hop {
        requireNonNull(kind, "kind");
        requireNonNull(state, "state");
        requireNonNull(at, "at");
        if (reason.isPresent() == (state == State.OPEN) || gaps.isEmpty() == (state == State.UNKNOWN)) {
            throw new IllegalArgumentException(kind + " is " + state + " with " + reason + " and " + gaps);
        }
        observed = List.copyOf(observed);
        gaps = List.copyOf(gaps);
    }

    static Hop open(Kind kind, NetworkObject at, List<Observed> observed) {
        return new Hop(kind, State.OPEN, at, Optional.empty(), observed, List.of());
    }

    static Hop blocked(Kind kind, Reason reason, NetworkObject at, List<Observed> observed) {
        return new Hop(kind, State.BLOCKED, at, Optional.of(reason), observed, List.of());
    }

    static Hop unknown(Kind kind, Reason reason, NetworkObject at, List<Observed> observed, List<Gap> gaps) {
        return new Hop(kind, State.UNKNOWN, at, Optional.of(reason), observed, gaps);
    }

    /** The same, on what a fact assumes that nobody has to see. */
    Hop resting(Evidence<?> fact) {
        return new Hop(
                kind,
                state,
                at,
                reason,
                observed.stream().map(one -> one.resting(fact)).toList(),
                gaps);
    }

    boolean is(State expected) {
        return state == expected;
    }
}
