// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Attribute.blocks;
import static io.github.execready.evidence.terraform.Attribute.link;
import static io.github.execready.evidence.terraform.Attribute.links;
import static io.github.execready.evidence.terraform.Attribute.list;
import static io.github.execready.evidence.terraform.Attribute.plain;
import static io.github.execready.evidence.terraform.Attribute.plains;
import static io.github.execready.evidence.terraform.Attribute.policy;
import static io.github.execready.evidence.terraform.Types.ACL;
import static io.github.execready.evidence.terraform.Types.DEFAULT_GROUP;
import static io.github.execready.evidence.terraform.Types.DEFAULT_SUBNET;
import static io.github.execready.evidence.terraform.Types.DEFAULT_TABLE;
import static io.github.execready.evidence.terraform.Types.DEFAULT_VPC;
import static io.github.execready.evidence.terraform.Types.EGRESS_ONLY;
import static io.github.execready.evidence.terraform.Types.ENDPOINT;
import static io.github.execready.evidence.terraform.Types.GROUP;
import static io.github.execready.evidence.terraform.Types.INTERNET_GATEWAY;
import static io.github.execready.evidence.terraform.Types.NAT_GATEWAY;
import static io.github.execready.evidence.terraform.Types.SUBNET;
import static io.github.execready.evidence.terraform.Types.TABLE;
import static io.github.execready.evidence.terraform.Types.VPC;

import io.github.execready.evidence.planned.ResourceType;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The objects of VPCs. */
final class NetworkShapes {

    private static final String DHCP_OPTIONS = "aws_vpc_dhcp_options";

    private NetworkShapes() {}

