// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How requests to Amazon EC2 are answered from outputs of the AWS CLI. */
final class Ec2Rules {

    static final Map<Operation<?, ?>, Rule> ALL = Map.ofEntries(
            listing(
                    Ec2Operations.DESCRIBE_INSTANCES,
                    "Reservations",
                    "InstanceIds",
                    "Instances.InstanceId",
                    Map.of("instance-id", "Instances.InstanceId", "vpc-id", "Instances.VpcId")),
            listing(Ec2Operations.DESCRIBE_IMAGES, "Images", "ImageIds", "ImageId", Map.of("image-id", "ImageId")),
            listing(
                    Ec2Operations.DESCRIBE_NETWORK_INTERFACES,
                    "NetworkInterfaces",
                    "NetworkInterfaceIds",
                    "NetworkInterfaceId",
                    Map.of(
                            "network-interface-id", "NetworkInterfaceId",
                            "subnet-id", "SubnetId",
                            "vpc-id", "VpcId",
                            "group-id", "Groups.GroupId",
                            "vpc-endpoint-id", "VpcEndpointId",
                            "private-ip-address", "PrivateIpAddress",
                            "addresses.private-ip-address", "PrivateIpAddresses.PrivateIpAddress",
                            "attachment.instance-id", "Attachment.InstanceId")),
            listing(
                    Ec2Operations.DESCRIBE_SUBNETS,
                    "Subnets",
                    "SubnetIds",
                    "SubnetId",
                    Map.of("subnet-id", "SubnetId", "vpc-id", "VpcId")),
            listing(
                    Ec2Operations.DESCRIBE_ROUTE_TABLES,
                    "RouteTables",
                    "RouteTableIds",
                    "RouteTableId",
                    Map.of(
                            "route-table-id", "RouteTableId",
                            "vpc-id", "VpcId",
                            "association.subnet-id", "Associations.SubnetId",
                            "association.gateway-id", "Associations.GatewayId",
                            "association.main", "Associations.Main")),
            listing(
                    Ec2Operations.DESCRIBE_SECURITY_GROUPS,
                    "SecurityGroups",
                    "GroupIds",
                    "GroupId",
                    Map.of("group-id", "GroupId", "vpc-id", "VpcId")),
            listing(
                    Ec2Operations.DESCRIBE_NETWORK_ACLS,
                    "NetworkAcls",
                    "NetworkAclIds",
                    "NetworkAclId",
                    Map.of(
                            "network-acl-id", "NetworkAclId",
                            "vpc-id", "VpcId",
                            "association.subnet-id", "Associations.SubnetId",
                            "default", "IsDefault")),
            listing(Ec2Operations.DESCRIBE_VPCS, "Vpcs", "VpcIds", "VpcId", Map.of("vpc-id", "VpcId")),
            Map.entry(Ec2Operations.DESCRIBE_VPC_ATTRIBUTE, Ec2Rules::vpcAttribute),
            listing(
                    Ec2Operations.DESCRIBE_DHCP_OPTIONS,
                    "DhcpOptions",
                    "DhcpOptionsIds",
                    "DhcpOptionsId",
                    Map.of("dhcp-options-id", "DhcpOptionsId")),
            listing(
                    Ec2Operations.DESCRIBE_VPC_ENDPOINTS,
                    "VpcEndpoints",
                    "VpcEndpointIds",
                    "VpcEndpointId",
                    Map.of(
                            "vpc-endpoint-id", "VpcEndpointId",
                            "vpc-id", "VpcId",
                            "service-name", "ServiceName",
                            "vpc-endpoint-type", "VpcEndpointType",
                            "vpc-endpoint-state", "State")),
            listing(
                    Ec2Operations.DESCRIBE_NAT_GATEWAYS,
                    "NatGateways",
                    "NatGatewayIds",
                    "NatGatewayId",
                    Map.of(
                            "nat-gateway-id", "NatGatewayId",
                            "subnet-id", "SubnetId",
                            "vpc-id", "VpcId",
                            "state", "State")),
            listing(
                    Ec2Operations.DESCRIBE_INTERNET_GATEWAYS,
                    "InternetGateways",
                    "InternetGatewayIds",
                    "InternetGatewayId",
                    Map.of("internet-gateway-id", "InternetGatewayId", "attachment.vpc-id", "Attachments.VpcId")),
            listing(
                    Ec2Operations.DESCRIBE_MANAGED_PREFIX_LISTS,
                    "PrefixLists",
                    "PrefixListIds",
                    "PrefixListId",
                    Map.of("prefix-list-id", "PrefixListId", "prefix-list-name", "PrefixListName")),
            Map.entry(
                    Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES,
                    Labelled.byFileName(Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES, "PrefixListId")),
            listing(
                    Ec2Operations.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
                    "TransitGatewayVpcAttachments",
                    "TransitGatewayAttachmentIds",
                    "TransitGatewayAttachmentId",
                    Map.of(
                            "transit-gateway-attachment-id", "TransitGatewayAttachmentId",
                            "transit-gateway-id", "TransitGatewayId",
                            "vpc-id", "VpcId",
                            "state", "State")),
            Map.entry(
                    Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
                    new Labelled(
                            Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
                            request -> "the account's options",
                            (request, output) -> true)),
            listing(
                    Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
                    "VpcBlockPublicAccessExclusions",
                    "ExclusionIds",
                    "ExclusionId",
                    Map.of("resource-arn", "ResourceArn", "state", "State")));

    private Ec2Rules() {}

    private static Map.Entry<Operation<?, ?>, Rule> listing(
            Operation<?, ?> operation, String list, String ids, String id, Map<String, String> filters) {
        return Map.entry(operation, new Listing(operation, list, ids, id, filters));
    }

    /** One output has one attribute; the request names it in another case of its first letter. */
    private static Match vpcAttribute(ObjectNode request, Outputs outputs) {
        String vpc = CliOutput.text(request, "VpcId");
        String attribute = CliOutput.text(request, "Attribute");
        String member = attribute.isEmpty() ? "" : Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
        return outputs.of(Ec2Operations.DESCRIBE_VPC_ATTRIBUTE).stream()
                .map(CliOutput::response)
                .filter(response -> vpc.equals(CliOutput.text(response, "VpcId")) && response.has(member))
                .findFirst()
                .<Match>map(Match.Found::new)
                .orElseGet(() -> new Match.Missing(attribute + " of " + vpc));
    }
}
