// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Reads route tables. */
final class RouteTableReader {

    private final AwsApi api;

    RouteTableReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<List<RouteTable>>> ofVpc(String vpcId) {
        return Ec2Pages.ROUTE_TABLES.read(
                api,
                DescribeRouteTablesRequest.builder()
                        .filters(Ec2Pages.filter("vpc-id", vpcId))
                        .build(),
                RouteTableReader::table);
    }

    private static RouteTable table(software.amazon.awssdk.services.ec2.model.RouteTable table, Reading reading) {
        return new RouteTable(
                Reading.plain(table.routeTableId()),
                Reading.plain(table.vpcId()),
                table.associations().stream().anyMatch(association -> Boolean.TRUE.equals(association.main())),
                table.associations().stream()
                        .map(RouteTableAssociation::subnetId)
                        .filter(Objects::nonNull)
                        .toList(),
                reading.list("Routes", table.routes(), RouteTableReader::route));
    }

    private static Route route(software.amazon.awssdk.services.ec2.model.Route route, Reading reading) {
        String destination = Stream.of(
                        reading.text("DestinationCidrBlock", route.destinationCidrBlock()),
                        reading.text("DestinationIpv6CidrBlock", route.destinationIpv6CidrBlock()),
                        reading.text("DestinationPrefixListId", route.destinationPrefixListId()))
                .flatMap(found -> found.toOptional().stream())
                .findFirst()
                .orElse("");
        return new Route(destination, target(route, reading), reading.text("State", route.stateAsString()));
    }

    /** AWS sets one member of many; a route to an instance also names the interface, which is what counts. */
    private static Evidence<String> target(software.amazon.awssdk.services.ec2.model.Route route, Reading reading) {
        return Stream.of(
                        reading.text("GatewayId", route.gatewayId()),
                        reading.text("NatGatewayId", route.natGatewayId()),
                        reading.text("NetworkInterfaceId", route.networkInterfaceId()),
                        reading.text("InstanceId", route.instanceId()),
                        reading.text("TransitGatewayId", route.transitGatewayId()),
                        reading.text("VpcPeeringConnectionId", route.vpcPeeringConnectionId()),
                        reading.text("EgressOnlyInternetGatewayId", route.egressOnlyInternetGatewayId()),
                        reading.text("CarrierGatewayId", route.carrierGatewayId()),
                        reading.text("LocalGatewayId", route.localGatewayId()),
                        reading.text("CoreNetworkArn", route.coreNetworkArn()),
                        reading.text("OdbNetworkArn", route.odbNetworkArn()))
                .filter(Evidence::isKnown)
                .findFirst()
                .orElseGet(() -> Evidence.absent(reading.origin()));
    }
}
