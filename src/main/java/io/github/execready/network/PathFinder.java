// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.ADDRESS_FAMILY;
import static io.github.execready.network.Hop.Kind.ENDPOINT;
import static io.github.execready.network.Hop.Kind.NAME_RESOLUTION;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the path of a client together: where the name may lead, and the way to each of these places. */
final class PathFinder {

    private static final Set<Hop.Kind> BEFORE_THE_ROUTE =
            Set.of(Hop.Kind.TASK_SECURITY_GROUPS, Hop.Kind.TASK_SUBNET_ACL_OUT, Hop.Kind.TASK_SUBNET_ACL_BACK);

    private final Inventory inventory;
    private final Client client;
    private final Question question;
    private final Departure departure;
    private final Resolution resolution;
    private final EndpointWay endpointWay;
    private final PublicWay publicWay;

    PathFinder(Inventory inventory, Client client, Question question) {
        this.inventory = inventory;
        this.client = client;
        this.question = question;
        Services services = new Services(inventory, question);
        EndpointHops endpoints = new EndpointHops(inventory, question);
        this.departure = Departure.of(client, inventory, services);
        this.resolution = new Resolution(inventory, services);
        this.endpointWay = new EndpointWay(inventory, client, departure, services, endpoints);
        this.publicWay = new PublicWay(inventory, client, departure, services, endpoints);
    }

    Path path() {
        Evidence<Boolean> speaksIpv4 = client.speaksIpv4(inventory);
        boolean ipv4 = !speaksIpv4.is(false);
        List<Hop> hops = new ArrayList<>();
        hops.add(family(speaksIpv4));
        List<Hop> way = way(ipv4);
        hops.addAll(
                speaksIpv4.isKnown()
                        ? way
                        : Either.perhaps(way, Gaps.of(speaksIpv4).get(0)));
        // Whichever way it is, packets leave through the same groups.
        departure.groups().shut().ifPresent(shut -> {
            hops.removeIf(hop -> hop.kind() == Hop.Kind.TASK_SECURITY_GROUPS);
            hops.add(shut);
        });
        hops.sort(Comparator.comparing(Hop::kind));
        return new Path(question.service(), hops, new Leads(client, inventory).of(hops), speaksIpv4);
    }

    /** Who has no IPv4 needs a name that has addresses of IPv6. */
    private Hop family(Evidence<Boolean> speaksIpv4) {
        Evidence<Boolean> dualStack = question.dualStack();
        List<Observed> observed = Observed.of(Observed.Name.ADDRESS_FAMILY, speaksIpv4, ipv4 -> ipv4 ? "IPv4" : "IPv6");
        if (speaksIpv4.is(true) || (speaksIpv4.is(false) && dualStack.is(true))) {
            return Hop.open(ADDRESS_FAMILY, client.at(), observed);
        }
        return speaksIpv4.isKnown()
                ? Hop.unknown(
                        ADDRESS_FAMILY,
                        Reason.IPV6_ONLY,
                        client.at(),
                        observed,
                        dualStack.isUnknown()
                                ? Gaps.of(dualStack)
                                : List.of(Gaps.byTrial(
                                        "IPv6 support of the exec agent",
                                        "it asks for names that have addresses of IPv4 only")))
                : Hop.unknown(ADDRESS_FAMILY, inventory.unread(), client.at(), List.of(), Gaps.of(speaksIpv4));
    }

    private List<Hop> way(boolean ipv4) {
        Match answers = resolution.answers(ipv4);
        NetworkObject vpc = new NetworkObject(
                NetworkObject.Type.VPC, inventory.vpcId().toOptional().orElse(""));
        if (answers.isNo()) {
            return List.of(Hop.blocked(NAME_RESOLUTION, Reason.VPC_DNS_SUPPORT_OFF, vpc, resolution.observed()));
        }
        List<Hop> hops = new ArrayList<>(answered(ipv4, vpc));
        if (answers.isOpen()) {
            hops.add(Hop.unknown(NAME_RESOLUTION, inventory.unread(), vpc, resolution.observed(), answers.gaps()));
        }
        return hops;
    }

