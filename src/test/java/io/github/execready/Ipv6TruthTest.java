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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A task without IPv4, looked at with real clients. AWS's page says that exec does not work there; its ECS agent for Linux
 * has been made to, which nobody documents. So it is never {@code READY}: not ready where nothing says otherwise, and at
 * best a warning where AWS has tried it.
 */
class Ipv6TruthTest {

    private static final String AGENT = "/containerInstances/0/versionInfo/agentVersion";
    private static final String INSTANCES = "describe-container-instances";
    private static final String IMAGE = "/Images/0/Name";
    private static final String EGRESS = "/SecurityGroups/0/IpPermissionsEgress/0/Ipv6Ranges";

    /** What keeps exec from working whatever the network lets pass. */
    private record Case(String name, UnaryOperator<World> world) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whereExecDoesNotKnowIpv6ThatAloneIsTheCause(Case without) {
        // Rules for IPv4 alone are right for the subnet that the task is to move to.
        World world = withoutEndpoint(without.world().apply(World.load("fargate-service")))
                .set("describe-security-groups", EGRESS, List.of());
        Report report = judge(world);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(report.targets().get(0).rootCauses()).containsExactly("ipv6-only-subnet");
        assertThat(of(report, "ssmmessages-reachable").blockedBy()).isEqualTo("ipv6-only");
    }

    static Stream<Case> whereExecDoesNotKnowIpv6ThatAloneIsTheCause() {
        return Stream.of(
                new Case("Fargate", Ipv6Worlds::alone),
                new Case("an old ECS agent", w -> Ipv6Worlds.aloneOnEc2(w).set(INSTANCES, AGENT, "1.97.1")),
                new Case(
                        "Windows",
                        w -> Ipv6Worlds.aloneOnEc2(w)
                                .set(INSTANCES, "/containerInstances/0/attributes/0/value", "windows")));
    }

    @Test
    void whereAwsTriedItAnOpenWayIsReadyWithAWarning() {
        Report report = judge(withoutEndpoint(Ipv6Worlds.aloneOnEc2(World.load("fargate-service"))));

        assertThat(report.verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
        assertThat(findings(report).filter(f -> f.status() == Status.FAIL && f.severity() != Severity.ADVICE))
                .extracting(Finding::cause)
                .containsExactly("ipv6-only-subnet");
        assertThat(of(report, "kms-reachable").status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "1.98.0, al2023-ami-ecs-hvm-2023.0.20250815-kernel-6.1-x86_64, INCONCLUSIVE",
        "1.98.0, al2023-ami-ecs-hvm-2023.0.20250902-kernel-6.1-x86_64, READY_WITH_WARNINGS",
        "1.102.2, amzn2-ami-ecs-hvm-2.0.20260415-x86_64-ebs, READY_WITH_WARNINGS",
        "1.103.0, al2023-ami-ecs-hvm-2023.0.20260415-kernel-6.1-x86_64, INCONCLUSIVE",
        "1.105.1, al2023-ami-ecs-hvm-2023.0.20260702-kernel-6.1-x86_64, READY_WITH_WARNINGS",
        "1.98.0, bottlerocket-aws-ecs-2-x86_64-v1.50.0-abcdef12, INCONCLUSIVE",
        "1.98.0, our-own-image, INCONCLUSIVE"
    })
    void whatTheImageBringsMayNotUnderstandTheEcsAgent(String agent, String image, Verdict verdict) {
        Report report = judge(withoutEndpoint(Ipv6Worlds.aloneOnEc2(World.load("fargate-service")))
                .set(INSTANCES, AGENT, agent)
                .set("describe-images", IMAGE, image));

        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(of(report, "ssmmessages-reachable").missing().isEmpty()).isEqualTo(verdict != Verdict.INCONCLUSIVE);
    }

    @Test
    void containersOfABridgeMayHaveNoIpv6() {
        World world = World.load("ec2-service");
        Report report = judge(withoutEndpoint(Ipv6Worlds.instanceAlone(world)));

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(report, "ipv6-only").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void nameServersOfTheContainersOwnMayBeOutOfReach() {
        World world = withoutEndpoint(Ipv6Worlds.aloneOnEc2(World.load("fargate-service")))
                .set(
                        "describe-task-definition",
                        "/taskDefinition/containerDefinitions/0/dnsServers",
                        List.of("192.0.2.53"));
        Report report = judge(world);

        assertThat(of(report, "container-dns").status()).isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void theRemedyIsOneForIpv6() {
        World world = withoutEndpoint(Ipv6Worlds.aloneOnEc2(World.load("fargate-service")));
        assertThat(commands(world.set("describe-security-groups", EGRESS, List.of())))
                .containsExactly("aws ec2 authorize-security-group-egress --group-id sg-0aaa0000000000001"
                        + " --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]'"
                        + " --region eu-west-1");

        world.set("describe-security-groups", EGRESS, List.of(Map.of("CidrIpv6", "::/0")))
                .set("describe-route-tables", "/RouteTables/0/Routes/4/State", "blackhole");
        assertThat(commands(world))
                .containsExactly("aws ec2 replace-route --route-table-id rtb-0aaa0000000000001"
                        + " --destination-ipv6-cidr-block ::/0"
                        + " --egress-only-internet-gateway-id \"$EGRESS_ONLY_INTERNET_GATEWAY\" --region eu-west-1");

        world.remove("describe-route-tables", "/RouteTables/0/Routes/4");
        assertThat(commands(world))
                .containsExactly("aws ec2 create-route --route-table-id rtb-0aaa0000000000001"
                        + " --destination-ipv6-cidr-block ::/0"
                        + " --egress-only-internet-gateway-id \"$EGRESS_ONLY_INTERNET_GATEWAY\" --region eu-west-1");
    }

    private static List<String> commands(World world) {
        Finding finding = of(judge(world), "ssmmessages-reachable");
        assertThat(finding.status()).isEqualTo(Status.FAIL);
        return finding.remedy().commands();
    }

    private static Report judge(World world) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(world)) {
            Report report = Look.judge(endpoint, Look.task("0123456789abcdef0123456789abcdef"));
            assertThat(endpoint.problems()).isEmpty();
            return report;
        }
    }

    private static World withoutEndpoint(World world) {
        for (int i = world.get("describe-vpc-endpoints", "/VpcEndpoints").size() - 1; i >= 0; i--) {
            if (world.get("describe-vpc-endpoints", "/VpcEndpoints/" + i + "/VpcEndpointType")
                    .stringValue()
                    .equals("Interface")) {
                world.remove("describe-vpc-endpoints", "/VpcEndpoints/" + i);
            }
        }
        return world;
    }

    private static Finding of(Report report, String check) {
        return findings(report).filter(f -> f.check().equals(check)).findFirst().orElseThrow();
    }

    private static Stream<Finding> findings(Report report) {
        return report.targets().get(0).findings().stream();
    }
}
