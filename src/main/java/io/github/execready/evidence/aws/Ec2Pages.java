// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Collection;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/**
 * The lists of EC2. They are asked by filters, not by ids: an id that does not exist, or belongs to another account, makes
 * the whole call fail, while a filter leaves it out.
 */
final class Ec2Pages {

    static final Pages<DescribeSubnetsRequest, DescribeSubnetsResponse, Subnet> SUBNETS = new Pages<>(
            Ec2Operations.DESCRIBE_SUBNETS,
            "Subnets",
            DescribeSubnetsResponse::subnets,
            DescribeSubnetsResponse::nextToken,
            (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse, NetworkInterface>
            NETWORK_INTERFACES = new Pages<>(
                    Ec2Operations.DESCRIBE_NETWORK_INTERFACES,
                    "NetworkInterfaces",
                    DescribeNetworkInterfacesResponse::networkInterfaces,
                    DescribeNetworkInterfacesResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeVpcsRequest, DescribeVpcsResponse, Vpc> VPCS = new Pages<>(
            Ec2Operations.DESCRIBE_VPCS,
            "Vpcs",
            DescribeVpcsResponse::vpcs,
            DescribeVpcsResponse::nextToken,
            (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeRouteTablesRequest, DescribeRouteTablesResponse, RouteTable> ROUTE_TABLES = new Pages<>(
            Ec2Operations.DESCRIBE_ROUTE_TABLES,
            "RouteTables",
            DescribeRouteTablesResponse::routeTables,
            DescribeRouteTablesResponse::nextToken,
            (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse, SecurityGroup> SECURITY_GROUPS =
            new Pages<>(
                    Ec2Operations.DESCRIBE_SECURITY_GROUPS,
                    "SecurityGroups",
                    DescribeSecurityGroupsResponse::securityGroups,
                    DescribeSecurityGroupsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeNetworkAclsRequest, DescribeNetworkAclsResponse, NetworkAcl> NETWORK_ACLS = new Pages<>(
            Ec2Operations.DESCRIBE_NETWORK_ACLS,
            "NetworkAcls",
            DescribeNetworkAclsResponse::networkAcls,
            DescribeNetworkAclsResponse::nextToken,
            (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResponse, VpcEndpoint> VPC_ENDPOINTS =
            new Pages<>(
                    Ec2Operations.DESCRIBE_VPC_ENDPOINTS,
                    "VpcEndpoints",
                    DescribeVpcEndpointsResponse::vpcEndpoints,
                    DescribeVpcEndpointsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeNatGatewaysRequest, DescribeNatGatewaysResponse, NatGateway> NAT_GATEWAYS = new Pages<>(
            Ec2Operations.DESCRIBE_NAT_GATEWAYS,
            "NatGateways",
            DescribeNatGatewaysResponse::natGateways,
            DescribeNatGatewaysResponse::nextToken,
            (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResponse, InternetGateway>
            INTERNET_GATEWAYS = new Pages<>(
                    Ec2Operations.DESCRIBE_INTERNET_GATEWAYS,
                    "InternetGateways",
                    DescribeInternetGatewaysResponse::internetGateways,
                    DescribeInternetGatewaysResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<DescribeManagedPrefixListsRequest, DescribeManagedPrefixListsResponse, ManagedPrefixList>
            PREFIX_LISTS = new Pages<>(
                    Ec2Operations.DESCRIBE_MANAGED_PREFIX_LISTS,
                    "PrefixLists",
                    DescribeManagedPrefixListsResponse::prefixLists,
                    DescribeManagedPrefixListsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResponse, PrefixListEntry>
            PREFIX_LIST_ENTRIES = new Pages<>(
                    Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES,
                    "Entries",
                    GetManagedPrefixListEntriesResponse::entries,
                    GetManagedPrefixListEntriesResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<
                    DescribeTransitGatewayVpcAttachmentsRequest,
                    DescribeTransitGatewayVpcAttachmentsResponse,
                    TransitGatewayVpcAttachment>
            TRANSIT_GATEWAY_ATTACHMENTS = new Pages<>(
                    Ec2Operations.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
                    "TransitGatewayVpcAttachments",
                    DescribeTransitGatewayVpcAttachmentsResponse::transitGatewayVpcAttachments,
                    DescribeTransitGatewayVpcAttachmentsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    static final Pages<
                    DescribeVpcBlockPublicAccessExclusionsRequest,
                    DescribeVpcBlockPublicAccessExclusionsResponse,
                    VpcBlockPublicAccessExclusion>
            BLOCK_PUBLIC_ACCESS_EXCLUSIONS = new Pages<>(
                    Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
                    "VpcBlockPublicAccessExclusions",
                    DescribeVpcBlockPublicAccessExclusionsResponse::vpcBlockPublicAccessExclusions,
                    DescribeVpcBlockPublicAccessExclusionsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    private Ec2Pages() {}

    /** A filter whose values stand in the order of their text, so that equal questions are equal requests. */
    static Filter filter(String name, Collection<String> values) {
        return Filter.builder()
                .name(name)
                .values(values.stream().distinct().sorted().toList())
                .build();
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
