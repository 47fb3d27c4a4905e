// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy account with one trouble in its network, looked at with real clients: each trouble has a name of its own. */
class NetworkTruthTest {

    private static final String ENDPOINTS = "describe-vpc-endpoints";
    private static final String ROUTES = "describe-route-tables";
    private static final String GROUPS = "describe-security-groups";
    private static final String ACLS = "describe-network-acls";
    private static final String NATS = "describe-nat-gateways";
    private static final String DEFAULT_ROUTE = "/RouteTables/0/Routes/1";
    private static final String AGENT_VERSION = "/containerInstances/0/versionInfo/agentVersion";
    private static final String EGRESS = "/SecurityGroups/0/IpPermissionsEgress";

    /**
     * One trouble.
     *
     * @param said what the check says of the task's own interface: pass, not evaluated, or the cause of its failure
     */
    private record Case(String name, String world, UnaryOperator<World> trouble, String said) {

        static Case of(String name, String said, UnaryOperator<World> trouble) {
            return new Case(name, "fargate-service", trouble, said);
        }

        static Case onEc2(String name, String said, UnaryOperator<World> trouble) {
            return new Case(name, "ec2-service", trouble, said);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "ofTheWayOut",
        "ofTheEndpoint",
        "ofTheRules",
        "ofNames",
        "ofIpv6",
        "ofWhatIsOutOfSight",
        "ofTheContainerInstance"
    })
    void theTroubleHasItsOwnName(Case trouble) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(trouble.trouble().apply(World.load(trouble.world())))) {
            Report report = Look.judge(endpoint, Look.task("0123456789abcdef0123456789abcdef"));
            Finding finding = ofTheTask(report);

            assertThat(endpoint.problems()).isEmpty();
            assertThat(said(finding)).as("%s", finding).isEqualTo(trouble.said());
            if (finding.status() == Status.FAIL) {
                assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
                assertThat(report.targets().get(0).rootCauses()).contains(trouble.said());
                assertThat(finding.remedy().commands()).isNotEmpty();
                assertThat(finding.path().breaksAt()).isNotNegative();
            } else if (finding.status() == Status.NOT_EVALUATED) {
                assertThat(report.verdict()).isNotIn(Verdict.READY, Verdict.READY_WITH_WARNINGS);
                assertThat(finding.missing()).isNotEmpty();
            }
        }
    }

    private static Finding ofTheTask(Report report) {
        return report.targets().get(0).findings().stream()
                .filter(f -> f.check().equals("ssmmessages-reachable"))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Finding finding) {
        return finding.status() == Status.FAIL
                ? finding.cause()
                : finding.status().label();
    }

    static Stream<Case> ofTheWayOut() {
        return Stream.of(
                Case.of("no route at all", "no-route-to-ssmmessages", w -> withoutRoute(withoutEndpoint(w))),
                Case.of(
                        "endpoints of ECS, and none of ssmmessages",
                        "ssmmessages-endpoint-missing-while-ecs-endpoints-exist",
                        w -> withoutRoute(
                                w.set(ENDPOINTS, "/VpcEndpoints/0/ServiceName", "com.amazonaws.eu-west-1.ecs-agent"))),
                Case.of(
                        "a public subnet, and no public address",
                        "public-subnet-without-public-ip",
                        w -> withoutEndpoint(route(w, Map.of("GatewayId", "igw-0aaa0000000000001")))),
                Case.of(
                        "a public subnet, and a public address",
                        "pass",
                        w -> withoutEndpoint(route(publicAddress(w), Map.of("GatewayId", "igw-0aaa0000000000001")))),
                Case.of(
                        "an internet gateway that was detached, which its routes show",
                        "blackhole-route",
                        w -> withoutEndpoint(route(publicAddress(w), Map.of("GatewayId", "igw-0aaa0000000000001")))
                                .set(ROUTES, DEFAULT_ROUTE + "/State", "blackhole")
                                .put("describe-internet-gateways", "{\"InternetGateways\": []}")),
                Case.of(
                        "a NAT gateway that failed",
                        "blackhole-route",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/State", "failed"))),
                Case.of(
                        "a NAT gateway that is still being made",
                        "blackhole-route",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/State", "pending"))),
                Case.of(
                        "a NAT gateway that is being deleted, which may work to the end",
                        "not-evaluated",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/State", "deleting"))),
                Case.of("a regional NAT gateway", "pass", w -> withoutEndpoint(regional(w, "rtb-0bbb0000000000002"))),
                Case.of(
                        "a regional NAT gateway whose own table leads back to it",
                        "blackhole-route",
                        w -> withoutEndpoint(regional(w, "rtb-0aaa0000000000001"))),
                Case.of(
                        "a private NAT gateway",
                        "blackhole-route",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/ConnectivityType", "private"))),
                Case.of(
                        "a NAT gateway without a way out",
                        "blackhole-route",
                        w -> withoutEndpoint(w.remove(ROUTES, "/RouteTables/1/Routes/1"))),
                Case.of(
                        "a route that leads nowhere any more",
                        "blackhole-route",
                        w -> withoutEndpoint(w.set(ROUTES, DEFAULT_ROUTE + "/State", "blackhole"))),
                Case.of(
                        "VPC Block Public Access",
                        "blackhole-route",
                        w -> withoutEndpoint(w.set(
                                        "describe-vpc-block-public-access-options",
                                        "/VpcBlockPublicAccessOptions/InternetGatewayBlockMode",
                                        "block-bidirectional"))
                                .set(
                                        "describe-vpc-block-public-access-options",
                                        "/VpcBlockPublicAccessOptions/State",
                                        "update-complete")),
                Case.of(
                        "VPC Block Public Access, from which the NAT gateway's subnet is excluded",
                        "pass",
                        w -> withoutEndpoint(blockedAndExcluded(w))),
                Case.of(
                        "a subnet that the main route table serves",
                        "public-subnet-without-public-ip",
                        w -> withoutEndpoint(w.remove(ROUTES, "/RouteTables/0/Associations/0"))),
                Case.of("a NAT gateway and no endpoint", "pass", NetworkTruthTest::withoutEndpoint),
                Case.of("an endpoint and no route out", "pass", NetworkTruthTest::withoutRoute));
    }

    static Stream<Case> ofTheEndpoint() {
        return Stream.of(
                Case.of(
                        "an endpoint that nobody accepted",
                        "endpoint-not-available",
                        w -> state(w, "pendingAcceptance")),
                Case.of("an endpoint that is still being made", "endpoint-not-available", w -> state(w, "pending")),
                Case.of("an endpoint that was rejected", "endpoint-not-available", w -> state(w, "rejected")),
                Case.of(
                        "a rejected endpoint, which may have let go of the name, beside a NAT gateway",
                        "not-evaluated",
                        w -> w.set(ENDPOINTS, "/VpcEndpoints/0/State", "rejected")),
                Case.of(
                        "an endpoint without private DNS",
                        "endpoint-private-dns-off",
                        w -> withoutRoute(w.set(ENDPOINTS, "/VpcEndpoints/0/PrivateDnsEnabled", false))),
                Case.of(
                        "an endpoint without private DNS, beside a NAT gateway",
                        "pass",
                        w -> w.set(ENDPOINTS, "/VpcEndpoints/0/PrivateDnsEnabled", false)),
                Case.of(
                        "a VPC without DNS",
                        "endpoint-private-dns-off",
                        w -> w.set("describe-vpc-attribute.dns-support", "/EnableDnsSupport/Value", false)),
                Case.of(
                        "a VPC without DNS hostnames",
                        "endpoint-private-dns-off",
                        w -> withoutRoute(
                                w.set("describe-vpc-attribute.dns-hostnames", "/EnableDnsHostnames/Value", false))),
                Case.of(
                        "an endpoint that admits others only",
                        "endpoint-security-group",
                        w -> withoutRoute(w.set(
                                GROUPS,
                                "/SecurityGroups/1/IpPermissions/0/IpRanges",
                                List.of(Map.of("CidrIp", "10.0.9.0/24"))))),
                Case.of(
                        "an endpoint that takes the name over and admits nobody, beside a NAT gateway",
                        "endpoint-security-group",
                        w -> w.set(GROUPS, "/SecurityGroups/1/IpPermissions", List.of())),
                Case.of(
                        "an endpoint whose policy allows something else",
                        "endpoint-policy",
                        w -> w.set(
                                ENDPOINTS,
                                "/VpcEndpoints/0/PolicyDocument",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}")),
                Case.of(
                        "an endpoint in another zone",
                        "pass",
                        w -> w.set(ENDPOINTS, "/VpcEndpoints/0/SubnetIds", List.of("subnet-0bbb000000000000b"))));
    }

    static Stream<Case> ofTheRules() {
        return Stream.of(
                Case.of("a group without egress", "task-security-group-egress", w -> w.set(GROUPS, EGRESS, List.of())),
                Case.of(
                        "egress to Amazon S3 alone",
                        "task-security-group-egress",
                        w -> egress(w, "PrefixListIds", Map.of("PrefixListId", "pl-6da54004"))),
                Case.of(
                        "egress to the group of the endpoint",
                        "pass",
                        w -> egress(w, "UserIdGroupPairs", Map.of("GroupId", "sg-0bbb0000000000002"))),
                Case.of(
                        "egress to the group of an endpoint that is not there, beside a NAT gateway",
                        "task-security-group-egress",
                        w -> withoutEndpoint(egress(w, "UserIdGroupPairs", Map.of("GroupId", "sg-0bbb0000000000002")))),
                Case.of(
                        "egress to the own group alone",
                        "task-security-group-egress",
                        w -> egress(w, "UserIdGroupPairs", Map.of("GroupId", "sg-0aaa0000000000001"))),
                Case.of(
                        "a second group with egress",
                        "pass",
                        w -> w.set(GROUPS, EGRESS, List.of())
                                .set(
                                        "describe-network-interfaces",
                                        "/NetworkInterfaces/0/Groups/-",
                                        Map.of("GroupId", "sg-0bbb0000000000002", "GroupName", "endpoints"))),
                Case.of(
                        "an ACL that lets nothing out",
                        "network-acl",
                        w -> withoutEndpoint(w.set(ACLS, "/NetworkAcls/0/Entries/0/RuleAction", "deny"))),
                Case.of(
                        "an ACL that lets no answers in",
                        "network-acl",
                        w -> withoutEndpoint(w.set(ACLS, "/NetworkAcls/0/Entries/2/RuleAction", "deny"))),
                Case.of("an ACL of the endpoint's subnet", "network-acl", NetworkTruthTest::endpointBehindAcl));
    }

    static Stream<Case> ofNames() {
        return Stream.of(
                Case.of(
                        "name servers of one's own, which may not know the endpoint",
                        "not-evaluated",
                        w -> withoutRoute(nameServers(w, "10.0.5.53", "10.0.6.53"))),
                Case.of(
                        "name servers of one's own, and no endpoint to be known",
                        "pass",
                        w -> withoutEndpoint(nameServers(w, "10.0.5.53"))),
                Case.of(
                        "Amazon's name server by its address in the VPC",
                        "pass",
                        w -> withoutRoute(nameServers(w, "10.0.0.2"))),
                Case.of(
                        "Amazon's name server by its address in a VPC without DNS",
                        "endpoint-private-dns-off",
                        w -> withoutEndpoint(nameServers(w, "10.0.0.2"))
                                .set("describe-vpc-attribute.dns-support", "/EnableDnsSupport/Value", false)));
    }

    static Stream<Case> ofIpv6() {
        return Stream.of(
                Case.of(
                        "both versions of IP, and a NAT gateway",
                        "pass",
                        w -> withoutEndpoint(Ipv6Worlds.dualStack(w))),
                Case.of(
                        "both versions of IP, and only IPv6 leads out",
                        "no-route-to-ssmmessages",
                        w -> withoutRoute(withoutEndpoint(Ipv6Worlds.route(
                                Ipv6Worlds.dualStack(w),
                                "::/0",
                                "EgressOnlyInternetGatewayId",
                                "eigw-0aaa0000000000001")))),
                Case.of("IPv6 alone on EC2, which leads out", "pass", w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))),
                Case.of(
                        "IPv6 alone on EC2, and groups that know IPv4 only",
                        "task-security-group-egress",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))
                                .set(GROUPS, EGRESS + "/0/Ipv6Ranges", List.of())),
                Case.of(
                        "IPv6 alone on EC2, and an ACL that knows IPv4 only",
                        "network-acl",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w)).remove(ACLS, "/NetworkAcls/0/Entries/4")),
                Case.of(
                        "IPv6 alone on EC2, and no route for it",
                        "no-route-to-ssmmessages",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w)).remove(ROUTES, "/RouteTables/0/Routes/4")),
                Case.of(
                        "IPv6 alone on EC2, and an egress-only gateway that is gone",
                        "blackhole-route",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))
                                .set(ROUTES, "/RouteTables/0/Routes/4/State", "blackhole")),
                Case.of(
                        "IPv6 alone on EC2, with addresses that the internet does not know",
                        "not-evaluated",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))
                                .set(
                                        "describe-subnets",
                                        "/Subnets/0/Ipv6CidrBlockAssociationSet/0/Ipv6AddressAttribute",
                                        "private")),
                Case.of(
                        "IPv6 alone on EC2, beside an endpoint of which nobody says which names it takes",
                        "not-evaluated",
                        Ipv6Worlds::aloneOnEc2),
                Case.of(
                        "IPv6 alone on EC2, and name servers that may be out of its reach",
                        "not-evaluated",
                        w -> withoutEndpoint(nameServers(Ipv6Worlds.aloneOnEc2(w), "10.0.5.53"))),
                Case.of(
                        "IPv6 alone on EC2, and an image older than what its ECS agent says",
                        "not-evaluated",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))
                                .set("describe-container-instances", AGENT_VERSION, "1.104.0")));
    }

    static Stream<Case> ofWhatIsOutOfSight() {
        return Stream.of(
                Case.of(
                        "a transit gateway",
                        "not-evaluated",
                        w -> withoutEndpoint(route(w, Map.of("TransitGatewayId", "tgw-0aaa0000000000001")))),
                Case.of(
                        "a peered VPC",
                        "not-evaluated",
                        w -> withoutEndpoint(route(w, Map.of("VpcPeeringConnectionId", "pcx-0aaa0000000000001")))),
                Case.of(
                        "a firewall",
                        "not-evaluated",
                        w -> withoutEndpoint(route(w, Map.of("GatewayId", "vpce-0ccc0000000000003")))),
                Case.of(
                        "a VPC that another account shares",
                        "not-evaluated",
                        w -> withoutEndpoint(w)
                                .set("describe-vpcs", "/Vpcs/0/OwnerId", "999988887777")
                                .set("describe-subnets", "/Subnets/0/OwnerId", "999988887777")
                                .set("describe-subnets", "/Subnets/1/OwnerId", "999988887777")
                                .put(ROUTES, "{\"RouteTables\": []}")
                                .put(ACLS, "{\"NetworkAcls\": []}")
                                .put(NATS, "{\"NatGateways\": []}")));
    }

    static Stream<Case> ofTheContainerInstance() {
        return Stream.of(
                Case.onEc2("bridge mode: the instance decides, and it is well", "pass", w -> w),
                Case.onEc2(
                        "bridge mode: the instance's group has no egress",
                        "task-security-group-egress",
                        w -> w.set(GROUPS, EGRESS, List.of())),
                Case.onEc2(
                        "bridge mode: the instance's subnet has no way out",
                        "no-route-to-ssmmessages",
                        w -> withoutRoute(w.remove(ROUTES, "/RouteTables/0/Routes/3"))),
                Case.onEc2(
                        "bridge mode: only a transit gateway leads out, behind which endpoints may be shared",
                        "not-evaluated",
                        NetworkTruthTest::withoutRoute));
    }

    private static World withoutEndpoint(World world) {
        return world.remove(ENDPOINTS, "/VpcEndpoints/0");
    }

    private static World withoutRoute(World world) {
        return world.remove(ROUTES, DEFAULT_ROUTE);
    }

    private static World route(World world, Map<String, String> target) {
        world.remove(ROUTES, DEFAULT_ROUTE + "/NatGatewayId");
        target.forEach((kind, id) -> world.set(ROUTES, DEFAULT_ROUTE + "/" + kind, id));
        return world;
    }

    private static World publicAddress(World world) {
        return world.set(
                "describe-network-interfaces",
                "/NetworkInterfaces/0/Association",
                Map.of("IpOwnerId", "amazon", "PublicIp", "198.51.100.7"));
    }

    /** A NAT gateway of the VPC, in none of its subnets, with a route table of its own. */
    private static World regional(World world, String table) {
        return world.set(NATS, "/NatGateways/0/AvailabilityMode", "regional")
                .set(NATS, "/NatGateways/0/RouteTableId", table)
                .remove(NATS, "/NatGateways/0/SubnetId");
    }

    private static World blockedAndExcluded(World world) {
        return world.put("describe-vpc-block-public-access-options", """
                        {"VpcBlockPublicAccessOptions": {"AwsAccountId": "111122223333", "AwsRegion": "eu-west-1",
                         "State": "update-complete", "InternetGatewayBlockMode": "block-bidirectional",
                         "ManagedBy": "account", "ExclusionsAllowed": "allowed"}}
                        """)
                .put("describe-vpc-block-public-access-exclusions", """
                        {"VpcBlockPublicAccessExclusions": [{"ExclusionId": "vpcbpa-exclude-0aaa0000000000001",
                         "InternetGatewayExclusionMode": "allow-egress", "State": "create-complete",
                         "ResourceArn": "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0ccc000000000000c"}]}
                        """);
    }

    private static World nameServers(World world, String... addresses) {
        return world.set(
                "describe-dhcp-options",
                "/DhcpOptions/0/DhcpConfigurations/1/Values",
                Stream.of(addresses).map(address -> Map.of("Value", address)).toList());
    }

    private static World state(World world, String state) {
        return withoutRoute(world.set(ENDPOINTS, "/VpcEndpoints/0/State", state));
    }

    private static World egress(World world, String kind, Map<String, String> to) {
        return world.set(GROUPS, EGRESS + "/0/IpRanges", List.of()).set(GROUPS, EGRESS + "/0/" + kind, List.of(to));
    }

    private static World endpointBehindAcl(World world) {
        world.set(ENDPOINTS, "/VpcEndpoints/0/SubnetIds", List.of("subnet-0bbb000000000000b"));
        world.remove(ACLS, "/NetworkAcls/0/Associations/1");
        return world.set(
                ACLS,
                "/NetworkAcls/-",
                Map.of(
                        "NetworkAclId",
                        "acl-0bbb0000000000002",
                        "IsDefault",
                        false,
                        "VpcId",
                        "vpc-0a1b2c3d4e5f60001",
                        "OwnerId",
                        "111122223333",
                        "Associations",
                        List.of(Map.of(
                                "NetworkAclAssociationId",
                                "aclassoc-0bbb0000000000001",
                                "NetworkAclId",
                                "acl-0bbb0000000000002",
                                "SubnetId",
                                "subnet-0bbb000000000000b")),
                        "Entries",
                        List.of()));
    }
}
