// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.World.absent;
import static io.github.execready.network.World.all;
import static io.github.execready.network.World.blackhole;
import static io.github.execready.network.World.entry;
import static io.github.execready.network.World.exclusion;
import static io.github.execready.network.World.hidden;
import static io.github.execready.network.World.known;
import static io.github.execready.network.World.route;
import static io.github.execready.network.World.tcp;
import static io.github.execready.network.World.toGroup;
import static io.github.execready.network.World.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.Route;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.Subnet;
import io.github.execready.model.Vpc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathAnalysisTest {

    private static final Question QUESTION =
            Question.of("ssmmessages", World.REGION, endpoint -> new EndpointPolicy.PolicyAnswer.Yes());

    private static final Question DUAL_STACK = QUESTION.withDualStack(known(true));

    private static final List<String> ALL_SUBNETS = List.of("subnet-task", "subnet-nat", "subnet-a", "subnet-b");

    @Test
    void aNatGatewayIsAWayOut() {
        Path path = path(World.withNat());

        assertOpen(path);
        assertThat(path.destination()).isEqualTo(new Destination.PublicAddresses(Optional.empty()));
        assertThat(path.through("vpce-1")).contains(false);
    }

    @Test
    void anEndpointNeedsNoDefaultRoute() {
        Path path = path(World.withEndpoint());

        assertOpen(path);
        assertThat(path.through("vpce-1")).contains(true);
        assertThat(path.destination())
                .isInstanceOfSatisfying(
                        Destination.ThroughEndpoint.class,
                        through -> assertThat(through.privateIp()).contains("10.0.1.10"));
    }

    @Test
    void withoutRouteAndEndpointThereIsNoWay() {
        assertBlocked(path(World.withNat().taskRoutes()), Hop.Kind.ROUTE, Reason.NO_ROUTE);
    }

    @Test
    void theMainTableServesASubnetThatNamesNone() {
        World world = World.withNat();
        world.tables.remove("rtb-task");

        assertBlocked(path(world), Hop.Kind.ROUTE, Reason.NO_ROUTE);
        assertOpen(path(world.table("rtb-main", true, List.of(), route("0.0.0.0/0", "nat-1"))));
    }

    @Test
    void aPublicSubnetIsOfNoUseWithoutAPublicAddress() {
        World world = World.withNat().taskRoutes(route("0.0.0.0/0", "igw-1"));

        assertBlocked(path(world), Hop.Kind.WAY_OUT, Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP);
        assertThat(path(world).deciding().get(0).at().id()).isEqualTo("eni-1");
        assertUnknown(path(world.publicIp(hidden())), Hop.Kind.WAY_OUT, Reason.NOT_READ);
        Path open = path(world.publicIp(known("203.0.113.9")));
        assertOpen(open);
        assertThat(open.destination()).isEqualTo(new Destination.PublicAddresses(Optional.of("203.0.113.9")));
    }

    @Test
    void anInternetGatewayHasToBeAttached() {
        World world = World.withNat().internetGateway("igw-1", "vpc-2");

        assertBlocked(path(world), Hop.Kind.NAT_ROUTE, Reason.INTERNET_GATEWAY_NOT_ATTACHED);
        world.internetGateways.clear();
        assertUnknown(path(world), Hop.Kind.NAT_ROUTE, Reason.NOT_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "failed", "deleted"})
    void aNatGatewayHasToWork(String state) {
        assertBlocked(
                path(World.withNat().nat("nat-1", "subnet-nat", state, "public")),
                Hop.Kind.WAY_OUT,
                Reason.NAT_GATEWAY_NOT_AVAILABLE);
    }

    @Test
    void aNatGatewayThatIsBeingDeletedMayWork() {
        assertUnknown(
                path(World.withNat().nat("nat-1", "subnet-nat", "deleting", "public")),
                Hop.Kind.WAY_OUT,
                Reason.NAT_GATEWAY_NOT_AVAILABLE);
    }

    @Test
    void aPrivateNatGatewayDoesNotLeadToTheInternet() {
        World world = World.withNat().nat("nat-1", "subnet-nat", "available", "private");

        assertBlocked(path(world), Hop.Kind.NAT_ROUTE, Reason.NAT_GATEWAY_PRIVATE);
        assertUnknown(path(natRoute(world, "tgw-1")), Hop.Kind.NAT_ROUTE, Reason.BEYOND_SIGHT);
    }

    @Test
    void aNatGatewayNeedsAWayOutOfItsOwn() {
        World world = World.withNat();

        assertBlocked(path(natRoute(world, "nat-1")), Hop.Kind.NAT_ROUTE, Reason.NAT_GATEWAY_WITHOUT_WAY_OUT);
        assertUnknown(path(natRoute(world, "vpce-firewall")), Hop.Kind.NAT_ROUTE, Reason.BEYOND_SIGHT);
        world.table("rtb-nat", false, List.of("subnet-nat"), route("10.0.0.0/16", "local"));
        assertBlocked(path(world), Hop.Kind.NAT_ROUTE, Reason.NAT_GATEWAY_WITHOUT_WAY_OUT);
    }

    @Test
    void aRegionalNatGatewayHasATableAndNoSubnet() {
        World world = World.withNat();
        world.nats.put(
                "nat-1",
                new NatGateway(
                        "nat-1", absent(), known("available"), known("public"), known("regional"), known("rtb-nat")));
        assertOpen(path(world));

        world.table("rtb-nat", false, List.of(), route("10.0.0.0/16", "local"));
        assertBlocked(path(world), Hop.Kind.NAT_ROUTE, Reason.NAT_GATEWAY_WITHOUT_WAY_OUT);
        world.tables.remove("rtb-nat");
        assertUnknown(path(world), Hop.Kind.NAT_ROUTE, Reason.NOT_READ);
    }

    @Test
    void aBlackholeSwallows() {
        assertBlocked(
                path(World.withNat().taskRoutes(blackhole("0.0.0.0/0", "nat-1"))),
                Hop.Kind.ROUTE,
                Reason.BLACKHOLE_ROUTE);
    }

    @ParameterizedTest
    @CsvSource({
        "tgw-1, TRANSIT_GATEWAY",
        "pcx-1, VPC_PEERING_CONNECTION",
        "vgw-1, VIRTUAL_PRIVATE_GATEWAY",
        "lgw-1, LOCAL_GATEWAY",
        "cagw-1, CARRIER_GATEWAY",
        "i-1, INSTANCE",
        "arn:aws:networkmanager::111122223333:core-network/core-network-1, CORE_NETWORK",
        "something, OTHER"
    })
    void whatLiesOutOfSightIsUnknown(String target, NetworkObject.Type type) {
        Path path = path(World.withNat().taskRoutes(route("0.0.0.0/0", target)));

        assertUnknown(path, Hop.Kind.WAY_OUT, Reason.BEYOND_SIGHT);
        assertThat(path.hop(Hop.Kind.WAY_OUT).orElseThrow().at()).isEqualTo(new NetworkObject(type, target));
        assertThat(path.destination()).isInstanceOf(Destination.NotKnown.class);
        assertThat(path.through("vpce-1")).isEmpty();
    }

    @Test
    void anApplianceHasToPassOnWhatIsNotForIt() {
        World world = World.withNat().taskRoutes(route("0.0.0.0/0", "eni-9"));
        NetworkInterface checking = World.networkInterface("eni-9", "subnet-nat", List.of("sg-9"), "10.0.0.9");

        assertUnknown(path(world), Hop.Kind.WAY_OUT, Reason.BEYOND_SIGHT);
        world.routeInterfaces.put("eni-9", checking);
        assertBlocked(path(world), Hop.Kind.WAY_OUT, Reason.SOURCE_DEST_CHECK);
    }

    @Test
    void aFirewallEndpointIsOutOfSight() {
        World world = World.withNat().taskRoutes(route("0.0.0.0/0", "vpce-9")).endpoint("vpce-9", "x", "subnet-nat");
        world.endpoint("vpce-9", old -> RandomWorlds.change(old, "GatewayLoadBalancer", "available", false, "ipv4"));

        assertUnknown(path(world), Hop.Kind.WAY_OUT, Reason.FIREWALL_ENDPOINT);
    }

    @Test
    void aNarrowRouteElsewhereMakesThePublicWayUnknown() {
        World narrow = World.withNat().taskRoutes(route("0.0.0.0/0", "nat-1"), route("52.0.0.0/8", "tgw-1"));
        World only = World.withNat().taskRoutes(route("52.0.0.0/8", "nat-1"));
        World privateOnly = World.withNat().taskRoutes(route("0.0.0.0/0", "nat-1"), route("10.0.0.0/8", "tgw-1"));

        assertThat(path(narrow).conclusion()).isEqualTo(State.UNKNOWN);
        assertThat(path(only).conclusion()).isEqualTo(State.UNKNOWN);
        assertOpen(path(privateOnly));
    }

    @Test
    void endpointsMayBeSharedByAnotherNetwork() {
        assertUnknown(
                path(World.withNat().taskRoutes(route("10.0.0.0/8", "tgw-1"))), Hop.Kind.WAY_OUT, Reason.BEYOND_SIGHT);
    }

    @Test
    void theTasksGroupsHaveToLetPacketsOut() {
        World world = World.withNat();

        assertBlocked(path(world.taskGroup()), Hop.Kind.TASK_SECURITY_GROUPS, Reason.TASK_SECURITY_GROUP_EGRESS);
        assertBlocked(
                path(world.taskGroup(tcp(80, 80, "0.0.0.0/0"))),
                Hop.Kind.TASK_SECURITY_GROUPS,
                Reason.TASK_SECURITY_GROUP_EGRESS);
        assertOpen(path(world.taskGroup(tcp(400, 500, "0.0.0.0/0"))));
        assertThat(path(world.taskGroup(tcp(443, 443, "52.0.0.0/8"))).conclusion())
                .isEqualTo(State.UNKNOWN);
    }

    @Test
    void aSecondGroupAddsItsRules() {
        World world = World.withNat()
                .taskGroup()
                .group("sg-2", List.of(), List.of(all("0.0.0.0/0")))
                .own(World.networkInterface("eni-1", "subnet-task", List.of("sg-task", "sg-2"), "10.0.1.10"));

        assertOpen(path(world));
        world.groups.remove("sg-2");
        assertUnknown(path(world), Hop.Kind.TASK_SECURITY_GROUPS, Reason.NOT_READ);
    }

    @Test
    void egressToTheListOfAnotherServiceIsNone() {
        World world =
                World.withNat().taskGroup(toList("pl-s3")).list("pl-s3", "com.amazonaws.eu-west-1.s3", "52.216.0.0/15");

        assertBlocked(path(world), Hop.Kind.TASK_SECURITY_GROUPS, Reason.TASK_SECURITY_GROUP_EGRESS);
        world.lists.clear();
        assertUnknown(path(world), Hop.Kind.TASK_SECURITY_GROUPS, Reason.NOT_READ);
        assertOpen(path(world.list("pl-s3", "everything", "0.0.0.0/1", "128.0.0.0/1")));
    }

    @Test
    void egressToAGroupReachesWhatHasIt() {
        assertOpen(path(World.withEndpoint().taskGroup(toGroup("sg-endpoint"))));
        assertBlocked(
                path(World.withEndpoint().taskGroup(toGroup("sg-other"))),
                Hop.Kind.TASK_SECURITY_GROUPS,
                Reason.TASK_SECURITY_GROUP_EGRESS);
        assertBlocked(
                path(World.withNat().taskGroup(toGroup("sg-endpoint"))),
                Hop.Kind.TASK_SECURITY_GROUPS,
                Reason.TASK_SECURITY_GROUP_EGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "pendingAcceptance", "rejected", "failed", "expired", "deleted"})
    void anEndpointHasToBeAvailable(String state) {
        World world = World.withEndpoint();
        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", state, true, "ipv4"));

        assertBlocked(path(world), Hop.Kind.NAME_RESOLUTION, Reason.ENDPOINT_NOT_AVAILABLE);
        assertThat(path(world).through("vpce-1")).isEmpty();
    }

    @Test
    void anEndpointLeavesTheNameAloneWithoutPrivateDns() {
        World world = World.withEndpoint();
        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", false, "ipv4"));

        assertBlocked(path(world), Hop.Kind.NAME_RESOLUTION, Reason.ENDPOINT_PRIVATE_DNS_OFF);
        assertOpen(path(world.taskRoutes(route("0.0.0.0/0", "nat-1"))));
    }

    @Test
    void privateDnsNeedsHostnames() {
        World world = World.withEndpoint().vpc(vpc -> dns(vpc, known(true), known(false), "AmazonProvidedDNS"));

        assertBlocked(path(world), Hop.Kind.NAME_RESOLUTION, Reason.VPC_DNS_HOSTNAMES_OFF);
        assertOpen(path(world.taskRoutes(route("0.0.0.0/0", "nat-1"))));
    }

    @Test
    void withoutDnsSupportNoNameIsFound() {
        World world = World.withNat().vpc(vpc -> dns(vpc, known(false), known(true), "AmazonProvidedDNS"));

        assertBlocked(path(world), Hop.Kind.NAME_RESOLUTION, Reason.VPC_DNS_SUPPORT_OFF);
        assertOpen(path(world.vpc(vpc -> dns(vpc, known(false), known(true), "10.9.9.9"))));
    }

    @Test
    void otherNameServersMayKnowTheEndpointOrNot() {
        World world = World.withEndpoint().vpc(vpc -> dns(vpc, known(true), known(true), "10.9.9.9"));

        assertUnknown(path(world), Hop.Kind.NAME_RESOLUTION, Reason.CUSTOM_DNS);
        assertOpen(path(world.taskRoutes(route("0.0.0.0/0", "nat-1"))));
        assertOpen(path(World.withNat().vpc(vpc -> dns(vpc, known(true), known(true), "10.9.9.9"))));
    }

    @Test
    void theEndpointsGroupsHaveToAdmitTheTask() {
        World world = World.withEndpoint();

        assertBlocked(
                path(world.group("sg-endpoint", List.of(), List.of())),
                Hop.Kind.ENDPOINT_SECURITY_GROUPS,
                Reason.ENDPOINT_SECURITY_GROUP);
        assertBlocked(
                path(world.group("sg-endpoint", List.of(tcp(443, 443, "10.0.2.0/24")), List.of())),
                Hop.Kind.ENDPOINT_SECURITY_GROUPS,
                Reason.ENDPOINT_SECURITY_GROUP);
        assertOpen(path(world.group("sg-endpoint", List.of(toGroup("sg-task")), List.of())));
    }

    @Test
    void aBrokenEndpointTakesTheNameFromAWorkingNatGateway() {
        World world =
                World.withEndpoint().taskRoutes(route("0.0.0.0/0", "nat-1")).group("sg-endpoint", List.of(), List.of());

        assertBlocked(path(world), Hop.Kind.ENDPOINT_SECURITY_GROUPS, Reason.ENDPOINT_SECURITY_GROUP);
        assertThat(path(world).hop(Hop.Kind.WAY_OUT)).isEmpty();
    }

    @Test
    void anEndpointInAnotherZoneIsAsGood() {
        World world = World.withEndpoint().endpoint("vpce-1", "ssmmessages", "subnet-b");
        Subnet b = world.subnets.get("subnet-b");
        world.subnet(new Subnet(
                b.id(),
                b.vpcId(),
                known("euw1-az3"),
                b.cidrBlock(),
                b.ipv6CidrBlocks(),
                b.ipv6AddressAttribute(),
                b.ipv6Native(),
                b.mapPublicIpOnLaunch(),
                b.ownerId(),
                b.enableDns64(),
                b.internetGatewayBlockMode()));

        assertOpen(path(world));
    }

    @Test
    void theEndpointsPolicyHasToAllow() {
        Question refused = Question.of("ssmmessages", World.REGION, e -> new EndpointPolicy.PolicyAnswer.No());
        Question open = Question.of(
                "ssmmessages", World.REGION, e -> new EndpointPolicy.PolicyAnswer.Unknown(List.of(World.HIDDEN)));

        assertBlocked(path(World.withEndpoint(), refused), Hop.Kind.ENDPOINT_POLICY, Reason.ENDPOINT_POLICY);
        assertUnknown(path(World.withEndpoint(), open), Hop.Kind.ENDPOINT_POLICY, Reason.ENDPOINT_POLICY);
        assertOpen(path(World.withNat(), refused));
    }

    @Test
    void anEndpointOfAnotherServiceOrRegionIsNone() {
        assertOpen(path(World.withEndpoint()
                .endpoint("vpce-1", "kms", "subnet-a")
                .group("sg-endpoint", List.of(), List.of())
                .taskRoutes(route("0.0.0.0/0", "nat-1"))));
        assertBlocked(
                path(World.withEndpoint().endpoint("vpce-1", "ecs", "subnet-a")),
                Hop.Kind.ROUTE,
                Reason.ENDPOINT_MISSING);
    }

    @Test
    void anAclHasToLetPacketsOut() {
        World world = World.withNat()
                .aclOf(
                        "subnet-task",
                        entry(10, true, false, "0.0.0.0/0", 443, 443),
                        entry(100, true, true, "0.0.0.0/0", -1, -1),
                        entry(100, false, true, "0.0.0.0/0", -1, -1));

        assertBlocked(path(world), Hop.Kind.TASK_SUBNET_ACL_OUT, Reason.NETWORK_ACL);
    }

    @Test
    void anAclHasToLetAnswersBack() {
        World closed = World.withNat()
                .aclOf(
                        "subnet-task",
                        entry(100, true, true, "0.0.0.0/0", -1, -1),
                        entry(100, false, true, "0.0.0.0/0", 443, 443));
        World linux = World.withNat()
                .aclOf(
                        "subnet-task",
                        entry(100, true, true, "0.0.0.0/0", -1, -1),
                        entry(100, false, true, "0.0.0.0/0", 32768, 65535));

        assertBlocked(path(closed), Hop.Kind.TASK_SUBNET_ACL_BACK, Reason.NETWORK_ACL);
        assertUnknown(path(linux), Hop.Kind.TASK_SUBNET_ACL_BACK, Reason.NETWORK_ACL_SOME_PORTS);
        assertOpen(path(
                linux,
                new Question(
                        "ssmmessages",
                        World.REGION,
                        QUESTION.policy(),
                        new PortRange(32_768, 60_999),
                        QUESTION.dualStack())));
    }

    @Test
    void theFirstRuleOfAnAclDecides() {
        World world = World.withNat()
                .aclOf(
                        "subnet-task",
                        entry(200, true, false, "0.0.0.0/0", -1, -1),
                        entry(100, true, true, "0.0.0.0/0", 443, 443),
                        entry(100, false, true, "0.0.0.0/0", -1, -1));

        assertOpen(path(world));
    }

    @Test
    void theAclsOfTheEndpointsSubnetCountToo() {
        World world = World.withEndpoint().endpoint("vpce-1", "ssmmessages", "subnet-a");

        assertBlocked(
                path(world.aclOf("subnet-a", entry(100, true, true, "0.0.0.0/0", -1, -1))),
                Hop.Kind.ENDPOINT_SUBNET_ACL_IN,
                Reason.NETWORK_ACL);
        assertBlocked(
                path(world.aclOf(
                        "subnet-a",
                        entry(100, false, true, "0.0.0.0/0", -1, -1),
                        entry(100, true, true, "0.0.0.0/0", 443, 443))),
                Hop.Kind.ENDPOINT_SUBNET_ACL_BACK,
                Reason.NETWORK_ACL);
    }

    @Test
    void aclsDoNotCountWithinASubnet() {
        assertOpen(path(World.withEndpoint()
                .endpoint("vpce-1", "ssmmessages", "subnet-task")
                .aclOf("subnet-task")));
    }

    @Test
    void theAclOfTheNatGatewaysSubnetCounts() {
        World world = World.withNat()
                .aclOf(
                        "subnet-nat",
                        entry(100, true, true, "0.0.0.0/0", -1, -1),
                        entry(100, false, true, "0.0.0.0/0", 443, 443));

        assertBlocked(path(world), Hop.Kind.NAT_SUBNET_ACL_BACK_IN, Reason.NETWORK_ACL);
    }

    @Test
    void oneClosedSubnetOfAnEndpointMakesItUnknown() {
        assertThat(path(World.withEndpoint().aclOf("subnet-b")).conclusion()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void blockPublicAccessStopsGateways() {
        World nat = World.withNat();
        World direct = World.withNat().taskRoutes(route("0.0.0.0/0", "igw-1")).publicIp(known("203.0.113.9"));

        assertBlocked(
                path(nat.blockPublicAccess("block-bidirectional")),
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                Reason.BLOCK_PUBLIC_ACCESS);
        assertOpen(path(nat.blockPublicAccess("block-ingress")));
        assertBlocked(
                path(direct.blockPublicAccess("block-ingress")),
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                Reason.BLOCK_PUBLIC_ACCESS);
        assertOpen(path(World.withEndpoint().blockPublicAccess("block-bidirectional")));
    }

    @Test
    void anExclusionLiftsBlockPublicAccess() {
        World nat = World.withNat();
        World direct = World.withNat().taskRoutes(route("0.0.0.0/0", "igw-1")).publicIp(known("203.0.113.9"));

        assertOpen(path(nat.blockPublicAccess("block-bidirectional", exclusion("subnet/subnet-nat", "allow-egress"))));
        assertOpen(path(nat.blockPublicAccess("block-bidirectional", exclusion("vpc/vpc-1", "allow-bidirectional"))));
        assertBlocked(
                path(nat.blockPublicAccess("block-bidirectional", exclusion("vpc/vpc-2", "allow-bidirectional"))),
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                Reason.BLOCK_PUBLIC_ACCESS);
        assertUnknown(
                path(direct.blockPublicAccess("block-bidirectional", exclusion("vpc/vpc-1", "allow-egress"))),
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                Reason.NOT_READ);
    }

    @Test
    void aGatewayEndpointServesAmazonS3() {
        Question s3 = Question.of("s3", World.REGION, QUESTION.policy());
        World world = World.withNat()
                .list("pl-s3", "com.amazonaws.eu-west-1.s3", "52.216.0.0/15")
                .taskGroup(toList("pl-s3"))
                .taskRoutes(route("pl-s3", "vpce-2"))
                .endpoint("vpce-2", "s3");
        world.endpoint("vpce-2", old -> RandomWorlds.change(old, "Gateway", "available", false, "ipv4"));

        assertOpen(path(world, s3));
        assertThat(path(world, s3).through("vpce-2")).contains(true);
        assertThat(path(world).conclusion()).isEqualTo(State.BLOCKED);
    }

    @Test
    void aGatewayEndpointMayHaveNoAddressesOfIpv6() {
        Question s3 = Question.of("s3", World.REGION, QUESTION.policy()).withDualStack(known(true));
        World world = ipv6Only(route("pl-s3", "vpce-2")).endpoint("vpce-2", "s3");
        world.endpoint("vpce-2", old -> RandomWorlds.change(old, "Gateway", "available", false, "ipv4"));

        assertThat(path(world, s3).conclusion()).as("its list was not read").isEqualTo(State.UNKNOWN);
        assertThat(path(world.list("pl-s3", "com.amazonaws.eu-west-1.s3", "52.216.0.0/15"), s3)
                        .conclusion())
                .isEqualTo(State.BLOCKED);
    }

    @Test
    void aRouteForAnotherServicesAddressesDoesNotMatter() {
        World world = World.withNat()
                .list("pl-s3", "com.amazonaws.eu-west-1.s3", "52.216.0.0/15")
                .taskRoutes(route("pl-s3", "vpce-2"), route("0.0.0.0/0", "nat-1"))
                .endpoint("vpce-2", "s3");
        world.endpoint("vpce-2", old -> RandomWorlds.change(old, "Gateway", "available", false, "ipv4"));

        assertOpen(path(world));
        world.lists.clear();
        assertOpen(path(world));
    }

    @Test
    void ofIpv6AloneItIsUnknownWhetherTheAgentCopes() {
        World world = ipv6Only(route("::/0", "eigw-1"));

        assertUnknown(path(world), Hop.Kind.ADDRESS_FAMILY, Reason.IPV6_ONLY);
        assertThat(path(world).deciding()).hasSize(1);
        assertBlocked(path(ipv6Only()), Hop.Kind.ROUTE, Reason.NO_ROUTE);
    }

    @Test
    void whoAsksForADualStackNameIsReachedByIpv6() {
        assertOpen(path(ipv6Only(route("::/0", "eigw-1")), DUAL_STACK));
        assertOpen(path(ipv6Only(route("::/0", "igw-1")), DUAL_STACK));
        assertUnknown(path(ipv6Only(route("::/0", "tgw-1")), DUAL_STACK), Hop.Kind.WAY_OUT, Reason.BEYOND_SIGHT);
        assertBlocked(
                path(ipv6Only(route("::/0", "eigw-1")).taskGroup(all("0.0.0.0/0")), DUAL_STACK),
                Hop.Kind.TASK_SECURITY_GROUPS,
                Reason.TASK_SECURITY_GROUP_EGRESS);
        assertBlocked(
                path(ipv6Only(route("::/0", "eigw-1")).blockPublicAccess("block-bidirectional"), DUAL_STACK),
                Hop.Kind.BLOCK_PUBLIC_ACCESS,
                Reason.BLOCK_PUBLIC_ACCESS);
    }

    @Test
    void addressesOfIpv6HaveToBePublicOnes() {
        World world = ipv6Only(route("::/0", "igw-1"));

        assertUnknown(
                path(world.ipv6("subnet-task", "2001:db8:1::/64", true, "private"), DUAL_STACK),
                Hop.Kind.WAY_OUT,
                Reason.NOT_READ);
        assertUnknown(
                path(
                        world.ipv6("subnet-task", "fd00:1::/64", true, "public")
                                .own(World.networkInterface("eni-1", "subnet-task", List.of("sg-task"), "fd00:1::10")),
                        DUAL_STACK),
                Hop.Kind.WAY_OUT,
                Reason.NOT_READ);
    }

    @Test
    void whetherAnEndpointTakesTheDualStackNameIsUnknown() {
        World world = ipv6Only(route("2001:db8:1::/56", "local"), route("::/0", "eigw-1"))
                .ipv6("subnet-a", "2001:db8:1:a::/64", false, "public")
                .group("sg-endpoint", List.of(all("::/0")), List.of());
        world.endpoint("vpce-1", "ssmmessages", "subnet-a");
        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", true, "ipv4"));
        assertUnknown(path(world, DUAL_STACK), Hop.Kind.ENDPOINT, Reason.ENDPOINT_ADDRESS_FAMILY);

        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", false, "ipv4"));
        assertOpen(path(world, DUAL_STACK));

        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", true, "dualstack"));
        assertThat(path(world, DUAL_STACK).conclusion())
                .as("open by either way")
                .isEqualTo(State.OPEN);
        assertThat(path(world, DUAL_STACK).destination()).isInstanceOf(Destination.NotKnown.class);
    }

    @Test
    void otherNameServersMayBeOutOfReachWithoutIpv4() {
        World world = ipv6Only(route("::/0", "eigw-1")).vpc(vpc -> dns(vpc, known(true), known(true), "10.9.9.9"));

        assertUnknown(path(world, DUAL_STACK), Hop.Kind.NAME_RESOLUTION, Reason.NOT_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.253", "fd00:ec2::253", "fd00:ec2:0::253", "10.0.0.2"})
    void amazonsNameServerHasAddressesToo(String server) {
        assertOpen(path(World.withEndpoint().vpc(vpc -> dns(vpc, known(true), known(true), server))));
        assertBlocked(
                path(World.withNat().vpc(vpc -> dns(vpc, known(false), known(true), server))),
                Hop.Kind.NAME_RESOLUTION,
                Reason.VPC_DNS_SUPPORT_OFF);
    }

    @Test
    void whichBlockOfTheVpcItsResolverIsInIsNotRecorded() {
        World world = World.withNat().vpc(vpc -> dns(vpc, known(false), known(true), "10.0.0.2"));

        assertUnknown(path(world.vpc(vpc -> blocks(vpc, hidden()))), Hop.Kind.NAME_RESOLUTION, Reason.NOT_READ);
        assertUnknown(
                path(world.vpc(vpc -> blocks(vpc, known(List.of("10.1.0.0/16", "10.0.0.0/16"))))),
                Hop.Kind.NAME_RESOLUTION,
                Reason.NOT_READ);
        assertOpen(path(world.vpc(vpc -> blocks(vpc, known(List.of("10.1.0.0/16", "10.2.0.0/16"))))));
    }

    @Test
    void aDualStackTaskUsesIpv4() {
        World world = World.withNat().own(dualStack());

        assertOpen(path(world));
        assertBlocked(path(world.taskRoutes(route("::/0", "eigw-1"))), Hop.Kind.ROUTE, Reason.NO_ROUTE);
    }

    @Test
    void aDualStackEndpointMayBeReachedByIpv6() {
        World world = World.withEndpoint()
                .own(dualStack())
                .acl(
                        "acl-1",
                        ALL_SUBNETS,
                        List.of(
                                entry(100, true, true, "0.0.0.0/0", -1, -1),
                                entry(100, false, true, "0.0.0.0/0", -1, -1),
                                entry(101, true, true, "::/0", -1, -1),
                                entry(101, false, true, "::/0", -1, -1)));
        world.group(
                "sg-endpoint",
                List.of(new SecurityGroupRule("tcp", 443, 443, List.of(), List.of("::/0"), List.of(), List.of())),
                List.of());
        assertBlocked(path(world), Hop.Kind.ENDPOINT_SECURITY_GROUPS, Reason.ENDPOINT_SECURITY_GROUP);

        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", true, "dualstack"));
        world.taskGroup(
                all("0.0.0.0/0"),
                new SecurityGroupRule("-1", -1, -1, List.of(), List.of("::/0"), List.of(), List.of()));
        assertThat(path(world).conclusion()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void anEndpointOfIpv6AloneIsNoneForIpv4() {
        World world = World.withEndpoint();
        world.endpoint("vpce-1", old -> RandomWorlds.change(old, "Interface", "available", true, "ipv6"));

        assertBlocked(path(world), Hop.Kind.ENDPOINT, Reason.ENDPOINT_ADDRESS_FAMILY);
    }

    @Test
    void inASharedVpcMuchIsNotVisible() {
        Network network = World.withNat()
                .own(new NetworkInterface(
                        "eni-1",
                        "subnet-task",
                        known(World.VPC),
                        known(List.of("sg-task")),
                        known(List.of("10.0.1.10")),
                        known(List.of()),
                        absent(),
                        known(true),
                        known("444455556666")))
                .network();
        Network shared = new Network(
                network.networkInterface(),
                network.vpc(),
                network.subnets(),
                hidden(),
                network.securityGroups(),
                hidden(),
                hidden(),
                hidden(),
                hidden(),
                hidden(),
                hidden(),
                hidden(),
                hidden(),
                network.plannedInterfaces());

        Path path = PathAnalysis.ofInterface(known(Inventory.of(shared)), QUESTION);

        assertUnknown(path, Hop.Kind.ROUTE, Reason.SHARED_VPC);
        assertThat(path.deciding()).allSatisfy(hop -> assertThat(hop.gaps()).isNotEmpty());
    }

    @Test
    void anExternalInstanceIsInNoVpc() {
        assertUnknown(
                PathAnalysis.ofInterface(Evidence.<Inventory>absent(new Origin("x", "y")), QUESTION),
                Hop.Kind.NETWORK,
                Reason.NO_VPC);
        assertUnknown(PathAnalysis.ofInterface(hidden(), QUESTION), Hop.Kind.NETWORK, Reason.NOT_READ);
    }

    @Test
    void inBridgeModeTheInstancesInterfaceDecides() {
        World world = World.withNat()
                .own(World.networkInterface("eni-2", "subnet-nat", List.of("sg-node"), "10.0.0.20"))
                .group("sg-node", List.of(), List.of(tcp(443, 443, "0.0.0.0/0")));

        assertBlocked(path(world), Hop.Kind.WAY_OUT, Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP);
        assertOpen(path(world.publicIp(known("203.0.113.9"))));
    }

    @Test
    void theNextTaskMayGetAnyAddressOfItsSubnet() {
        World world = World.withEndpoint().group("sg-endpoint", List.of(tcp(443, 443, "10.0.1.0/25")), List.of());
        NetworkConfiguration configuration = new NetworkConfiguration(
                known(List.of("subnet-task", "subnet-b")), known(List.of("sg-task")), known("DISABLED"));

        assertOpen(path(world));
        assertThat(next(world, configuration, "subnet-task").conclusion()).isEqualTo(State.UNKNOWN);
        assertThat(next(world, configuration, "subnet-b").conclusion()).isEqualTo(State.BLOCKED);
        assertOpen(next(
                world.group("sg-endpoint", List.of(tcp(443, 443, "10.0.0.0/16")), List.of()),
                configuration,
                "subnet-b"));
    }

    @Test
    void theNextTaskGetsAPublicAddressWhereItIsToldTo() {
        World world = World.withNat().taskRoutes(route("0.0.0.0/0", "igw-1"));

        assertOpen(next(world, assigning(known("ENABLED")), "subnet-task"));
        assertBlocked(
                next(world, assigning(known("DISABLED")), "subnet-task"),
                Hop.Kind.WAY_OUT,
                Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP);
        assertBlocked(
                next(world, assigning(absent()), "subnet-task"),
                Hop.Kind.WAY_OUT,
                Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP);
        assertThat(next(world, assigning(hidden()), "subnet-task").conclusion()).isEqualTo(State.UNKNOWN);
    }

    private static NetworkConfiguration assigning(Evidence<String> publicIp) {
        return new NetworkConfiguration(known(List.of("subnet-task")), known(List.of("sg-task")), publicIp);
    }

    private static Path next(World world, NetworkConfiguration configuration, String subnet) {
        return PathAnalysis.ofNextTask(known(Inventory.of(world.network())), configuration, subnet, QUESTION);
    }

    private static Path path(World world) {
        return path(world, QUESTION);
    }

    private static Path path(World world, Question question) {
        return PathAnalysis.ofInterface(known(Inventory.of(world.network())), question);
    }

    private static World natRoute(World world, String target) {
        return world.table(
                "rtb-nat", false, List.of("subnet-nat"), route("10.0.0.0/16", "local"), route("0.0.0.0/0", target));
    }

    private static NetworkInterface dualStack() {
        return new NetworkInterface(
                "eni-1",
                "subnet-task",
                known(World.VPC),
                known(List.of("sg-task")),
                known(List.of("10.0.1.10")),
                known(List.of("2001:db8:1::10")),
                absent(),
                known(true),
                known("111122223333"));
    }

    private static World ipv6Only(Route... routes) {
        return World.withNat()
                .ipv6("subnet-task", "2001:db8:1::/64", true, "public")
                .table("rtb-task", false, List.of("subnet-task"), routes)
                .acl(
                        "acl-1",
                        ALL_SUBNETS,
                        List.of(entry(100, true, true, "::/0", -1, -1), entry(100, false, true, "::/0", -1, -1)))
                .taskGroup(all("::/0"))
                .own(World.networkInterface("eni-1", "subnet-task", List.of("sg-task"), "2001:db8:1::10"));
    }

    private static Vpc dns(Vpc vpc, Evidence<Boolean> support, Evidence<Boolean> hostnames, String server) {
        return new Vpc(vpc.id(), vpc.cidrBlocks(), support, hostnames, vpc.ownerId(), known(List.of(server)));
    }

    private static Vpc blocks(Vpc vpc, Evidence<List<String>> blocks) {
        return new Vpc(
                vpc.id(),
                blocks,
                vpc.enableDnsSupport(),
                vpc.enableDnsHostnames(),
                vpc.ownerId(),
                vpc.domainNameServers());
    }

    private static void assertOpen(Path path) {
        assertThat(path.conclusion()).as("%s", path).isEqualTo(State.OPEN);
        assertThat(path.deciding()).isEmpty();
    }

    private static void assertBlocked(Path path, Hop.Kind kind, Reason reason) {
        assertDecides(path, State.BLOCKED, kind, reason);
    }

    private static void assertUnknown(Path path, Hop.Kind kind, Reason reason) {
        assertDecides(path, State.UNKNOWN, kind, reason);
    }

    private static void assertDecides(Path path, State state, Hop.Kind kind, Reason reason) {
        assertThat(path.conclusion()).as("%s", path).isEqualTo(state);
        assertThat(path.deciding()).as("%s", path).anySatisfy(hop -> {
            assertThat(hop.kind()).isEqualTo(kind);
            assertThat(hop.reason()).contains(reason);
        });
        if (state == State.BLOCKED) {
            assertThat(path.deciding().get(0).reason()).as("%s", path).contains(reason);
        }
    }
}
