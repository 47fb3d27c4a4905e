// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.model.Attachment;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Instance;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.PrefixList;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.Subnet;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;

class NetworkReaderTest {

    private static final Origin ORIGIN = new Origin("test:Fixture", "");
    private static final Gap GAP = new Gap(Gap.Reason.ACCESS_DENIED, "ecs:DescribeTasks", "denied");

    private static <T> Evidence<T> known(T value) {
        return Evidence.known(value, ORIGIN);
    }

    private static <T> Evidence<T> absent() {
        return Evidence.absent(ORIGIN);
    }

    private static Evidence<Attachment> attachment() {
        return known(new Attachment(known("ATTACHED"), known("eni-task"), known("subnet-a"), known("10.0.1.10")));
    }

    private static Evidence<NetworkConfiguration> service(String... subnets) {
        return known(new NetworkConfiguration(known(List.of(subnets)), known(List.of("sg-task")), known("DISABLED")));
    }

    private static Evidence<Instance> instance() {
        return known(new Instance(
                "i-1",
                known("subnet-a"),
                known("vpc-1"),
                known(List.of("sg-task")),
                known(List.of("eni-task", "eni-second")),
                absent(),
                absent(),
                absent(),
                absent(),
                absent(),
                absent()));
    }

    private static Pending<Evidence<Network>> fargate(AwsApi aws) {
        return new NetworkReader(aws).network(attachment(), absent(), service("subnet-b", "subnet-a"));
    }

    private static Network network(AwsApi aws) {
        return fargate(aws).join().toOptional().orElseThrow();
    }

    private static <T> List<T> list(Evidence<List<T>> evidence) {
        return evidence.toOptional().orElseThrow();
    }

    @Test
    void everythingOnTheWayIsReadInFourRounds() {
        FakeAws aws = VpcAccount.allows();
        Pending<Evidence<Network>> read = fargate(new OnceOnly(aws));
        Network network = read.join().toOptional().orElseThrow();

        assertThat(Gaps.in(network)).isEmpty();
        assertThat(list(network.subnets())).extracting(Subnet::id).containsExactly("subnet-a", "subnet-b");
        assertThat(list(network.securityGroups()))
                .extracting(SecurityGroup::id)
                .containsExactly("sg-endpoint", "sg-task", "sg-other");
        assertThat(list(network.prefixLists())).extracting(PrefixList::id).containsExactly("pl-route", "pl-rule");
        assertThat(list(network.routeInterfaces()))
                .extracting(NetworkInterface::id)
                .containsExactly("eni-appliance");
        assertThat(read.chain()).isEqualTo(4);
    }

    @Test
    void theInterfaceOfTheTaskIsReadWithItsAddresses() {
        NetworkInterface found =
                network(VpcAccount.allows()).networkInterface().toOptional().orElseThrow();

        assertThat(found.id()).isEqualTo("eni-task");
        assertThat(found.subnetId()).isEqualTo("subnet-a");
        assertThat(found.securityGroupIds().is(List.of("sg-task"))).isTrue();
        assertThat(found.privateIpv4Addresses().is(List.of("10.0.1.10"))).isTrue();
        assertThat(found.ipv6Addresses().is(List.of("2001:db8::10"))).isTrue();
        assertThat(found.publicIp().is("203.0.113.10")).isTrue();
        assertThat(found.sourceDestCheck().is(true)).isTrue();
    }

    @Test
    void routesAreReadWithWhatTheyLeadTo() {
        RouteTable table = list(network(VpcAccount.allows()).routeTables()).get(0);

        assertThat(table.main()).isTrue();
        assertThat(table.subnetIds()).containsExactly("subnet-a");
        assertThat(list(table.routes()))
                .extracting(
                        Route::destination, route -> route.target().toOptional().orElse(""))
                .containsExactly(
                        tuple("10.0.0.0/16", "local"),
                        tuple("0.0.0.0/0", "nat-1"),
                        tuple("::/0", "eigw-1"),
                        tuple("pl-route", "vpce-2"),
                        tuple("172.16.0.0/12", "eni-appliance"),
                        tuple("192.168.0.0/16", "tgw-1"),
                        tuple("192.0.2.0/24", "pcx-1"));
        assertThat(list(table.routes()).get(1).state().is("blackhole")).isTrue();
        assertThat(list(table.routes()).get(1).target())
                .isEqualTo(Evidence.known(
                        "nat-1", new Origin("ec2:DescribeRouteTables", "RouteTables[0].Routes[1].NatGatewayId")));
    }

