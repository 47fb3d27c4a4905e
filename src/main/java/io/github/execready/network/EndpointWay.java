// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.ENDPOINT;
import static io.github.execready.network.Hop.Kind.ENDPOINT_ROUTE_BACK;
import static io.github.execready.network.Hop.Kind.ENDPOINT_SUBNET_ACL_BACK;
import static io.github.execready.network.Hop.Kind.ENDPOINT_SUBNET_ACL_IN;
import static io.github.execready.network.Hop.Kind.ROUTE;
import static io.github.execready.network.Hop.Kind.TASK_SUBNET_ACL_BACK;
import static io.github.execready.network.Hop.Kind.TASK_SUBNET_ACL_OUT;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way to an interface endpoint. Its name has the addresses of all its interfaces, one in each of its subnets, whatever
 * zone asks: each of them has to be reached.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html">Interface endpoints</a>
 */
final class EndpointWay {

    private final Inventory inventory;
    private final Client client;
    private final Departure departure;
    private final Services services;
    private final EndpointHops endpoints;

    EndpointWay(Inventory inventory, Client client, Departure departure, Services services, EndpointHops endpoints) {
        this.inventory = inventory;
        this.client = client;
        this.departure = departure;
        this.services = services;
        this.endpoints = endpoints;
    }

    /** The hops to an endpoint for a client that speaks IPv4, or IPv6 only. */
    List<Hop> to(VpcEndpoint endpoint, boolean ipv4) {
        List<Hop> hops = new ArrayList<>();
        hops.add(endpoints.state(endpoint));
        hops.add(endpoints.policy(endpoint));
        hops.addAll(ipv4 ? withEitherFamily(endpoint) : inFamily(endpoint, false));
        return hops;
    }

    /** Where IPv4 fails, a client with an IPv6 address as well may use that, if the endpoint has one too. */
    private List<Hop> withEitherFamily(VpcEndpoint endpoint) {
        List<Hop> hops = inFamily(endpoint, true);
        boolean ipv6Too = client.mayHaveIpv6(inventory) && !type(endpoint).is("ipv4");
        return ipv6Too
                        && Path.conclusion(hops) == State.BLOCKED
                        && Path.conclusion(inFamily(endpoint, false)) != State.BLOCKED
                ? Either.perhaps(
                        hops, Gaps.byTrial("the way by IPv6 to " + endpoint.id(), "the client may take it instead"))
                : hops;
    }

    private List<Hop> inFamily(VpcEndpoint endpoint, boolean ipv4) {
        NetworkObject at = EndpointHops.at(endpoint);
        Evidence<String> type = type(endpoint);
        List<Observed> observed = Observed.of(Observed.Name.IP_ADDRESS_TYPE, type, value -> value);
        if (type.is(ipv4 ? "ipv6" : "ipv4")) {
            return List.of(Hop.blocked(ENDPOINT, Reason.ENDPOINT_ADDRESS_FAMILY, at, observed));
        }
        Evidence<List<String>> subnets = endpoint.subnetIds();
        List<String> ids = subnets.toOptional().orElse(List.of());
        if (ids.isEmpty() || (!type.is("dualstack") && !type.is(ipv4 ? "ipv4" : "ipv6"))) {
            List<Gap> gaps = Stream.of(Gaps.of(subnets), Gaps.of(type))
                    .flatMap(List::stream)
                    .toList();
            return List.of(Hop.unknown(
                    ENDPOINT,
                    inventory.unread(),
                    at,
                    observed,
                    gaps.isEmpty() ? List.of(Gaps.notUnderstood(type, unclear(endpoint))) : gaps));
        }
        Set<List<Hop>> ways = new LinkedHashSet<>();
        List<IpAddress> sources = client.addresses(inventory, ipv4).distinguishable(inventory.namedBlocks());
        for (String subnet : ids) {
            Peer peer = new Peer(subnet, endpoint);
            for (IpAddress to : addresses(endpoint, subnet, ipv4).distinguishable(inventory.namedBlocks())) {
                sources.forEach(from -> ways.add(peer.hops(from, to)));
            }
        }
        return Either.of(
                ways,
                Gaps.byTrial("the address of " + endpoint.id() + " that the client gets", "the ways to them differ"));
    }

    private static String unclear(VpcEndpoint endpoint) {
        return "which addresses " + endpoint.id() + " has is not clear";
    }

    /** The endpoint's addresses in a subnet: those of its interface there if that is known, else any of the subnet. */
    private Addresses addresses(VpcEndpoint endpoint, String subnetId, boolean ipv4) {
        Set<String> ids = Set.copyOf(endpoint.networkInterfaceIds().toOptional().orElse(List.of()));
        Optional<Blocks> own = Stream.concat(
                        Inventory.known(inventory.network().routeInterfaces()),
                        inventory.network().networkInterface().toOptional().stream())
                .filter(found -> ids.contains(found.id()) && found.subnetId().equals(subnetId))
                .map(found -> Blocks.of(ipv4 ? found.privateIpv4Addresses() : found.ipv6Addresses()))
                .findFirst();
        return Stream.concat(own.stream(), Stream.of(Client.blocks(inventory.subnet(subnetId), ipv4)))
                .filter(blocks -> blocks.gaps().isEmpty() && !blocks.known().isEmpty())
                .findFirst()
                .map(blocks -> Addresses.in(blocks.known()))
                .orElseGet(() -> Client.any(ipv4));
    }

    private static Evidence<String> type(VpcEndpoint endpoint) {
        return endpoint.ipAddressType()
                .fold(
                        known -> endpoint.ipAddressType(),
                        absent -> Evidence.known("ipv4", absent.origin()),
                        unknown -> endpoint.ipAddressType());
    }

    /** The endpoint's interface in one subnet. */
    private final class Peer {

        private final String subnetId;
        private final VpcEndpoint endpoint;
        private final SubnetAcl itsAcl;
        private final Routes itsRoutes;
        private final SecurityGroups in;

        Peer(String subnetId, VpcEndpoint endpoint) {
            this.subnetId = subnetId;
            this.endpoint = endpoint;
            this.itsAcl = inventory.acl(subnetId);
            this.itsRoutes = new Routes(inventory, inventory.routeTableOf(subnetId), services);
            this.in = SecurityGroups.into(inventory, endpoint.securityGroupIds());
        }

        /** Within one subnet packets meet neither ACLs nor routes. */
        List<Hop> hops(IpAddress from, IpAddress to) {
            List<Hop> hops = new ArrayList<>();
            hops.add(departure.groups().pass(to, endpoint.securityGroupIds()));
            hops.add(in.pass(from, client.groups()));
            if (subnetId.equals(client.subnetId())) {
                return hops;
            }
            PortRange ports = endpoints.question().clientPorts();
            hops.add(departure.acl().out(TASK_SUBNET_ACL_OUT, to, PortRange.HTTPS));
            hops.add(departure.routes().within(ROUTE, to));
            hops.add(itsAcl.in(ENDPOINT_SUBNET_ACL_IN, from, PortRange.HTTPS));
            hops.add(itsAcl.out(ENDPOINT_SUBNET_ACL_BACK, from, ports));
            hops.add(itsRoutes.within(ENDPOINT_ROUTE_BACK, from));
            hops.add(departure.acl().in(TASK_SUBNET_ACL_BACK, to, ports));
            return hops;
        }
    }
}
