// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessExclusion;
import software.amazon.awssdk.services.ec2.model.VpcBlockPublicAccessOptions;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * One VPC of account 111122223333: the task's interface {@code eni-task} with the group {@code sg-task} in {@code
 * subnet-a}; the group {@code sg-endpoint} of an endpoint names {@code sg-other}; routes lead to a NAT gateway, to the
 * interface {@code eni-appliance} and to the prefix list {@code pl-route}, and {@code sg-task} names {@code pl-rule}.
 * Filters are obeyed, as EC2 does it.
 */
final class VpcAccount {

    static final String OWNER = "111122223333";

    private VpcAccount() {}

    static FakeAws allows() {
        return places(new FakeAws())
                .computes(
                        Ec2Operations.DESCRIBE_ROUTE_TABLES,
                        request -> DescribeRouteTablesResponse.builder()
                                .routeTables(routeTable())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_NETWORK_ACLS,
                        request -> DescribeNetworkAclsResponse.builder()
                                .networkAcls(networkAcl())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_VPC_ENDPOINTS,
                        request -> DescribeVpcEndpointsResponse.builder()
                                .vpcEndpoints(endpoint())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_NAT_GATEWAYS,
                        request -> DescribeNatGatewaysResponse.builder()
                                .natGateways(NatGateway.builder()
                                        .natGatewayId("nat-1")
                                        .subnetId("subnet-b")
                                        .state("available")
                                        .connectivityType("public")
                                        .availabilityMode("zonal")
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_INTERNET_GATEWAYS,
                        request -> DescribeInternetGatewaysResponse.builder()
                                .internetGateways(InternetGateway.builder()
                                        .internetGatewayId("igw-1")
                                        .attachments(
                                                InternetGatewayAttachment.builder()
                                                        .vpcId("vpc-1")
                                                        .state("available")
                                                        .build(),
                                                InternetGatewayAttachment.builder()
                                                        .vpcId("vpc-2")
                                                        .state("detaching")
                                                        .build())
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS,
                        request -> DescribeTransitGatewayVpcAttachmentsResponse.builder()
                                .transitGatewayVpcAttachments(TransitGatewayVpcAttachment.builder()
                                        .transitGatewayAttachmentId("tgw-attach-1")
                                        .transitGatewayId("tgw-1")
                                        .state("available")
                                        .subnetIds("subnet-a")
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_SECURITY_GROUPS,
                        request -> DescribeSecurityGroupsResponse.builder()
                                .securityGroups(filtered(request.filters(), groups(), SecurityGroup::groupId))
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_MANAGED_PREFIX_LISTS,
                        request -> DescribeManagedPrefixListsResponse.builder()
                                .prefixLists(
                                        ManagedPrefixList.builder()
                                                .prefixListId("pl-route")
                                                .prefixListName("com.amazonaws.eu-west-1.s3")
                                                .build(),
                                        ManagedPrefixList.builder()
                                                .prefixListId("pl-rule")
                                                .prefixListName("aws")
                                                .build())
                                .build())
                .computes(
                        Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES,
                        request -> GetManagedPrefixListEntriesResponse.builder()
                                .entries(PrefixListEntry.builder()
                                        .cidr(request.prefixListId().equals("pl-route") ? "52.0.0.0/8" : "10.0.0.0/8")
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
                        request -> DescribeVpcBlockPublicAccessOptionsResponse.builder()
                                .vpcBlockPublicAccessOptions(VpcBlockPublicAccessOptions.builder()
                                        .internetGatewayBlockMode("block-bidirectional")
                                        .state("update-complete")
                                        .build())
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
                        request -> DescribeVpcBlockPublicAccessExclusionsResponse.builder()
                                .vpcBlockPublicAccessExclusions(VpcBlockPublicAccessExclusion.builder()
                                        .exclusionId("vpcbpa-exclude-1")
                                        .resourceArn("arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-b")
                                        .internetGatewayExclusionMode("allow-egress")
                                        .state("create-complete")
                                        .build())
                                .build());
    }

    private static FakeAws places(FakeAws aws) {
        return aws.computes(
                        OtherOperations.GET_CALLER_IDENTITY,
                        request -> GetCallerIdentityResponse.builder()
                                .account(OWNER)
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_NETWORK_INTERFACES,
                        request -> DescribeNetworkInterfacesResponse.builder()
                                .networkInterfaces(
                                        filtered(request.filters(), interfaces(), NetworkInterface::networkInterfaceId))
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_SUBNETS,
                        request -> DescribeSubnetsResponse.builder()
                                .subnets(filtered(request.filters(), subnets(OWNER), Subnet::subnetId))
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_VPCS,
                        request -> DescribeVpcsResponse.builder().vpcs(vpc()).build())
                .computes(Ec2Operations.DESCRIBE_VPC_ATTRIBUTE, request -> {
                    AttributeBooleanValue on =
                            AttributeBooleanValue.builder().value(true).build();
                    return request.attributeAsString().equals("enableDnsSupport")
                            ? DescribeVpcAttributeResponse.builder()
                                    .enableDnsSupport(on)
                                    .build()
                            : DescribeVpcAttributeResponse.builder()
                                    .enableDnsHostnames(on)
                                    .build();
                })
                .computes(
                        Ec2Operations.DESCRIBE_DHCP_OPTIONS,
                        request -> DescribeDhcpOptionsResponse.builder()
                                .dhcpOptions(DhcpOptions.builder()
                                        .dhcpConfigurations(
                                                DhcpConfiguration.builder()
                                                        .key("domain-name")
                                                        .build(),
                                                DhcpConfiguration.builder()
                                                        .key("domain-name-servers")
                                                        .values(AttributeValue.builder()
                                                                .value("AmazonProvidedDNS")
                                                                .build())
                                                        .build())
                                        .build())
                                .build());
    }

    /** The elements that the one filter lets through: by id, or all of the VPC. */
    static <T> List<T> filtered(List<Filter> filters, Collection<T> all, Function<T, String> id) {
        Filter filter = filters.get(0);
        return all.stream()
                .filter(element -> filter.name().equals("vpc-id")
                        ? filter.values().contains("vpc-1")
                        : filter.values().contains(id.apply(element)))
                .toList();
    }

    private static List<NetworkInterface> interfaces() {
        return List.of(
                NetworkInterface.builder()
                        .networkInterfaceId("eni-task")
                        .subnetId("subnet-a")
                        .vpcId("vpc-1")
                        .groups(GroupIdentifier.builder().groupId("sg-task").build())
                        .privateIpAddresses(NetworkInterfacePrivateIpAddress.builder()
                                .privateIpAddress("10.0.1.10")
                                .build())
                        .ipv6Addresses(NetworkInterfaceIpv6Address.builder()
                                .ipv6Address("2001:db8::10")
                                .build())
                        .association(NetworkInterfaceAssociation.builder()
                                .publicIp("203.0.113.10")
                                .build())
                        .sourceDestCheck(true)
                        .ownerId(OWNER)
                        .build(),
                NetworkInterface.builder()
                        .networkInterfaceId("eni-appliance")
                        .subnetId("subnet-b")
                        .vpcId("vpc-1")
                        .sourceDestCheck(false)
                        .build());
    }

    static List<Subnet> subnets(String owner) {
        return List.of(
                Subnet.builder()
                        .subnetId("subnet-a")
                        .vpcId("vpc-1")
                        .availabilityZoneId("euw1-az1")
                        .cidrBlock("10.0.1.0/24")
                        .ipv6Native(false)
                        .mapPublicIpOnLaunch(true)
                        .enableDns64(false)
                        .ownerId(owner)
                        .blockPublicAccessStates(states -> states.internetGatewayBlockMode("off"))
                        .build(),
                Subnet.builder()
                        .subnetId("subnet-b")
                        .vpcId("vpc-1")
                        .ownerId(owner)
                        .build());
    }

    private static Vpc vpc() {
        return Vpc.builder()
                .vpcId("vpc-1")
                .ownerId(OWNER)
                .dhcpOptionsId("dopt-1")
                .cidrBlockAssociationSet(block("10.0.0.0/16", "associated"), block("10.9.0.0/16", "disassociated"))
                .build();
    }

    private static VpcCidrBlockAssociation block(String cidr, String state) {
        return VpcCidrBlockAssociation.builder()
                .cidrBlock(cidr)
                .cidrBlockState(VpcCidrBlockState.builder().state(state).build())
                .build();
    }

    private static RouteTable routeTable() {
        return RouteTable.builder()
                .routeTableId("rtb-1")
                .vpcId("vpc-1")
                .associations(
                        RouteTableAssociation.builder().main(true).build(),
                        RouteTableAssociation.builder().subnetId("subnet-a").build())
                .routes(
                        Route.builder()
                                .destinationCidrBlock("10.0.0.0/16")
                                .gatewayId("local")
                                .state("active")
                                .build(),
                        Route.builder()
                                .destinationCidrBlock("0.0.0.0/0")
                                .natGatewayId("nat-1")
                                .state("blackhole")
                                .build(),
                        Route.builder()
                                .destinationIpv6CidrBlock("::/0")
                                .egressOnlyInternetGatewayId("eigw-1")
                                .build(),
                        Route.builder()
                                .destinationPrefixListId("pl-route")
                                .gatewayId("vpce-2")
                                .build(),
                        Route.builder()
                                .destinationCidrBlock("172.16.0.0/12")
                                .instanceId("i-nat")
                                .networkInterfaceId("eni-appliance")
                                .build(),
                        Route.builder()
                                .destinationCidrBlock("192.168.0.0/16")
                                .transitGatewayId("tgw-1")
                                .build(),
                        Route.builder()
                                .destinationCidrBlock("192.0.2.0/24")
                                .vpcPeeringConnectionId("pcx-1")
                                .build())
                .build();
    }

    private static NetworkAcl networkAcl() {
        return NetworkAcl.builder()
                .networkAclId("acl-1")
                .vpcId("vpc-1")
                .isDefault(true)
                .associations(
                        NetworkAclAssociation.builder().subnetId("subnet-a").build())
                .entries(
                        NetworkAclEntry.builder()
                                .ruleNumber(100)
                                .egress(true)
                                .ruleAction("allow")
                                .protocol("6")
                                .cidrBlock("0.0.0.0/0")
                                .portRange(PortRange.builder().from(443).to(443).build())
                                .build(),
                        NetworkAclEntry.builder()
                                .ruleNumber(32767)
                                .egress(false)
                                .ruleAction("deny")
                                .protocol("-1")
                                .ipv6CidrBlock("::/0")
                                .build())
                .build();
    }

    private static VpcEndpoint endpoint() {
        return VpcEndpoint.builder()
                .vpcEndpointId("vpce-1")
                .vpcId("vpc-1")
                .serviceName("com.amazonaws.eu-west-1.ssmmessages")
                .vpcEndpointType("Interface")
                .state("available")
                .privateDnsEnabled(true)
                .subnetIds("subnet-a")
                .groups(SecurityGroupIdentifier.builder().groupId("sg-endpoint").build())
                .networkInterfaceIds("eni-e")
                .policyDocument("{\"Statement\":\"%2B\"}")
                .ipAddressType("ipv4")
                .dnsEntries(DnsEntry.builder()
                        .dnsName("ssmmessages.eu-west-1.amazonaws.com")
                        .build())
                .dnsOptions(options -> options.privateDnsOnlyForInboundResolverEndpoint(false))
                .build();
    }

    private static List<SecurityGroup> groups() {
        return List.of(
                SecurityGroup.builder()
                        .groupId("sg-task")
                        .vpcId("vpc-1")
                        .ipPermissionsEgress(IpPermission.builder()
                                .ipProtocol("-1")
                                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                                .prefixListIds(PrefixListId.builder()
                                        .prefixListId("pl-rule")
                                        .build())
                                .build())
                        .build(),
                SecurityGroup.builder()
                        .groupId("sg-endpoint")
                        .vpcId("vpc-1")
                        .ipPermissions(IpPermission.builder()
                                .ipProtocol("tcp")
                                .fromPort(443)
                                .toPort(443)
                                .userIdGroupPairs(
                                        UserIdGroupPair.builder()
                                                .groupId("sg-task")
                                                .build(),
                                        UserIdGroupPair.builder()
                                                .groupId("sg-other")
                                                .build())
                                .build())
                        .build(),
                SecurityGroup.builder().groupId("sg-other").vpcId("vpc-1").build());
    }
}