    @Test
    void rulesAreReadWithTheirPorts() {
        Network network = network(VpcAccount.allows());

        assertThat(list(list(network.networkAcls()).get(0).entries()))
                .containsExactly(
                        new NetworkAclEntry(100, true, true, "6", "0.0.0.0/0", 443, 443),
                        new NetworkAclEntry(32767, false, false, "-1", "::/0", -1, -1));
        SecurityGroup endpoint = list(network.securityGroups()).get(0);
        assertThat(list(endpoint.ingress()).get(0).fromPort()).isEqualTo(443);
        assertThat(list(endpoint.ingress()).get(0).groupIds()).containsExactly("sg-task", "sg-other");
        SecurityGroup task = list(network.securityGroups()).get(1);
        assertThat(list(task.egress()).get(0).fromPort()).isEqualTo(-1);
        assertThat(list(task.egress()).get(0).prefixListIds()).containsExactly("pl-rule");
        assertThat(list(task.ingress())).isEmpty();
    }

    @Test
    void anEndpointKeepsAwsSpellingAndItsPolicyAsSent() {
        VpcEndpoint endpoint = list(network(VpcAccount.allows()).endpoints()).get(0);

        assertThat(endpoint.state().is("available")).isTrue();
        assertThat(endpoint.privateDnsEnabled().is(true)).isTrue();
        assertThat(endpoint.dnsNames().is(List.of("ssmmessages.eu-west-1.amazonaws.com")))
                .isTrue();
        assertThat(endpoint.policy().toOptional().orElseThrow().json()).isEqualTo("{\"Statement\":\"%2B\"}");
    }

    @Test
    void theVpcIsReadWithWhatNamesNeed() {
        Network network = network(VpcAccount.allows());

        assertThat(network.vpc().flatMap(vpc -> vpc.cidrBlocks()).is(List.of("10.0.0.0/16")))
                .isTrue();
        assertThat(network.vpc().flatMap(vpc -> vpc.enableDnsSupport()).is(true))
                .isTrue();
        assertThat(network.vpc().flatMap(vpc -> vpc.enableDnsHostnames()).is(true))
                .isTrue();
        assertThat(network.vpc().flatMap(vpc -> vpc.domainNameServers()).is(List.of("AmazonProvidedDNS")))
                .isTrue();
    }

    @Test
    void gatewaysAndBlockPublicAccessAreRead() {
        Network network = network(VpcAccount.allows());

        assertThat(list(network.natGateways()).get(0).connectivityType().is("public"))
                .isTrue();
        assertThat(list(network.internetGateways()).get(0).attachedVpcIds().is(List.of("vpc-1")))
                .isTrue();
        assertThat(list(network.transitGatewayAttachments()).get(0).state().is("available"))
                .isTrue();
        assertThat(network.blockPublicAccess()
                        .flatMap(block -> block.internetGatewayBlockMode())
                        .is("block-bidirectional"))
                .isTrue();
        assertThat(list(network.blockPublicAccess().flatMap(block -> block.exclusions()))
                        .get(0)
                        .resource()
                        .map(arn -> arn.resource())
                        .is("subnet/subnet-b"))
                .isTrue();
        assertThat(list(network.subnets()).get(0).internetGatewayBlockMode().is("off"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"public, public, public", "public, private, private", "public, '', private", "'', '', ''"})
    void blocksOfIpv6ArePrivateUnlessAllAreSaidToBePublic(String one, String other, String all) {
        FakeAws aws = VpcAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_SUBNETS,
                        request -> DescribeSubnetsResponse.builder()
                                .subnets(software.amazon.awssdk.services.ec2.model.Subnet.builder()
                                        .subnetId("subnet-a")
                                        .vpcId("vpc-1")
                                        .ipv6CidrBlockAssociationSet(
                                                ipv6("2001:db8:1::/64", "associated", one),
                                                ipv6("2001:db8:2::/64", "associated", other),
                                                ipv6("fd00::/64", "disassociated", "private"))
                                        .build())
                                .build());

        Subnet subnet = list(network(aws).subnets()).get(0);

        assertThat(list(subnet.ipv6CidrBlocks())).containsExactly("2001:db8:1::/64", "2001:db8:2::/64");
        assertThat(subnet.ipv6AddressAttribute().toOptional().orElse("")).isEqualTo(all);
    }

