// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.ROUTE;
import static io.github.execready.network.Hop.Kind.WAY_OUT;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Route;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;

/** Where a route of the task's subnet leads to. */
final class WayOut {

    private final Inventory inventory;
    private final Client client;
    private final Routes routes;
    private final InternetGateways internet;
    private final NatGateways nat;
    private final EndpointHops endpoints;

    WayOut(Inventory inventory, Client client, Routes routes, Services services, EndpointHops endpoints) {
        this.inventory = inventory;
        this.client = client;
        this.routes = routes;
        this.internet = new InternetGateways(inventory);
        this.nat = new NatGateways(inventory, client, services, endpoints.question());
        this.endpoints = endpoints;
    }

    /** The hops from a route on, as far as the account sees. */
    List<Hop> by(Route route, IpAddress from, IpAddress to) {
        List<Observed> observed = routes.observed(route);
        if (route.state().is("blackhole")) {
            return List.of(Hop.blocked(ROUTE, Reason.BLACKHOLE_ROUTE, routes.at(), observed));
        }
        List<Hop> hops = new ArrayList<>();
        hops.add(routes.active(ROUTE, route));
        Evidence<String> target = route.target();
        hops.addAll(target.fold(
                known -> to(known.value(), observed, from, to),
                absent -> List.of(unread(routes.at(), target, observed)),
                unknown -> List.of(unread(routes.at(), target, observed))));
        return hops;
    }

    private List<Hop> to(String target, List<Observed> observed, IpAddress from, IpAddress to) {
        NetworkObject at = Targets.of(target);
        return switch (at.type()) {
            case VPC -> List.of(Hop.blocked(WAY_OUT, Reason.ROUTES_DIFFER, at, observed));
            case INTERNET_GATEWAY -> internet.directly(at, observed, client, to);
            case EGRESS_ONLY_INTERNET_GATEWAY ->
                List.of(
                        internet.overIpv6(at, client, observed),
                        new PublicAccess(inventory).from(client.subnetId(), true));
            case NAT_GATEWAY -> nat.through(at, from, to);
            case NETWORK_INTERFACE -> List.of(appliance(at, observed));
            case VPC_ENDPOINT -> endpoint(at, observed);
            default -> List.of(beyond(at, observed));
        };
    }

    /** An interface drops what is not addressed to it, unless told otherwise. */
    private Hop appliance(NetworkObject at, List<Observed> route) {
        Evidence<Boolean> check = inventory.routeInterface(at.id()).flatMap(NetworkInterface::sourceDestCheck);
        return check.is(true)
                ? Hop.blocked(
                        WAY_OUT,
                        Reason.SOURCE_DEST_CHECK,
                        at,
                        Observed.of(Observed.Name.SOURCE_DEST_CHECK, check, String::valueOf))
                : beyond(at, route);
    }

    private List<Hop> endpoint(NetworkObject at, List<Observed> observed) {
        Evidence<VpcEndpoint> endpoint = inventory.endpoint(at.id());
        Evidence<String> type = endpoint.flatMap(VpcEndpoint::type);
        if (!type.isKnown()) {
            return List.of(unread(at, type, observed));
        }
        return endpoint.toOptional()
                .filter(found -> found.type().is("Gateway"))
                .map(found -> List.of(endpoints.state(found), endpoints.policy(found)))
                .orElseGet(() -> List.of(Hop.unknown(
                        WAY_OUT,
                        Reason.FIREWALL_ENDPOINT,
                        at,
                        observed,
                        List.of(Gaps.byTrial(
                                "the firewall behind " + at.id(), "this account does not show its rules")))));
    }

    private static Hop beyond(NetworkObject at, List<Observed> observed) {
        return Hop.unknown(WAY_OUT, Reason.BEYOND_SIGHT, at, observed, List.of(Gaps.otherSideOf(at)));
    }

    private Hop unread(NetworkObject at, Evidence<?> fact, List<Observed> observed) {
        return Hop.unknown(WAY_OUT, inventory.unread(), at, observed, Gaps.of(fact));
    }
}