    private List<Hop> answered(boolean ipv4, NetworkObject vpc) {
        List<Resolution.Candidate> candidates = resolution.candidates();
        // A client without IPv4 asks for another name; whether private DNS has that one too is not documented.
        boolean certain = ipv4
                && candidates.stream()
                        .anyMatch(candidate -> candidate.takesTheName().isYes());
        List<Gap> gaps = new ArrayList<>();
        List<List<Hop>> ways = new ArrayList<>();
        for (Resolution.Candidate candidate : candidates) {
            if (!candidate.takesTheName().isNo()) {
                gaps.addAll(candidate.takesTheName().gaps());
                ways.add(endpointWay.to(candidate.endpoint(), ipv4));
            }
        }
        List<Gap> unseen = certain ? List.of() : resolution.unseen();
        if (!unseen.isEmpty()) {
            gaps.addAll(unseen);
            ways.add(List.of(Hop.unknown(
                    ENDPOINT,
                    inventory.unread(),
                    new NetworkObject(NetworkObject.Type.VPC_ENDPOINT, ""),
                    List.of(),
                    unseen)));
        }
        if (!certain) {
            ways.add(publicWay.hops(ipv4));
        }
        if (gaps.isEmpty()) {
            gaps.add(Gaps.byTrial("the name of " + question.service(), "it may lead to more than one place"));
        }
        List<Hop> merged = Either.of(ways, gaps.get(0));
        List<Hop> hops = new ArrayList<>();
        hops.add(resolved(ipv4 ? candidates : List.of(), merged, ways.size() == 1, gaps, vpc));
        hops.addAll(merged);
        return hops;
    }

    private Hop resolved(
            List<Resolution.Candidate> candidates,
            List<Hop> merged,
            boolean oneWay,
            List<Gap> gaps,
            NetworkObject vpc) {
        State conclusion = Path.conclusion(merged);
        Optional<Resolution.Candidate> passedOver =
                candidates.stream().filter(c -> !c.takesTheName().isYes()).findFirst();
        NetworkObject at = passedOver
                .map(Resolution.Candidate::endpoint)
                .map(EndpointHops::at)
                .orElse(vpc);
        Optional<Reason> reason = passedOver.flatMap(Resolution.Candidate::reason);
        List<Observed> observed = new ArrayList<>(resolution.observed());
        passedOver.map(Resolution.Candidate::endpoint).ifPresent(endpoint -> observed.addAll(facts(endpoint)));
        candidates.stream()
                .filter(candidate -> oneWay && candidate.takesTheName().isYes())
                .map(Resolution.Candidate::endpoint)
                .forEach(endpoint -> observed.addAll(
                        Observed.beside(endpoint.state(), "VpcEndpointId", Observed.Name.ENDPOINT, endpoint.id())
                                .stream()
                                .map(one -> one.resting(endpoint.privateDnsEnabled()))
                                .toList()));
        boolean onTheRoute =
                merged.stream().noneMatch(hop -> hop.is(State.BLOCKED) && BEFORE_THE_ROUTE.contains(hop.kind()));
        if (conclusion == State.BLOCKED && reason.isPresent() && onTheRoute) {
            return Hop.blocked(NAME_RESOLUTION, reason.get(), at, observed);
        }
        return oneWay || conclusion == State.OPEN
                ? Hop.open(NAME_RESOLUTION, vpc, observed)
                : Hop.unknown(NAME_RESOLUTION, reason.orElse(inventory.unread()), at, observed, gaps);
    }

    private static List<Observed> facts(VpcEndpoint endpoint) {
        List<Observed> facts = new ArrayList<>();
        facts.addAll(
                endpoint.privateDnsEnabled().is(false)
                        ? Observed.of(Observed.Name.PRIVATE_DNS_ENABLED, endpoint.privateDnsEnabled(), String::valueOf)
                        : List.of());
        facts.addAll(Observed.of(Observed.Name.ENDPOINT_STATE, endpoint.state(), state -> state));
        return facts;
    }
}