    private static SubnetIpv6CidrBlockAssociation ipv6(String block, String state, String attribute) {
        return SubnetIpv6CidrBlockAssociation.builder()
                .ipv6CidrBlock(block)
                .ipv6CidrBlockState(association -> association.state(state))
                .ipv6AddressAttribute(attribute.isEmpty() ? null : attribute)
                .build();
    }

    static Stream<Arguments> denied() {
        return Stream.of(
                Arguments.of(Ec2Operations.DESCRIBE_NETWORK_INTERFACES, List.of("networkInterface", "routeInterfaces")),
                Arguments.of(
                        Ec2Operations.DESCRIBE_VPCS, List.of("vpc.cidrBlocks", "vpc.ownerId", "vpc.domainNameServers")),
                Arguments.of(
                        Ec2Operations.DESCRIBE_VPC_ATTRIBUTE,
                        List.of("vpc.enableDnsSupport", "vpc.enableDnsHostnames")),
                Arguments.of(Ec2Operations.DESCRIBE_DHCP_OPTIONS, List.of("vpc.domainNameServers")),
                Arguments.of(Ec2Operations.DESCRIBE_SUBNETS, List.of("subnets")),
                Arguments.of(Ec2Operations.DESCRIBE_ROUTE_TABLES, List.of("routeTables")),
                Arguments.of(Ec2Operations.DESCRIBE_NETWORK_ACLS, List.of("networkAcls")),
                Arguments.of(Ec2Operations.DESCRIBE_VPC_ENDPOINTS, List.of("endpoints")),
                Arguments.of(Ec2Operations.DESCRIBE_NAT_GATEWAYS, List.of("natGateways")),
                Arguments.of(Ec2Operations.DESCRIBE_INTERNET_GATEWAYS, List.of("internetGateways")),
                Arguments.of(
                        Ec2Operations.DESCRIBE_TRANSIT_GATEWAY_VPC_ATTACHMENTS, List.of("transitGatewayAttachments")),
                Arguments.of(Ec2Operations.DESCRIBE_SECURITY_GROUPS, List.of("securityGroups")),
                Arguments.of(
                        Ec2Operations.DESCRIBE_MANAGED_PREFIX_LISTS,
                        List.of("prefixLists[0].name", "prefixLists[1].name")),
                Arguments.of(
                        Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES,
                        List.of("prefixLists[0].cidrs", "prefixLists[1].cidrs")),
                Arguments.of(Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS, List.of("blockPublicAccess")),
                Arguments.of(
                        Ec2Operations.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS,
                        List.of("blockPublicAccess.exclusions")),
                Arguments.of(OtherOperations.GET_CALLER_IDENTITY, List.of()));
    }

