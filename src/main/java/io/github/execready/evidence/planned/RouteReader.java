// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads route tables, and which subnet has which: the one that it is associated with, else the main one of its VPC, which a
 * new VPC has with nothing but its local route.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html">Route tables</a>
 */
final class RouteReader {

    static final String TABLE = "AWS::EC2::RouteTable";
    private static final String ROUTE = "AWS::EC2::Route";
    private static final String ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";

    /** The properties that name what a route leads to, with the beginning of the ids there. */
    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("GatewayId", ""),
            Map.entry("NatGatewayId", "nat-"),
            Map.entry("TransitGatewayId", "tgw-"),
            Map.entry("VpcPeeringConnectionId", "pcx-"),
            Map.entry("NetworkInterfaceId", "eni-"),
            Map.entry("InstanceId", "i-"),
            Map.entry("EgressOnlyInternetGatewayId", "eigw-"),
            Map.entry("VpcEndpointId", "vpce-"),
            Map.entry("CarrierGatewayId", "cagw-"),
            Map.entry("LocalGatewayId", "lgw-"),
            Map.entry("CoreNetworkArn", ""));

    private final Scope scope;

    RouteReader(Scope scope) {
        this.scope = scope;
    }

    /** All tables of the input, and one for each subnet of which the input does not tell the table. */
    List<RouteTable> all(List<SubnetReader.Read> subnets) {
        List<RouteTable> all = new ArrayList<>();
        Set<String> mainOf = new HashSet<>();
        Set<String> associated = new HashSet<>();
        Map<String, SubnetReader.Read> known = new HashMap<>();
        subnets.forEach(
                subnet -> known.put(subnet.resource().map(Resource::address).orElse(subnet.id()), subnet));
        for (Resource table : scope.ofType(TABLE)) {
            RouteTable read = table(table, known);
            all.add(read);
            associated.addAll(read.subnetIds());
            if (read.main()) {
                mainOf.add(read.vpcId());
            }
        }
        for (Resource vpc : scope.ofType("AWS::EC2::VPC")) {
            String id = scope.names().id(scope, vpc);
            if (!mainOf.contains(id)) {
                all.add(mainTable(vpc, id));
            }
        }
        for (SubnetReader.Read subnet : subnets) {
            if (!associated.contains(subnet.id())) {
                subnet.outside()
                        .or(() -> unclear(subnet))
                        .or(subnet::outsideVpc)
                        .or(scope.graph()::elsewhere)
                        .ifPresent(gap -> all.add(new RouteTable(
                                "rtb-of-" + subnet.id(),
                                subnet.vpcId(),
                                false,
                                List.of(subnet.id()),
                                Evidence.unknown(gap))));
            }
        }
        return all;
    }

    /** Which of the subnets an association names. */
    private static Optional<SubnetReader.Read> named(Property named, Map<String, SubnetReader.Read> subnets) {
        return named.resource(SubnetReader.TYPE)
                .map(resource -> Optional.ofNullable(subnets.get(resource.address())))
                .orElseGet(() -> named.text()
                        .toOptional()
                        .flatMap(text -> Optional.ofNullable(subnets.get(text)))
                        .filter(read -> read.resource().isEmpty()));
    }

    private RouteTable table(Resource resource, Map<String, SubnetReader.Read> subnets) {
        Property table = scope.of(resource);
        List<String> ids = scope.naming(ASSOCIATION, "RouteTableId", resource).stream()
                .flatMap(a -> named(scope.of(a).at("SubnetId"), subnets)
                        .filter(subnet -> Associations.certain(scope, a, subnet, "RouteTableId", resource))
                        .stream())
                .map(SubnetReader.Read::id)
                .distinct()
                .toList();
        String vpc = Places.id(table.at("VpcId"), "vpc-");
        boolean main = scope.naming(ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION, "RouteTableId", resource).stream()
                .map(scope::of)
                .anyMatch(a -> a.at("RouteTableId").names(resource).is(true));
        return new RouteTable(scope.names().id(scope, resource), vpc, main, ids, routes(resource, table));
    }

    private RouteTable mainTable(Resource vpc, String id) {
        return new RouteTable(
                "rtb-main-of-" + id,
                id,
                true,
                List.of(),
                Evidence.known(local(vpc), new Origin(vpc.address(), "RouteTables", vpc.location())));
    }

    private Evidence<List<Route>> routes(Resource resource, Property table) {
        List<Route> routes = new ArrayList<>();
        table.at("VpcId").resource("AWS::EC2::VPC").ifPresent(vpc -> routes.addAll(local(vpc)));
        for (Resource route : scope.naming(ROUTE, "RouteTableId", resource)) {
            Evidence<Boolean> ofTable = scope.of(route).at("RouteTableId").names(resource);
            Evidence<Boolean> exists = scope.exists(route);
            if (ofTable instanceof Evidence.Unknown<Boolean> unknown) {
                return Evidence.unknown(unknown.gap());
            }
            if (ofTable.is(true) && exists instanceof Evidence.Unknown<Boolean> unknown) {
                return Evidence.unknown(unknown.gap());
            }
            if (ofTable.is(true) && exists.is(true)) {
                routes.add(route(scope.of(route)));
            }
        }
        routes.addAll(gatewayEndpoints(resource));
        return scope.graph()
                .elsewhere(resource)
                .<Evidence<List<Route>>>map(Evidence::unknown)
                .orElseGet(() -> Evidence.known(
                        List.copyOf(routes), LeftOut.resting(table.origin(), scope.graph(), ROUTE::equals)));
    }

    /** AWS adds a route for each gateway endpoint; its list of addresses is not in the input. */
    private List<Route> gatewayEndpoints(Resource table) {
        return scope.naming(EndpointReader.TYPE, "RouteTableIds", table).stream()
                .map(scope::of)
                .filter(endpoint -> endpoint.at("RouteTableIds").each().stream()
                        .anyMatch(id -> id.names(table).is(true)))
                .flatMap(endpoint -> scope.graph().at(endpoint.origin().source()).stream())
                .map(endpoint -> new Route(
                        "pl-of-" + scope.names().id(scope, endpoint),
                        Evidence.known(
                                scope.names().id(scope, endpoint),
                                scope.of(endpoint).origin()),
                        Evidence.known("active", scope.of(endpoint).origin())))
                .toList();
    }

    private List<Route> local(Resource vpc) {
        Origin origin = scope.of(vpc).origin();
        return new Ranges(scope)
                .ofVpc(vpc).stream()
                        .map(block ->
                                new Route(block, Evidence.known("local", origin), Evidence.known("active", origin)))
                        .toList();
    }

    private static Route route(Property route) {
        String destination = java.util.stream.Stream.of(
                        "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
                .map(route::at)
                .filter(found -> !found.value().isAbsent())
                .findFirst()
                .map(found -> Places.id(found, ""))
                .orElse("a destination that is not told");
        Evidence<String> target = Evidence.unknown(route.gap("it names no target"));
        for (Map.Entry<String, String> kind : TARGETS.entrySet()) {
            Property named = route.at(kind.getKey());
            if (!named.value().isAbsent() && !named.text().is("")) {
                target = named.text().isUnknown() && !kind.getValue().isEmpty()
                        ? Evidence.known(Places.id(named, kind.getValue()), named.origin())
                        : named.text();
            }
        }
        return new Route(destination, target, Evidence.known("active", route.origin()));
    }

    /** Why a subnet may have a table that the input does not tell. */
    private Optional<Gap> unclear(SubnetReader.Read subnet) {
        return Associations.of(scope, ASSOCIATION, subnet).stream()
                .flatMap(association -> Associations.unclear(scope, association, subnet, "RouteTableId").stream())
                .findFirst();
    }
}