    static Stream<Shape> all() {
        Stream<Shape> places = Stream.of(VPC, DEFAULT_VPC)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::VPC",
                        plains("cidr_block", "enable_dns_support", "enable_dns_hostnames"),
                        plain("ipv6_cidr_block"),
                        plain("assign_generated_ipv6_cidr_block")));
        Stream<Shape> subnets = Stream.of(SUBNET, DEFAULT_SUBNET)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::Subnet",
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        plains(
                                "cidr_block",
                                "ipv6_cidr_block",
                                "availability_zone",
                                "map_public_ip_on_launch",
                                "assign_ipv6_address_on_creation",
                                "ipv6_native",
                                "enable_dns64")));
        return Stream.of(places, subnets, routes(), gateways(), settings(), groups(), acls())
                .flatMap(Function.identity());
    }

    private static Stream<Shape> routes() {
        Attribute[] targets = {
            plain("ipv6_cidr_block", "DestinationIpv6CidrBlock"),
            plain("destination_prefix_list_id"),
            link("gateway_id", "GatewayId", INTERNET_GATEWAY, "aws_vpn_gateway"),
            link("nat_gateway_id", "NatGatewayId", NAT_GATEWAY),
            link("egress_only_gateway_id", "EgressOnlyInternetGatewayId", EGRESS_ONLY),
            link("transit_gateway_id", "TransitGatewayId", "aws_ec2_transit_gateway"),
            link("vpc_peering_connection_id", "VpcPeeringConnectionId", "aws_vpc_peering_connection"),
            link("network_interface_id", "NetworkInterfaceId", "aws_network_interface"),
            link("instance_id", "InstanceId", "aws_instance"),
            link("vpc_endpoint_id", "VpcEndpointId", ENDPOINT),
            plain("local_gateway_id"),
            plain("carrier_gateway_id"),
            plain("core_network_arn")
        };
        Attribute inline = new Attribute(
                "route",
                "Routes",
                Attribute.Kind.BLOCKS,
                Stream.concat(Stream.of(plain("cidr_block", "DestinationCidrBlock")), Stream.of(targets))
                        .toList(),
                Set.of());
        Stream<Attribute> alone = Stream.concat(
                Stream.of(
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        plain("destination_cidr_block"),
                        plain("destination_ipv6_cidr_block")),
                Stream.of(targets).skip(1));
        return Stream.of(
                Shape.of(TABLE, "AWS::EC2::RouteTable", link("vpc_id", "VpcId", VPC, DEFAULT_VPC), inline),
                Shape.of(
                        DEFAULT_TABLE,
                        "AWS::EC2::RouteTable",
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        link("default_route_table_id", "Default", VPC, DEFAULT_VPC),
                        inline),
                Shape.of("aws_route", "AWS::EC2::Route", alone),
                Shape.of(
                        "aws_route_table_association",
                        "AWS::EC2::SubnetRouteTableAssociation",
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET)),
                Shape.of(
                        "aws_main_route_table_association",
                        ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION,
                        link("route_table_id", "RouteTableId", TABLE, DEFAULT_TABLE),
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC)));
    }

    private static Stream<Shape> gateways() {
        Attribute vpc = link("vpc_id", "VpcId", VPC, DEFAULT_VPC);
        return Stream.of(
                Shape.of(INTERNET_GATEWAY, "AWS::EC2::InternetGateway", vpc),
                Shape.of(
                        "aws_internet_gateway_attachment",
                        "AWS::EC2::VPCGatewayAttachment",
                        vpc,
                        link("internet_gateway_id", "InternetGatewayId", INTERNET_GATEWAY)),
                Shape.of(
                        NAT_GATEWAY,
                        "AWS::EC2::NatGateway",
                        link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET),
                        plain("connectivity_type")),
                Shape.of(EGRESS_ONLY, "AWS::EC2::EgressOnlyInternetGateway", vpc),
                Shape.of(
                        ENDPOINT,
                        "AWS::EC2::VPCEndpoint",
                        vpc,
                        plains("service_name", "vpc_endpoint_type", "private_dns_enabled", "ip_address_type"),
                        links("subnet_ids", "SubnetIds", SUBNET, DEFAULT_SUBNET),
                        links("security_group_ids", "SecurityGroupIds", GROUP, DEFAULT_GROUP),
                        links("route_table_ids", "RouteTableIds", TABLE, DEFAULT_TABLE),
                        policy("policy", "PolicyDocument")),
                addition("aws_vpc_endpoint_subnet_association", link("subnet_id", "SubnetIds", SUBNET, DEFAULT_SUBNET)),
                Shape.of(
                        "aws_vpc_endpoint_security_group_association",
                        "",
                        plain("replace_default_association"),
                        link("vpc_endpoint_id", "Endpoint", ENDPOINT),
                        link("security_group_id", "SecurityGroupIds", GROUP, DEFAULT_GROUP)),
                addition(
                        "aws_vpc_endpoint_route_table_association",
                        link("route_table_id", "RouteTableIds", TABLE, DEFAULT_TABLE)),
                addition("aws_vpc_endpoint_policy", policy("policy", "PolicyDocument")),
                addition("aws_vpc_endpoint_private_dns", plain("private_dns_enabled")));
    }

    /** What holds for all that is in a VPC, or in a Region. */
    private static Stream<Shape> settings() {
        return Stream.of(
                Shape.of(DHCP_OPTIONS, "AWS::EC2::DHCPOptions", list("domain_name_servers")),
                Shape.of(
                        "aws_vpc_dhcp_options_association",
                        "AWS::EC2::VPCDHCPOptionsAssociation",
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        link("dhcp_options_id", "DhcpOptionsId", DHCP_OPTIONS)),
                Shape.of(
                        "aws_vpc_block_public_access_options",
                        "AWS::EC2::VPCBlockPublicAccessOptions",
                        plain("internet_gateway_block_mode")),
                Shape.of(
                        "aws_vpc_block_public_access_exclusion",
                        "AWS::EC2::VPCBlockPublicAccessExclusion",
                        plain("internet_gateway_exclusion_mode"),
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET)));
    }

    private static Shape addition(String name, Attribute added) {
        return Shape.of(name, "", link("vpc_endpoint_id", "Endpoint", ENDPOINT), added);
    }

    private static Stream<Shape> groups() {
        Attribute[] rule = {
            plain("protocol", "IpProtocol"),
            plain("from_port"),
            plain("to_port"),
            list("cidr_blocks"),
            list("ipv6_cidr_blocks"),
            list("prefix_list_ids"),
            links("security_groups", "SecurityGroups", GROUP, DEFAULT_GROUP),
            plain("self")
        };
        Stream<Shape> sets = Stream.of(GROUP, DEFAULT_GROUP)
                .map(name -> Shape.of(
                        name,
                        "AWS::EC2::SecurityGroup",
                        plain("name", "GroupName"),
                        link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                        blocks("egress", "SecurityGroupEgress", rule),
                        blocks("ingress", "SecurityGroupIngress", rule)));
        Stream<Shape> rules = Stream.of(
                Shape.of(
                        "aws_security_group_rule",
                        "AWS::EC2::SecurityGroupEgress",
                        plain("type"),
                        link("security_group_id", "GroupId", GROUP, DEFAULT_GROUP),
                        plain("protocol", "IpProtocol"),
                        plain("from_port"),
                        plain("to_port"),
                        list("cidr_blocks"),
                        list("ipv6_cidr_blocks"),
                        list("prefix_list_ids"),
                        link("source_security_group_id", "SecurityGroups", GROUP, DEFAULT_GROUP),
                        plain("self")),
                rule("egress", "Destination"),
                rule("ingress", "Source"));
        return Stream.concat(sets, rules);
    }

    private static Shape rule(String direction, String end) {
        return Shape.of(
                "aws_vpc_security_group_" + direction + "_rule",
                "AWS::EC2::SecurityGroup" + Attribute.pascal(direction),
                link("security_group_id", "GroupId", GROUP, DEFAULT_GROUP),
                plain("ip_protocol"),
                plain("from_port"),
                plain("to_port"),
                plain("cidr_ipv4", "CidrIp"),
                plain("cidr_ipv6", "CidrIpv6"),
                plain("prefix_list_id", end + "PrefixListId"),
                link("referenced_security_group_id", end + "SecurityGroupId", GROUP, DEFAULT_GROUP));
    }

    private static Stream<Shape> acls() {
        Attribute[] entry = {
            plain("rule_no", "RuleNumber"),
            plain("protocol"),
            plain("action", "RuleAction"),
            plain("cidr_block"),
            plain("ipv6_cidr_block"),
            plain("from_port", "PortRange.From"),
            plain("to_port", "PortRange.To")
        };
        return Stream.concat(
                Stream.of(ACL, "aws_default_network_acl")
                        .map(name -> Shape.of(
                                name,
                                "AWS::EC2::NetworkAcl",
                                link("vpc_id", "VpcId", VPC, DEFAULT_VPC),
                                link("default_network_acl_id", "Default", VPC, DEFAULT_VPC),
                                links("subnet_ids", "SubnetIds", SUBNET, DEFAULT_SUBNET),
                                blocks("egress", "Egress", entry),
                                blocks("ingress", "Ingress", entry))),
                Stream.of(
                        Shape.of(
                                "aws_network_acl_rule",
                                "AWS::EC2::NetworkAclEntry",
                                link("network_acl_id", "NetworkAclId", ACL),
                                plain("rule_number"),
                                plain("protocol"),
                                plain("rule_action"),
                                plain("egress"),
                                plain("cidr_block"),
                                plain("ipv6_cidr_block"),
                                plain("from_port", "PortRange.From"),
                                plain("to_port", "PortRange.To")),
                        Shape.of(
                                "aws_network_acl_association",
                                "AWS::EC2::SubnetNetworkAclAssociation",
                                link("network_acl_id", "NetworkAclId", ACL),
                                link("subnet_id", "SubnetId", SUBNET, DEFAULT_SUBNET))));
    }
}