    @ParameterizedTest
    @MethodSource("denied")
    void aDeniedCallLeavesExactlyItsOwnFactsUnknown(Operation<?, ?> operation, List<String> unknown) {
        Network network =
                network(VpcAccount.allows().fails(operation, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation"));

        assertThat(Gaps.in(network))
                .containsExactlyInAnyOrderElementsOf(unknown.stream()
                        .map(path -> path + " " + operation.action() + " ACCESS_DENIED")
                        .toList());
    }

    @Test
    void withoutInterfaceAndSubnetsTheRestCannotBeFound() {
        FakeAws aws = VpcAccount.allows()
                .fails(Ec2Operations.DESCRIBE_NETWORK_INTERFACES, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation")
                .fails(Ec2Operations.DESCRIBE_SUBNETS, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation");

        assertThat(Gaps.in(network(aws)))
                .contains(
                        "vpc ec2:DescribeSubnets ACCESS_DENIED",
                        "routeTables ec2:DescribeSubnets ACCESS_DENIED",
                        "endpoints ec2:DescribeSubnets ACCESS_DENIED");
        assertThat(aws.count(Ec2Operations.DESCRIBE_ROUTE_TABLES)).isZero();
    }

    @Test
    void subnetsThatTheAccountDoesNotShowLeaveTheRestUnknown() {
        FakeAws aws = VpcAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_NETWORK_INTERFACES,
                        request -> DescribeNetworkInterfacesResponse.builder().build())
                .computes(
                        Ec2Operations.DESCRIBE_SUBNETS,
                        request -> DescribeSubnetsResponse.builder().build());

        Network network = network(aws);

        assertThat(network.networkInterface().isAbsent()).isTrue();
        assertThat(Gaps.in(network)).contains("endpoints ec2:DescribeSubnets NOT_VISIBLE");
    }

    private static FakeAws shared() {
        return VpcAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_SUBNETS,
                        request -> DescribeSubnetsResponse.builder()
                                .subnets(VpcAccount.subnets("999999999999"))
                                .build())
                .computes(
                        Ec2Operations.DESCRIBE_ROUTE_TABLES,
                        request -> DescribeRouteTablesResponse.builder().build())
                .computes(
                        Ec2Operations.DESCRIBE_NETWORK_ACLS,
                        request -> DescribeNetworkAclsResponse.builder().build())
                .computes(
                        Ec2Operations.DESCRIBE_VPC_ENDPOINTS,
                        request -> DescribeVpcEndpointsResponse.builder().build())
                .computes(
                        Ec2Operations.DESCRIBE_NAT_GATEWAYS,
                        request -> DescribeNatGatewaysResponse.builder().build());
    }

    @Test
    void whatBelongsToASharedVpcIsNotVisibleInsteadOfEmpty() {
        Network network = network(shared());

        assertThat(Gaps.in(network))
                .containsExactlyInAnyOrder(
                        "routeTables ec2:DescribeRouteTables NOT_VISIBLE",
                        "networkAcls ec2:DescribeNetworkAcls NOT_VISIBLE",
                        "endpoints ec2:DescribeVpcEndpoints NOT_VISIBLE",
                        "natGateways ec2:DescribeNatGateways NOT_VISIBLE",
                        "internetGateways ec2:DescribeInternetGateways NOT_VISIBLE",
                        "transitGatewayAttachments ec2:DescribeTransitGatewayVpcAttachments NOT_VISIBLE",
                        "routeInterfaces ec2:DescribeRouteTables NOT_VISIBLE",
                        "blockPublicAccess ec2:DescribeVpcBlockPublicAccessOptions NOT_VISIBLE");
        assertThat(list(network.securityGroups())).extracting(SecurityGroup::id).containsExactly("sg-task");
    }

    @Test
    void withoutTheCallersAccountTheInterfacesOwnerTellsAForeignVpc() {
        FakeAws aws = shared().fails(OtherOperations.GET_CALLER_IDENTITY, Failure.Kind.NOT_COLLECTED, "");

        assertThat(Gaps.in(network(aws))).contains("endpoints ec2:DescribeVpcEndpoints NOT_VISIBLE");
    }

    @Test
    void anEmptyListOfAVpcOfUnknownOwnerSaysNothing() {
        FakeAws aws =
                shared().fails(Ec2Operations.DESCRIBE_SUBNETS, Failure.Kind.ACCESS_DENIED, "UnauthorizedOperation");

        assertThat(Gaps.in(network(aws)))
                .contains("routeTables ec2:DescribeSubnets NOT_VISIBLE", "endpoints ec2:DescribeSubnets NOT_VISIBLE")
                .doesNotContain("internetGateways ec2:DescribeSubnets NOT_VISIBLE");
    }

    @Test
    void anEmptyListOfTheOwnVpcIsKnownToBeEmpty() {
        FakeAws aws = VpcAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_VPC_ENDPOINTS,
                        request -> DescribeVpcEndpointsResponse.builder().build());

        assertThat(list(network(aws).endpoints())).isEmpty();
    }

    @Test
    void aGroupThatTheAccountDoesNotShowIsInTheListWithItsRulesUnknown() {
        FakeAws aws = VpcAccount.allows()
                .computes(
                        Ec2Operations.DESCRIBE_SECURITY_GROUPS,
                        request -> DescribeSecurityGroupsResponse.builder().build());

        assertThat(Gaps.in(network(aws).securityGroups()))
                .contains(
                        "[0].ingress ec2:DescribeSecurityGroups NOT_VISIBLE",
                        "[1].egress ec2:DescribeSecurityGroups NOT_VISIBLE");
    }

    @Test
    void inBridgeModeThePrimaryInterfaceOfTheInstanceDecides() {
        FakeAws aws = VpcAccount.allows();
        Pending<Evidence<Network>> read = new NetworkReader(aws).network(absent(), instance(), absent());

        assertThat(read.join()
                        .flatMap(Network::networkInterface)
                        .map(NetworkInterface::id)
                        .is("eni-task"))
                .isTrue();
        assertThat(values(aws.requests(DescribeNetworkInterfacesRequest.class)
                        .get(0)
                        .filters()))
                .containsExactly("eni-task");
        // The VPC is known beforehand, so that its objects are asked for with the interface.
        assertThat(read.chain()).isEqualTo(3);
    }

    @Test
    void inAwsvpcModeOnEc2TheTasksOwnInterfaceDecides() {
        FakeAws aws = VpcAccount.allows();

        new NetworkReader(aws).network(attachment(), instance(), absent()).join();

        assertThat(values(aws.requests(DescribeNetworkInterfacesRequest.class)
                        .get(0)
                        .filters()))
                .containsExactly("eni-task");
        assertThat(aws.requests(DescribeNetworkInterfacesRequest.class)).hasSize(2);
    }

    @Test
    void withoutATaskTheSubnetsOfTheServiceAreRead() {
        Network network = new NetworkReader(VpcAccount.allows())
                .network(absent(), absent(), service("subnet-a"))
                .join()
                .toOptional()
                .orElseThrow();

        assertThat(network.networkInterface().isAbsent()).isTrue();
        assertThat(list(network.subnets())).extracting(Subnet::id).containsExactly("subnet-a", "subnet-b");
        assertThat(list(network.securityGroups())).extracting(SecurityGroup::id).contains("sg-task");
        assertThat(Gaps.in(network)).isEmpty();
    }

    @Test
    void anExternalInstanceHasNoNetworkToRead() {
        FakeAws aws = VpcAccount.allows();

        assertThat(new NetworkReader(aws)
                        .network(absent(), absent(), absent())
                        .join()
                        .isAbsent())
                .isTrue();
        assertThat(aws.requests(DescribeSubnetsRequest.class)).isEmpty();
    }

    @Test
    void anUnknownPlaceIsAnUnknownNetwork() {
        NetworkReader reader = new NetworkReader(VpcAccount.allows());

        assertThat(reader.network(Evidence.unknown(GAP), absent(), absent()).join())
                .isEqualTo(Evidence.unknown(GAP));
        assertThat(reader.network(absent(), Evidence.unknown(GAP), absent()).join())
                .isEqualTo(Evidence.unknown(GAP));
        assertThat(reader.network(absent(), absent(), Evidence.unknown(GAP)).join())
                .isEqualTo(Evidence.unknown(GAP));
    }

    @Test
    void anUnknownTaskOfAKnownServiceStillHasTheServicesSubnets() {
        Network network = new NetworkReader(VpcAccount.allows())
                .network(Evidence.unknown(GAP), absent(), service("subnet-a"))
                .join()
                .toOptional()
                .orElseThrow();

        assertThat(Gaps.in(network)).containsExactly("networkInterface ecs:DescribeTasks ACCESS_DENIED");
    }

    @Test
    void twoTargetsOfOneServiceAskTheSame() {
        FakeAws aws = VpcAccount.allows();
        OnceOnly once = new OnceOnly(aws);
        fargate(once).join();
        int calls = once.calls();
        new NetworkReader(once)
                .network(attachment(), absent(), service("subnet-a", "subnet-b", "subnet-a"))
                .join();

        assertThat(once.calls()).isEqualTo(calls);
    }

    @Test
    void manyGroupsAreAskedForInPartsThatEc2Takes() {
        FakeAws aws = VpcAccount.allows();
        List<String> ids =
                Stream.iterate(1, i -> i + 1).limit(401).map(i -> "sg-" + i).toList();

        Evidence<List<SecurityGroup>> groups =
                new SecurityGroupReader(aws).all(ids).join();

        assertThat(list(groups)).hasSize(401);
        assertThat(aws.requests(DescribeSecurityGroupsRequest.class))
                .extracting(request -> values(request.filters()).size())
                .containsExactly(200, 200, 1);
    }

    private static List<String> values(List<Filter> filters) {
        return filters.get(0).values();
    }
}
