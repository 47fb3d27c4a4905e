// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.report.ReportFormats;
import io.github.execready.report.ReportOptions;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an operator reads of a broken network: where it breaks, by the ids of the account, and what to type. */
class NetworkReportsTest {

    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String ENDPOINTS = "describe-vpc-endpoints";
    private static final String ROUTES = "describe-route-tables";
    private static final String GROUPS = "describe-security-groups";
    private static final String ACLS = "describe-network-acls";
    private static final String NATS = "describe-nat-gateways";
    private static final String BLOCK = "describe-vpc-block-public-access-options";
    private static final String ENTRIES = "/NetworkAcls/0/Entries/";
    private static final Set<String> OF_THE_NETWORK =
            Set.of("ssmmessages-reachable", "kms-reachable", "log-destinations-reachable");

    /**
     * One trouble.
     *
     * @param says what is said of the hop that stops the packets of the task
     * @param seen what that rests on
     * @param command the first one that changes something
     */
    private record Case(String name, UnaryOperator<World> trouble, String says, String seen, String command) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "no route",
                        w -> withoutRoute(withoutEndpoint(w)),
                        "rtb-0aaa0000000000001 has no route to ssmmessages",
                        "ec2:DescribeRouteTables RouteTables[0].RouteTableId rtb-0aaa0000000000001",
                        "aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-0a1b2c3d4e5f60001"
                                + " --service-name com.amazonaws.eu-west-1.ssmmessages --subnet-ids"
                                + " subnet-0aaa000000000000a "),
                new Case(
                        "no public address",
                        w -> withoutEndpoint(leading(w, "GatewayId", "igw-0aaa0000000000001")),
                        "eni-0aaa0000000000001 has no public address (PublicIp: not set), and igw-0aaa0000000000001"
                                + " carries nothing without one",
                        "ec2:DescribeNetworkInterfaces NetworkInterfaces[0].Association.PublicIp not set",
                        "aws ecs update-service --cluster prod --service api --network-configuration"
                                + " 'awsvpcConfiguration={subnets=[subnet-0aaa000000000000a,"),
                new Case(
                        "a NAT gateway that failed",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/State", "failed")),
                        "nat-0aaa0000000000001 is failed, not available",
                        "ec2:DescribeNatGateways NatGateways[0].State failed",
                        "aws ec2 create-vpc-endpoint "),
                new Case(
                        "a private NAT gateway",
                        w -> withoutEndpoint(w.set(NATS, "/NatGateways/0/ConnectivityType", "private")),
                        "nat-0aaa0000000000001 is a private NAT gateway: it has no public address",
                        "ec2:DescribeNatGateways NatGateways[0].ConnectivityType private",
                        "aws ec2 create-vpc-endpoint "),
                new Case(
                        "a NAT gateway without a way out",
                        w -> withoutEndpoint(w.remove(ROUTES, "/RouteTables/1/Routes/1")),
                        "rtb-0bbb0000000000002 has no route from the NAT gateway to an internet gateway",
                        "ec2:DescribeRouteTables RouteTables[1].RouteTableId rtb-0bbb0000000000002",
                        "aws ec2 create-route --route-table-id rtb-0bbb0000000000002 --destination-cidr-block 0.0.0.0/0"
                                + " --gateway-id igw-0aaa0000000000001 "),
                new Case(
                        "a NAT gateway whose route is gone",
                        w -> withoutEndpoint(w.set(ROUTES, "/RouteTables/1/Routes/1/State", "blackhole")),
                        "rtb-0bbb0000000000002 sends 0.0.0.0/0 from the NAT gateway to igw-0aaa0000000000001"
                                + " (blackhole), and not to the internet",
                        "ec2:DescribeRouteTables RouteTables[1].Routes[1].State blackhole",
                        "aws ec2 replace-route --route-table-id rtb-0bbb0000000000002 --destination-cidr-block 0.0.0.0/0"
                                + " --gateway-id igw-0aaa0000000000001 "),
                new Case(
                        "a route to what is gone",
                        w -> withoutEndpoint(w.set(ROUTES, "/RouteTables/0/Routes/1/State", "blackhole")),
                        "rtb-0aaa0000000000001 sends 0.0.0.0/0 to nat-0aaa0000000000001, which is gone (blackhole)",
                        "ec2:DescribeRouteTables RouteTables[0].Routes[1].DestinationCidrBlock 0.0.0.0/0",
                        "aws ec2 create-vpc-endpoint "),
                new Case(
                        "VPC Block Public Access",
                        w -> withoutEndpoint(w)
                                .set(
                                        BLOCK,
                                        "/VpcBlockPublicAccessOptions/InternetGatewayBlockMode",
                                        "block-bidirectional")
                                .set(BLOCK, "/VpcBlockPublicAccessOptions/State", "update-complete"),
                        "VPC Block Public Access (block-bidirectional) stops packets of subnet-0ccc000000000000c",
                        "ec2:DescribeVpcBlockPublicAccessOptions VpcBlockPublicAccessOptions.InternetGatewayBlockMode"
                                + " block-bidirectional",
                        "aws ec2 create-vpc-block-public-access-exclusion --subnet-id subnet-0ccc000000000000c"
                                + " --internet-gateway-exclusion-mode allow-egress "),
                new Case(
                        "no egress",
                        w -> w.set(GROUPS, "/SecurityGroups/0/IpPermissionsEgress", List.of()),
                        "no rule of sg-0aaa0000000000001 lets TCP 443 out to ssmmessages",
                        "ec2:DescribeNetworkInterfaces NetworkInterfaces[0].Groups sg-0aaa0000000000001",
                        "aws ec2 authorize-security-group-egress --group-id sg-0aaa0000000000001 "),
                new Case(
                        "an endpoint that admits nobody",
                        w -> w.set(GROUPS, "/SecurityGroups/1/IpPermissions", List.of()),
                        "no rule of sg-0bbb0000000000002 admits the task on TCP 443",
                        "ec2:DescribeVpcEndpoints VpcEndpoints[0].Groups sg-0bbb0000000000002",
                        "aws ec2 authorize-security-group-ingress --group-id sg-0bbb0000000000002 --protocol tcp --port"
                                + " 443 --source-group sg-0aaa0000000000001 "),
                new Case(
                        "an ACL that lets nothing out",
                        w -> withoutEndpoint(w.set(ACLS, ENTRIES + "0/RuleAction", "deny")),
                        "rule 100 of acl-0aaa0000000000001 (deny) stops TCP 443 at subnet-0aaa000000000000a",
                        "ec2:DescribeNetworkAcls NetworkAcls[0].Entries[0].RuleAction deny",
                        "aws ec2 create-network-acl-entry --network-acl-id acl-0aaa0000000000001 --rule-number 99"
                                + " --protocol tcp --port-range From=443,To=443 --cidr-block 0.0.0.0/0 --rule-action"
                                + " allow --egress "),
                new Case(
                        "an ACL without a rule for answers",
                        w -> withoutNat(withoutEndpoint(w.set(ACLS, ENTRIES + "2/PortRange", ports(443, 443))
                                .set(ACLS, ENTRIES + "2/Protocol", "6"))),
                        "rule 32767 of acl-0aaa0000000000001 (deny) stops the answers to the task at"
                                + " subnet-0aaa000000000000a",
                        "ec2:DescribeNetworkAcls NetworkAcls[0].Entries[3].RuleNumber 32767",
                        "aws ec2 create-network-acl-entry --network-acl-id acl-0aaa0000000000001 --rule-number 200"
                                + " --protocol tcp --port-range From=1024,To=65535 --cidr-block 0.0.0.0/0 --rule-action"
                                + " allow --ingress "),
                new Case(
                        "a policy for something else",
                        w -> w.set(
                                ENDPOINTS,
                                "/VpcEndpoints/0/PolicyDocument",
                                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"),
                        "the policy of vpce-0aaa0000000000001 refuses the requests: {\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                        "ec2:DescribeVpcEndpoints VpcEndpoints[0].PolicyDocument {\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}",
                        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0aaa0000000000001 --policy-document"
                                + " file://policy.json "),
                new Case(
                        "private DNS that is off",
                        w -> withoutRoute(w.set(ENDPOINTS, "/VpcEndpoints/0/PrivateDnsEnabled", false)),
                        "vpce-0aaa0000000000001 leaves the name of ssmmessages alone: private DNS is off"
                                + " (PrivateDnsEnabled: false)",
                        "ec2:DescribeVpcEndpoints VpcEndpoints[0].PrivateDnsEnabled false",
                        "aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0aaa0000000000001 --private-dns-enabled "),
                new Case(
                        "a VPC without DNS",
                        w -> w.set("describe-vpc-attribute.dns-support", "/EnableDnsSupport/Value", false),
                        "the name of ssmmessages leads nowhere: DNS support is off in the VPC (enableDnsSupport:"
                                + " false)",
                        "ec2:DescribeVpcAttribute EnableDnsSupport.Value false",
                        "aws ec2 modify-vpc-attribute --vpc-id vpc-0a1b2c3d4e5f60001 --enable-dns-support Value=true "),
                new Case(
                        "IPv6 alone, and no route for it",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w)).remove(ROUTES, "/RouteTables/0/Routes/4"),
                        "rtb-0aaa0000000000001 has no route to ssmmessages",
                        "ec2:DescribeRouteTables RouteTables[0].RouteTableId rtb-0aaa0000000000001",
                        "aws ec2 create-route --route-table-id rtb-0aaa0000000000001 --destination-ipv6-cidr-block ::/0"
                                + " --egress-only-internet-gateway-id "),
                new Case(
                        "IPv6 alone, and a gateway that is gone",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w))
                                .set(ROUTES, "/RouteTables/0/Routes/4/State", "blackhole"),
                        "rtb-0aaa0000000000001 sends ::/0 to eigw-0aaa0000000000001, which is gone (blackhole)",
                        "ec2:DescribeRouteTables RouteTables[0].Routes[4].DestinationIpv6CidrBlock ::/0",
                        "aws ec2 replace-route --route-table-id rtb-0aaa0000000000001 --destination-ipv6-cidr-block ::/0"
                                + " --egress-only-internet-gateway-id "),
                new Case(
                        "IPv6 alone, and an ACL that knows IPv4 only",
                        w -> withoutEndpoint(Ipv6Worlds.aloneOnEc2(w)).remove(ACLS, ENTRIES + "4"),
                        "acl-0aaa0000000000001 has no rule that lets TCP 443 pass at subnet-0aaa000000000000a",
                        "ec2:DescribeNetworkAcls NetworkAcls[0].Associations subnet-0aaa000000000000a",
                        "aws ec2 create-network-acl-entry --network-acl-id acl-0aaa0000000000001 --rule-number 200"
                                + " --protocol tcp --port-range From=443,To=443 --ipv6-cidr-block ::/0 --rule-action"
                                + " allow --egress "),
                new Case(
                        "an endpoint that failed",
                        w -> withoutRoute(w.set(ENDPOINTS, "/VpcEndpoints/0/State", "failed")),
                        "vpce-0aaa0000000000001 is failed, not available",
                        "ec2:DescribeVpcEndpoints VpcEndpoints[0].State failed",
                        "aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-0aaa0000000000001 "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theBreakAndTheRemedyAreNamed(Case trouble) {
        Finding finding = ofTheTask(look(trouble.trouble().apply(World.load("fargate-service")), Set.of()));

        assertThat(finding.status()).as(finding.message()).isEqualTo(Status.FAIL);
        assertThat(finding.path().hops())
                .filteredOn(hop -> hop.state() == State.BLOCKED)
                .extracting(Hop::words)
                .contains(trouble.says());
        assertThat(finding.evidence())
                .extracting(seen -> seen.source() + " " + seen.path() + " " + seen.value())
                .contains(trouble.seen());
        assertThat(finding.remedy().commands())
                .filteredOn(command -> !command.matches("aws ec2 describe-.*"))
                .first()
                .asString()
                .startsWith(trouble.command());
        assertThat(finding.remedy().summary()).matches("(?i).*(costs? |cheapest|per hour|it costs nothing).*");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsSeenStandsThereInTheAnswer(Case trouble) {
        World world = trouble.trouble().apply(World.load("fargate-service"));

        assertThat(ofTheNetwork(look(world, Set.of()))
                        .flatMap(finding -> finding.evidence().stream())
                        .distinct())
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(answered(world, seen.source(), seen.path()))
                        .as("%s %s", seen.source(), seen.path())
                        .contains(seen.value()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void noFormatLeavesAPlaceEmpty(Case trouble) {
        Report report = look(trouble.trouble().apply(World.load("fargate-service")), Set.of());

        assertThat(List.of("text", "markdown", "json", "mermaid", "svg"))
                .allSatisfy(format -> assertThat(written(report, format))
                        .as(format)
                        .doesNotContainPattern("\\{[a-z]+[A-Z][A-Za-z]*\\}|<[a-z]+[A-Z][A-Za-z]*>|&lt;[a-z]+[A-Z]")
                        .doesNotContain("in common", "lets packets pass", "lets no packets"));
    }

    @Test
    void aTaskWithoutIpv4HasAWayToTheLogsAsToEveryOtherService() {
        World world = withoutEndpoint(Ipv6Worlds.aloneOnEc2(World.load("fargate-service")));

        assertThat(look(world, Set.of()).targets().get(0).findings())
                .filteredOn(finding -> OF_THE_NETWORK.contains(finding.check())
                        && !finding.subject().toString().startsWith("subnet/"))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.status())
                        .as("%s %s", finding.check(), finding.subject())
                        .isEqualTo(Status.PASS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2:DescribeInternetGateways",
                "ec2:DescribeNatGateways",
                "ec2:DescribeNetworkAcls",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeRouteTables",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeVpcAttribute",
                "ec2:DescribeVpcBlockPublicAccessOptions",
                "ec2:DescribeVpcEndpoints"
            })
    void whatWasNotReadIsCalledByWhatWouldShowIt(String operation) {
        Report report = look(withoutEndpoint(World.load("fargate-service")), Set.of(operation));

        assertThat(ofTheNetwork(report).filter(finding -> finding.status() == Status.NOT_EVALUATED))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.missing())
                        .extracting(Missing::source, Missing::resolution)
                        .containsExactly(tuple(
                                operation,
                                "Allow " + operation
                                        + " to the caller; execready permissions prints the whole policy.")));
        assertThat(written(report, "text")).contains("? " + operation + ": UnauthorizedOperation: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransitGatewayId tgw-0aaa0000000000001", "VpcPeeringConnectionId pcx-0aaa0000000000001"})
    void whatNoApiShowsIsToBeTried(String target) {
        String[] route = target.split(" ");
        Report report = look(withoutEndpoint(leading(World.load("fargate-service"), route[0], route[1])), Set.of());

        assertThat(ofTheTask(report).missing())
                .extracting(Missing::source, Missing::resolution)
                .containsExactly(tuple(
                        "the other side of " + route[1],
                        "Try it: execready explain ssmmessages-reachable says how, under How to confirm."));
        assertThat(written(report, "text"))
                .containsSubsequence(
                        "? ssmmessages-reachable (network-interface/eni-0aaa0000000000001,",
                        "subnet/subnet-0aaa000000000000a, subnet/subnet-0bbb000000000000b): Not");
    }

    private static Report look(World world, Set<String> denied) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(world)) {
            denied.forEach(endpoint::deny);
            Report report = Look.judge(endpoint, Look.task(TASK));
            assertThat(endpoint.problems()).isEmpty();
            return report;
        }
    }

    private static Finding ofTheTask(Report report) {
        return ofTheNetwork(report).findFirst().orElseThrow();
    }

    private static Stream<Finding> ofTheNetwork(Report report) {
        return report.targets().get(0).findings().stream()
                .filter(finding -> OF_THE_NETWORK.contains(finding.check()) && finding.status() != Status.PASS)
                .filter(finding -> finding.status() != Status.NOT_APPLICABLE);
    }

    /** What an operation answered at a path. */
    private static String answered(World world, String operation, String path) {
        String name = operation.substring(operation.indexOf(':') + 1);
        String file = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                + (path.startsWith("EnableDnsSupport")
                        ? ".dns-support"
                        : path.startsWith("EnableDnsHostnames") ? ".dns-hostnames" : "");
        JsonNode node = world.get(file, "");
        for (String member : path.replaceAll("\\[([0-9]+)\\]", ".$1").split("\\.")) {
            node = member.matches("[0-9]+") ? node.path(Integer.parseInt(member)) : node.path(member);
        }
        return node.isMissingNode() ? "not set" : node.isString() ? node.asString() : node.toString();
    }

    private static String written(Report report, String format) {
        StringWriter out = new StringWriter();
        try {
            new ReportFormats(Catalog.builtIn(), ReportOptions.DEFAULT)
                    .named(format)
                    .orElseThrow()
                    .write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Map<String, Integer> ports(int from, int to) {
        return Map.of("From", from, "To", to);
    }

    private static World withoutEndpoint(World world) {
        return world.remove(ENDPOINTS, "/VpcEndpoints/0");
    }

    private static World withoutRoute(World world) {
        return world.remove(ROUTES, "/RouteTables/0/Routes/1");
    }

    private static World leading(World world, String member, String id) {
        return world.remove(ROUTES, "/RouteTables/0/Routes/1/NatGatewayId")
                .set(ROUTES, "/RouteTables/0/Routes/1/" + member, id);
    }

    /** Straight through the internet gateway, with a public address. */
    private static World withoutNat(World world) {
        return leading(world, "GatewayId", "igw-0aaa0000000000001")
                .set(
                        "describe-network-interfaces",
                        "/NetworkInterfaces/0/Association",
                        Map.of("PublicIp", "203.0.113.9"));
    }
}
