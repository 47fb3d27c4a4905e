// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
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
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;

/** What is asked of Amazon EC2. */
final class Ec2Operations {

    static final Operation<DescribeInstancesRequest, DescribeInstancesResponse> DESCRIBE_INSTANCES = new Operation<>(
            "ec2",
            "DescribeInstances",
            "ec2:DescribeInstances",
            (clients, request) -> clients.ec2().describeInstances(request),
            DescribeInstancesResponse::builder);

    static final Operation<DescribeImagesRequest, DescribeImagesResponse> DESCRIBE_IMAGES = new Operation<>(
            "ec2",
            "DescribeImages",
            "ec2:DescribeImages",
            (clients, request) -> clients.ec2().describeImages(request),
            DescribeImagesResponse::builder);

    static final Operation<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse>
            DESCRIBE_NETWORK_INTERFACES = new Operation<>(
                    "ec2",
                    "DescribeNetworkInterfaces",
                    "ec2:DescribeNetworkInterfaces",
                    (clients, request) -> clients.ec2().describeNetworkInterfaces(request),
                    DescribeNetworkInterfacesResponse::builder);

    static final Operation<DescribeSubnetsRequest, DescribeSubnetsResponse> DESCRIBE_SUBNETS = new Operation<>(
            "ec2",
            "DescribeSubnets",
            "ec2:DescribeSubnets",
            (clients, request) -> clients.ec2().describeSubnets(request),
            DescribeSubnetsResponse::builder);

    static final Operation<DescribeRouteTablesRequest, DescribeRouteTablesResponse> DESCRIBE_ROUTE_TABLES =
            new Operation<>(
                    "ec2",
                    "DescribeRouteTables",
                    "ec2:DescribeRouteTables",
                    (clients, request) -> clients.ec2().describeRouteTables(request),
                    DescribeRouteTablesResponse::builder);

    static final Operation<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse> DESCRIBE_SECURITY_GROUPS =
            new Operation<>(
                    "ec2",
                    "DescribeSecurityGroups",
                    "ec2:DescribeSecurityGroups",
                    (clients, request) -> clients.ec2().describeSecurityGroups(request),
                    DescribeSecurityGroupsResponse::builder);

    static final Operation<DescribeNetworkAclsRequest, DescribeNetworkAclsResponse> DESCRIBE_NETWORK_ACLS =
            new Operation<>(
                    "ec2",
                    "DescribeNetworkAcls",
                    "ec2:DescribeNetworkAcls",
                    (clients, request) -> clients.ec2().describeNetworkAcls(request),
                    DescribeNetworkAclsResponse::builder);

    static final Operation<DescribeVpcsRequest, DescribeVpcsResponse> DESCRIBE_VPCS = new Operation<>(
            "ec2",
            "DescribeVpcs",
            "ec2:DescribeVpcs",
            (clients, request) -> clients.ec2().describeVpcs(request),
            DescribeVpcsResponse::builder);

    static final Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResponse> DESCRIBE_VPC_ATTRIBUTE =
            new Operation<>(
                    "ec2",
                    "DescribeVpcAttribute",
                    "ec2:DescribeVpcAttribute",
                    (clients, request) -> clients.ec2().describeVpcAttribute(request),
                    DescribeVpcAttributeResponse::builder);

    static final Operation<DescribeDhcpOptionsRequest, DescribeDhcpOptionsResponse> DESCRIBE_DHCP_OPTIONS =
            new Operation<>(
                    "ec2",
                    "DescribeDhcpOptions",
                    "ec2:DescribeDhcpOptions",
                    (clients, request) -> clients.ec2().describeDhcpOptions(request),
                    DescribeDhcpOptionsResponse::builder);

    static final Operation<DescribeVpcEndpointsRequest, DescribeVpcEndpointsResponse> DESCRIBE_VPC_ENDPOINTS =
            new Operation<>(
                    "ec2",
                    "DescribeVpcEndpoints",
                    "ec2:DescribeVpcEndpoints",
                    (clients, request) -> clients.ec2().describeVpcEndpoints(request),
                    DescribeVpcEndpointsResponse::builder);

