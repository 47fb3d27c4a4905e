// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Accounts in which all is right, one for each way out that people have: looked at with real clients they are {@code READY},
 * not ready with warnings, and nothing stays open.
 */
class ReadyTest {

    private static final String ENDPOINTS = "describe-vpc-endpoints";
    private static final String ROUTES = "describe-route-tables";
    private static final String DEFAULT_ROUTE = "/RouteTables/0/Routes/1";

    /** What exec rests on in every account. */
    private static final Set<String> NEEDED = Set.of(
            "caller-execute-command",
            "caller-describe-tasks",
            "task-role-present",
            "task-role-trust",
            "task-role-ssmmessages",
            "ssmmessages-reachable",
            "managed-agent-running");

    /** What it rests on besides where sessions are encrypted and logged. */
    private static final Set<String> NEEDED_FOR_LOGGING = Set.of(
            "caller-kms-data-key",
            "task-role-kms-decrypt",
            "task-role-logging",
            "kms-reachable",
            "log-destinations-reachable");

    /**
     * One account.
     *
     * @param leadsTo what the way to ssmmessages passes last
     */
    private record Account(String name, String world, UnaryOperator<World> change, Set<String> needed, String leadsTo) {

        static Account fargate(String name, String leadsTo, UnaryOperator<World> change) {
            return new Account(name, "fargate-service", change, NEEDED_FOR_LOGGING, leadsTo);
        }

        static Account ec2(String name, String leadsTo) {
            return new Account(name, "ec2-service", w -> w, Set.of(), leadsTo);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Account> accounts() {
        return Stream.of(
                Account.fargate(
                        "Fargate behind a NAT gateway",
                        "nat-gateway/nat-0aaa0000000000001",
                        ReadyTest::withoutEndpoint),
                Account.fargate(
                        "Fargate with interface endpoints, and nothing else that leads out",
                        "vpc-endpoint/vpce-0aaa0000000000001",
                        ReadyTest::withEndpointsOnly),
                Account.fargate(
                        "Fargate in a public subnet with a public address",
                        "internet-gateway/igw-0aaa0000000000001",
                        ReadyTest::inPublic),
                Account.ec2("EC2 in bridge mode", "nat-gateway/nat-0aaa0000000000001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void whereAllIsRightTheTaskIsReady(Account account) {
        Report report = judge(account, Set.of());

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(findings(report).filter(f -> f.status() == Status.NOT_EVALUATED || f.status() == Status.ERROR))
                .isEmpty();
        assertThat(findings(report).filter(f -> f.status() == Status.FAIL))
                .extracting(Finding::severity)
                .isSubsetOf(Severity.ADVICE);
        Stream.concat(NEEDED.stream(), account.needed().stream())
                .forEach(check -> assertThat(
                                findings(report).filter(f -> f.check().equals(check)))
                        .as(check)
                        .isNotEmpty()
                        .allMatch(f -> f.status() == Status.PASS));
        assertThat(wayToSsmmessages(report)).contains(account.leadsTo());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void policiesAloneAreEvidenceEnough(Account account) {
        assertThat(judge(account, Set.of("iam:SimulatePrincipalPolicy")).verdict())
                .isEqualTo(Verdict.READY);
    }

    private static Report judge(Account account, Set<String> refused) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(account.change().apply(World.load(account.world())))) {
            refused.forEach(endpoint::deny);
            Report report = Look.judge(endpoint, Look.task(FieldCase.TASK));
            assertThat(endpoint.problems()).isEmpty();
            return report;
        }
    }

    private static List<String> wayToSsmmessages(Report report) {
        return findings(report)
                .filter(f -> f.check().equals("ssmmessages-reachable"))
                .findFirst()
                .orElseThrow()
                .path()
                .hops()
                .stream()
                .map(hop -> hop.object())
                .toList();
    }

    private static Stream<Finding> findings(Report report) {
        return report.targets().get(0).findings().stream();
    }

    private static World withoutEndpoint(World world) {
        return world.remove(ENDPOINTS, "/VpcEndpoints/0");
    }

    /** Sessions are encrypted and logged there: the key and the log group need endpoints too, the bucket has its gateway. */
    private static World withEndpointsOnly(World world) {
        String ssmmessages = world.get(ENDPOINTS, "/VpcEndpoints/0").toString();
        world.remove(ROUTES, DEFAULT_ROUTE).put("describe-nat-gateways", "{\"NatGateways\": []}");
        for (String service : List.of("kms", "logs")) {
            world.set(
                    ENDPOINTS,
                    "/VpcEndpoints/-",
                    World.json(ssmmessages
                            .replace("ssmmessages", service)
                            .replace("vpce-0aaa0000000000001", "vpce-" + service)
                            .replace("eni-0eee", "eni-" + service)));
        }
        return world;
    }

    private static World inPublic(World world) {
        String configuration = "/networkConfiguration/awsvpcConfiguration/assignPublicIp";
        return withoutEndpoint(world)
                .remove(ROUTES, DEFAULT_ROUTE + "/NatGatewayId")
                .set(ROUTES, DEFAULT_ROUTE + "/GatewayId", "igw-0aaa0000000000001")
                .set(
                        "describe-network-interfaces",
                        "/NetworkInterfaces/0/Association",
                        Map.of("IpOwnerId", "amazon", "PublicIp", "198.51.100.7"))
                .set("describe-services", "/services/0" + configuration, "ENABLED")
                .set("describe-services", "/services/0/deployments/0" + configuration, "ENABLED");
    }
}
