// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.ROUTE;
import static io.github.execready.network.Hop.Kind.TASK_SUBNET_ACL_BACK;
import static io.github.execready.network.Hop.Kind.TASK_SUBNET_ACL_OUT;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.Origin;
import io.github.execready.model.Route;
import io.github.execready.model.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way to the service's public addresses. Which they are is not known, so each possible one has to be reached. */
final class PublicWay {

    private static final Set<NetworkObject.Type> IN_SIGHT = Set.of(
            NetworkObject.Type.VPC,
            NetworkObject.Type.INTERNET_GATEWAY,
            NetworkObject.Type.EGRESS_ONLY_INTERNET_GATEWAY);

    private static final Set<Hop.Kind> ON_THE_WAY_OUT = Set.of(ROUTE, Hop.Kind.WAY_OUT, Hop.Kind.NAT_ROUTE);

    private static final Evidence<List<String>> NO_GROUPS =
            Evidence.absent(new Origin("ec2:DescribeSecurityGroups", "GroupId"));

    private final Inventory inventory;
    private final Client client;
    private final Question question;
    private final Services services;
    private final Departure departure;
    private final Routes routes;
    private final WayOut wayOut;

    PublicWay(Inventory inventory, Client client, Departure departure, Services services, EndpointHops endpoints) {
        this.inventory = inventory;
        this.client = client;
        this.question = endpoints.question();
        this.services = services;
        this.departure = departure;
        this.routes = departure.routes();
        this.wayOut = new WayOut(inventory, client, routes, services, endpoints);
    }

    /** The hops for a client that speaks IPv4, or IPv6 only. */
    List<Hop> hops(boolean ipv4) {
        List<Hop> hops = to(services.publicAddresses(ipv4, translated()), ipv4);
        return Path.conclusion(hops) == State.BLOCKED ? unlessElsewhere(hops, ipv4) : hops;
    }

    /** DNS64 makes addresses up for a name that has none of IPv6, which the dual-stack one has. */
    private boolean translated() {
        Evidence<Boolean> dns64 =
                inventory.subnet(client.subnetId()).flatMap(Subnet::enableDns64).absentAs(false);
        return !question.dualStack().is(true) && !dns64.is(false);
    }

    /**
     * Where the public addresses cannot be reached, a private hosted zone may still lead the name to an endpoint in a
     * network beyond: that is how endpoints are shared.
     */
    private List<Hop> unlessElsewhere(List<Hop> hops, boolean ipv4) {
        if (routes.gaps().isEmpty() && routes.all().stream().noneMatch(PublicWay::mayLeadOutOfSight)) {
            return hops;
        }
        List<Hop> beyond = ways(ipv4 ? Addresses.privateIpv4() : Client.any(false), ipv4).stream()
                .filter(way ->
                        Path.conclusion(way) != State.BLOCKED && way.stream().anyMatch(PublicWay::isOutOfSight))
                .findFirst()
                .orElse(List.of());
        Gap gap = Gaps.byTrial(
                "the name of " + question.service(),
                "a private hosted zone may lead it to an endpoint of another network");
        Set<Hop> all = new LinkedHashSet<>(beyond.isEmpty() ? hops : Either.perhaps(hops, gap));
        all.addAll(beyond);
        return List.copyOf(all);
    }

    private List<Hop> to(Addresses service, boolean ipv4) {
        return Either.of(ways(service, ipv4), services.whichAddress());
    }

    private Set<List<Hop>> ways(Addresses service, boolean ipv4) {
        Set<List<Hop>> ways = new LinkedHashSet<>();
        List<IpAddress> sources = client.addresses(inventory, ipv4).distinguishable(inventory.namedBlocks());
        for (IpAddress to : service.distinguishable(inventory.namedBlocks())) {
            sources.forEach(from -> ways.add(hops(from, to)));
        }
        return ways;
    }

    private List<Hop> hops(IpAddress from, IpAddress to) {
        List<Hop> hops = new ArrayList<>();
        hops.add(departure.groups().pass(to, NO_GROUPS));
        hops.add(departure.acl().out(TASK_SUBNET_ACL_OUT, to, PortRange.HTTPS));
        hops.addAll(routes(from, to));
        hops.add(departure.acl().in(TASK_SUBNET_ACL_BACK, to, question.clientPorts()));
        return hops;
    }

    private List<Hop> routes(IpAddress from, IpAddress to) {
        if (!routes.gaps().isEmpty()) {
            return List.of(Hop.unknown(ROUTE, inventory.unread(), routes.at(), routes.observed(), routes.gaps()));
        }
        List<List<Hop>> ways = new ArrayList<>();
        for (Optional<Route> route : routes.to(to)) {
            ways.add(route.map(found -> wayOut.by(found, from, to))
                    .orElseGet(
                            () -> List.of(Hop.blocked(ROUTE, services.whyNoRoute(), routes.at(), routes.observed()))));
        }
        return Either.of(ways, services.whichAddress());
    }

    private static boolean mayLeadOutOfSight(Route route) {
        return route.target()
                .map(Targets::of)
                .map(NetworkObject::type)
                .map(type -> !IN_SIGHT.contains(type))
                .toOptional()
                .orElse(true);
    }

    private static boolean isOutOfSight(Hop hop) {
        return hop.is(State.UNKNOWN) && ON_THE_WAY_OUT.contains(hop.kind());
    }
}