    static final Operation<DescribeNatGatewaysRequest, DescribeNatGatewaysResponse> DESCRIBE_NAT_GATEWAYS =
            new Operation<>(
                    "ec2",
                    "DescribeNatGateways",
                    "ec2:DescribeNatGateways",
                    (clients, request) -> clients.ec2().describeNatGateways(request),
                    DescribeNatGatewaysResponse::builder);

    static final Operation<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResponse>
            DESCRIBE_INTERNET_GATEWAYS = new Operation<>(
                    "ec2",
                    "DescribeInternetGateways",
                    "ec2:DescribeInternetGateways",
                    (clients, request) -> clients.ec2().describeInternetGateways(request),
                    DescribeInternetGatewaysResponse::builder);

    static final Operation<DescribeManagedPrefixListsRequest, DescribeManagedPrefixListsResponse>
            DESCRIBE_MANAGED_PREFIX_LISTS = new Operation<>(
                    "ec2",
                    "DescribeManagedPrefixLists",
                    "ec2:DescribeManagedPrefixLists",
                    (clients, request) -> clients.ec2().describeManagedPrefixLists(request),
                    DescribeManagedPrefixListsResponse::builder);

    static final Operation<GetManagedPrefixListEntriesRequest, GetManagedPrefixListEntriesResponse>
            GET_MANAGED_PREFIX_LIST_ENTRIES = new Operation<>(
                    "ec2",
                    "GetManagedPrefixListEntries",
                    "ec2:GetManagedPrefixListEntries",
                    (clients, request) -> clients.ec2().getManagedPrefixListEntries(request),
                    GetManagedPrefixListEntriesResponse::builder);

    static final Operation<DescribeTransitGatewayVpcAttachmentsRequest, DescribeTransitGatewayVpcAttachmentsResponse>
            DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS = new Operation<>(
                    "ec2",
                    "DescribeTransitGatewayVpcAttachments",
                    "ec2:DescribeTransitGatewayVpcAttachments",
                    (clients, request) -> clients.ec2().describeTransitGatewayVpcAttachments(request),
                    DescribeTransitGatewayVpcAttachmentsResponse::builder);

    static final Operation<DescribeVpcBlockPublicAccessOptionsRequest, DescribeVpcBlockPublicAccessOptionsResponse>
            DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS = new Operation<>(
                    "ec2",
                    "DescribeVpcBlockPublicAccessOptions",
                    "ec2:DescribeVpcBlockPublicAccessOptions",
                    (clients, request) -> clients.ec2().describeVpcBlockPublicAccessOptions(request),
                    DescribeVpcBlockPublicAccessOptionsResponse::builder);

    static final Operation<
                    DescribeVpcBlockPublicAccessExclusionsRequest, DescribeVpcBlockPublicAccessExclusionsResponse>
            DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS = new Operation<>(
                    "ec2",
                    "DescribeVpcBlockPublicAccessExclusions",
                    "ec2:DescribeVpcBlockPublicAccessExclusions",
                    (clients, request) -> clients.ec2().describeVpcBlockPublicAccessExclusions(request),
                    DescribeVpcBlockPublicAccessExclusionsResponse::builder);

    static final List<Operation<?, ?>> ALL = List.of(
            DESCRIBE_INSTANCES,
            DESCRIBE_IMAGES,
            DESCRIBE_NETWORK_INTERFACES,
            DESCRIBE_SUBNETS,
            DESCRIBE_ROUTE_TABLES,
            DESCRIBE_SECURITY_GROUPS,
            DESCRIBE_NETWORK_ACLS,
            DESCRIBE_VPCS,
            DESCRIBE_VPC_ATTRIBUTE,
            DESCRIBE_DHCP_OPTIONS,
            DESCRIBE_VPC_ENDPOINTS,
            DESCRIBE_NAT_GATEWAYS,
            DESCRIBE_INTERNET_GATEWAYS,
            DESCRIBE_MANAGED_PREFIX_LISTS,
            GET_MANAGED_PREFIX_LIST_ENTRIES,
            DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
            DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
            DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS);

    private Ec2Operations() {}
}
