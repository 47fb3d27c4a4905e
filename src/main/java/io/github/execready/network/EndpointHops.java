// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Locale;

/** What decides at an endpoint of any type: its state and its policy. */
record EndpointHops(Inventory inventory, Question question) {

    /** What tells a policy from others, without filling a report with it. */
    private static final int EXCERPT = 160;

    /** Whether the endpoint works; one that is being deleted, or that works in part, may. */
    Hop state(VpcEndpoint endpoint) {
        NetworkObject at = at(endpoint);
        List<Observed> observed = Observed.of(Observed.Name.ENDPOINT_STATE, endpoint.state(), state -> state);
        return switch (endpoint.state().toOptional().orElse("").toLowerCase(Locale.ROOT)) {
            case "available" -> Hop.open(Hop.Kind.ENDPOINT, at, observed);
            case "pending", "pendingacceptance", "rejected", "failed", "expired", "deleted" ->
                Hop.blocked(Hop.Kind.ENDPOINT, Reason.ENDPOINT_NOT_AVAILABLE, at, observed);
            default ->
                Hop.unknown(
                        Hop.Kind.ENDPOINT,
                        endpoint.state().isKnown() ? Reason.ENDPOINT_NOT_AVAILABLE : inventory.unread(),
                        at,
                        observed,
                        endpoint.state().isKnown()
                                ? List.of(
                                        Gaps.byTrial(endpoint.id(), "whether it works in this state is not documented"))
                                : Gaps.of(endpoint.state()));
        };
    }

    /** Whether its policy lets the requests pass. */
    Hop policy(VpcEndpoint endpoint) {
        NetworkObject at = at(endpoint);
        EndpointPolicy.PolicyAnswer answer = question.policy().of(endpoint);
        if (answer instanceof EndpointPolicy.PolicyAnswer.Yes) {
            return Hop.open(Hop.Kind.ENDPOINT_POLICY, at, List.of());
        }
        if (answer instanceof EndpointPolicy.PolicyAnswer.Unknown unknown) {
            return Hop.unknown(
                    Hop.Kind.ENDPOINT_POLICY,
                    Reason.ENDPOINT_POLICY,
                    at,
                    List.of(),
                    atLeastOne(endpoint, unknown.gaps()));
        }
        return Hop.blocked(
                Hop.Kind.ENDPOINT_POLICY,
                Reason.ENDPOINT_POLICY,
                at,
                Observed.of(Observed.Name.ENDPOINT_POLICY, endpoint.policy(), policy -> excerpt(policy.json())));
    }

    static NetworkObject at(VpcEndpoint endpoint) {
        return new NetworkObject(NetworkObject.Type.VPC_ENDPOINT, endpoint.id());
    }

    private static String excerpt(String document) {
        String line = document.replaceAll("\\s+", " ").strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT).stripTrailing() + "…";
    }

    private static List<Gap> atLeastOne(VpcEndpoint endpoint, List<Gap> gaps) {
        return gaps.isEmpty()
                ? List.of(Gaps.byTrial("the policy of " + endpoint.id(), "what it allows is open"))
                : gaps;
    }
}
