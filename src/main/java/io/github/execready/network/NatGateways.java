// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.NAT_ROUTE;
import static io.github.execready.network.Hop.Kind.NAT_ROUTE_BACK;
import static io.github.execready.network.Hop.Kind.NAT_SUBNET_ACL_BACK_IN;
import static io.github.execready.network.Hop.Kind.NAT_SUBNET_ACL_BACK_OUT;
import static io.github.execready.network.Hop.Kind.NAT_SUBNET_ACL_IN;
import static io.github.execready.network.Hop.Kind.NAT_SUBNET_ACL_OUT;
import static io.github.execready.network.Hop.Kind.WAY_OUT;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ways through a NAT gateway: its state, its subnet's ACL in all four directions, and its own way on.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
 */
final class NatGateways {

    private final Inventory inventory;
    private final Client client;
    private final Services services;
    private final Question question;
    private final InternetGateways internet;
    private final Map<String, Routes> tables = new HashMap<>();

    NatGateways(Inventory inventory, Client client, Services services, Question question) {
        this.inventory = inventory;
        this.client = client;
        this.services = services;
        this.question = question;
        this.internet = new InternetGateways(inventory);
    }

    List<Hop> through(NetworkObject at, IpAddress from, IpAddress to) {
        Evidence<NatGateway> gateway = inventory.natGateway(at.id());
        List<Hop> hops = new ArrayList<>();
        hops.add(state(at, gateway.flatMap(NatGateway::state)));
        if (!to.isIpv4()) {
            Gap translated = Gaps.byTrial("IPv6 through " + at.id(), "how it translates addresses is not recorded");
            hops.add(Hop.unknown(NAT_ROUTE, Reason.BEYOND_SIGHT, at, List.of(), List.of(translated)));
            return hops;
        }
        Evidence<String> mode = gateway.flatMap(NatGateway::availabilityMode)
                .fold(
                        known -> gateway.flatMap(NatGateway::availabilityMode),
                        absent -> Evidence.known("zonal", absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
        if (mode.is("regional")) {
            Evidence<RouteTable> table =
                    gateway.flatMap(NatGateway::routeTableId).flatMap(inventory::routeTable);
            hops.addAll(onwards(at, gateway, table, Optional.empty(), from, to));
            return hops;
        }
        Evidence<String> subnet = gateway.flatMap(NatGateway::subnetId);
        if (!mode.is("zonal") || !subnet.isKnown()) {
            List<Gap> gaps = Gaps.of(mode.isKnown() ? subnet : mode);
            hops.add(Hop.unknown(
                    NAT_ROUTE,
                    inventory.unread(),
                    at,
                    List.of(),
                    gaps.isEmpty()
                            ? List.of(Gaps.notUnderstood(mode, "what sort " + at.id() + " is of is not clear"))
                            : gaps));
            return hops;
        }
        String subnetId = subnet.toOptional().orElse("");
        hops.addAll(onwards(at, gateway, inventory.routeTableOf(subnetId), Optional.of(subnetId), from, to));
        hops.addAll(acls(subnetId, from, to));
        return hops;
    }

    private Hop state(NetworkObject at, Evidence<String> state) {
        List<Observed> observed = Observed.of(Observed.Name.NAT_GATEWAY_STATE, state, value -> value);
        return switch (state.toOptional().orElse("")) {
            case "available" -> Hop.open(WAY_OUT, at, observed);
            case "pending", "failed", "deleted" -> Hop.blocked(WAY_OUT, Reason.NAT_GATEWAY_NOT_AVAILABLE, at, observed);
            // A gateway that is being deleted may still process traffic.
            default ->
                Hop.unknown(
                        WAY_OUT,
                        state.isKnown() ? Reason.NAT_GATEWAY_NOT_AVAILABLE : inventory.unread(),
                        at,
                        observed,
                        state.isKnown()
                                ? List.of(Gaps.byTrial(at.id(), "it may still carry packets in this state"))
                                : Gaps.of(state));
        };
    }

    private List<Hop> onwards(
            NetworkObject at,
            Evidence<NatGateway> gateway,
            Evidence<RouteTable> table,
            Optional<String> subnetId,
            IpAddress from,
            IpAddress to) {
        Evidence<String> connectivity = gateway.flatMap(NatGateway::connectivityType)
                .fold(
                        known -> gateway.flatMap(NatGateway::connectivityType),
                        absent -> Evidence.known("public", absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
        Routes routes = tables.computeIfAbsent(
                table.map(RouteTable::id).toOptional().orElse(""), id -> new Routes(inventory, table, services));
        if (!routes.gaps().isEmpty()) {
            return List.of(Hop.unknown(NAT_ROUTE, inventory.unread(), at, List.of(), routes.gaps()));
        }
        List<List<Hop>> ways = new ArrayList<>();
        for (Optional<Route> route : routes.to(to)) {
            ways.add(onwards(at, connectivity, routes, route, subnetId));
        }
        List<Hop> hops = new ArrayList<>(Either.of(ways, services.whichAddress()));
        if (subnetId.filter(client.subnetId()::equals).isEmpty()) {
            hops.add(routes.within(NAT_ROUTE_BACK, from));
        }
        return hops;
    }

    private List<Hop> onwards(
            NetworkObject at,
            Evidence<String> connectivity,
            Routes routes,
            Optional<Route> route,
            Optional<String> subnetId) {
        NetworkObject next = route.flatMap(found -> found.target().toOptional())
                .map(Targets::of)
                .orElseGet(routes::at);
        List<Observed> observed = route.map(routes::observed).orElseGet(routes::observed);
        boolean nowhere = route.isEmpty()
                || route.filter(found -> found.state().is("blackhole")).isPresent()
                || next.type() == NetworkObject.Type.VPC
                || next.id().equals(at.id());
        if (nowhere) {
            return List.of(Hop.blocked(NAT_ROUTE, Reason.NAT_GATEWAY_WITHOUT_WAY_OUT, routes.at(), observed));
        }
        if (!route.get().target().isKnown()) {
            return List.of(Hop.unknown(
                    NAT_ROUTE,
                    inventory.unread(),
                    routes.at(),
                    observed,
                    Gaps.of(route.get().target())));
        }
        if (next.type() != NetworkObject.Type.INTERNET_GATEWAY) {
            return List.of(
                    Hop.unknown(NAT_ROUTE, Reason.BEYOND_SIGHT, next, observed, List.of(Gaps.otherSideOf(next))));
        }
        List<Hop> hops = new ArrayList<>();
        hops.add(onwards(at, connectivity, routes, route.get()));
        hops.add(internet.attached(NAT_ROUTE, next));
        subnetId.ifPresentOrElse(
                id -> hops.add(new PublicAccess(inventory).from(id, true)),
                () -> hops.add(new PublicAccess(inventory).fromNoSubnet()));
        return hops;
    }

    /** A private NAT gateway has no public address to send from. */
    private Hop onwards(NetworkObject at, Evidence<String> connectivity, Routes routes, Route route) {
        if (connectivity.is("private")) {
            return Hop.blocked(
                    NAT_ROUTE,
                    Reason.NAT_GATEWAY_PRIVATE,
                    at,
                    Observed.of(Observed.Name.CONNECTIVITY_TYPE, connectivity, type -> type));
        }
        return connectivity.is("public")
                ? routes.active(NAT_ROUTE, route)
                : Hop.unknown(
                        NAT_ROUTE,
                        inventory.unread(),
                        at,
                        List.of(),
                        connectivity.isKnown()
                                ? List.of(Gaps.notUnderstood(
                                        connectivity, "what sort " + at.id() + " is of is not clear"))
                                : Gaps.of(connectivity));
    }

    private List<Hop> acls(String subnetId, IpAddress from, IpAddress to) {
        SubnetAcl acl = inventory.acl(subnetId);
        List<Hop> hops = new ArrayList<>();
        hops.add(acl.out(NAT_SUBNET_ACL_OUT, to, PortRange.HTTPS));
        // The gateway chooses the ports of its side itself.
        hops.add(acl.in(NAT_SUBNET_ACL_BACK_IN, to, PortRange.EPHEMERAL));
        if (!acl.isOf(client.subnetId())) {
            hops.add(acl.in(NAT_SUBNET_ACL_IN, from, PortRange.HTTPS));
            hops.add(acl.out(NAT_SUBNET_ACL_BACK_OUT, from, question.clientPorts()));
        }
        return hops;
    }
}
