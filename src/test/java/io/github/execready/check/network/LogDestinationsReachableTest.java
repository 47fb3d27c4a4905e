// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Networks.endpoint;
import static io.github.execready.testing.Networks.route;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.PrefixList;
import io.github.execready.model.VpcEndpoint;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDestinationsReachableTest {

    private static final String GROUP = "log-group//ecs/exec: ";
    private static final String BUCKET = "bucket/exec-logs: ";
    private static final String LOG = "cluster.executeCommandConfiguration.logConfiguration.";

    private final CheckTester tester = CheckTester.of(new LogDestinationsReachable());

    @Test
    void endpointsOfBothServicesPass() {
        assertThat(tester.judge(fargateService())).containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void aGatewayEndpointPassesForTheBucket() {
        VpcEndpoint s3 = endpoint("s3");
        VpcEndpoint gateway = new VpcEndpoint(
                "vpce-gw",
                s3.vpcId(),
                s3.serviceName(),
                known("Gateway"),
                s3.state(),
                known(false),
                known(List.of()),
                known(List.of()),
                known(List.of("rtb-1")),
                known(List.of()),
                s3.policy(),
                s3.ipAddressType(),
                s3.dnsNames(),
                s3.privateDnsOnlyForInboundResolverEndpoint());
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("logs"), gateway))
                .set(
                        "network.prefixLists",
                        List.of(new PrefixList(
                                "pl-s3", known("com.amazonaws.eu-west-1.s3"), known(List.of("198.51.100.0/24")))))
                .set("network.routeTables[0].routes", List.of(route("10.0.0.0/16", "local"), route("pl-s3", "vpce-gw")))
                .target();

        assertThat(tester.judge(target)).containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    // aws-containers/amazon-ecs-exec-checker#46
    @Test
    void whereEncryptionIsRequiredNoSessionStarts() {
        ExecTarget target = onlySsmmessages();

        assertThat(tester.judge(target))
                .containsExactly(
                        GROUP + "fail logs-or-s3-endpoint-missing/encryption-required",
                        BUCKET + "fail logs-or-s3-endpoint-missing/encryption-required");
        assertThat(tester.findings(target)).allMatch(finding -> finding.severity() == Severity.BLOCKER);
        assertThat(tester.findings(target).get(0).remedy().commands().get(0)).contains("com.amazonaws.eu-west-1.logs");
    }

    @Test
    void elseOnlyTheLogIsLost() {
        ExecTarget target = lax(onlySsmmessages());

        assertThat(tester.judge(target))
                .containsExactly(
                        GROUP + "fail logs-or-s3-endpoint-missing", BUCKET + "fail logs-or-s3-endpoint-missing");
        assertThat(tester.findings(target)).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(tester.findings(
                        lax(Edits.of(fargateService()).unknown("network").target())))
                .allMatch(finding -> finding.severity() == Severity.WARNING);
    }

    @Test
    void whatStandsInTheWayIsTheCause() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("network.securityGroups[0].egress", List.of())
                        .target()))
                .containsExactly(
                        GROUP + "fail task-security-group-egress/encryption-required",
                        BUCKET + "fail task-security-group-egress/encryption-required");
    }

    @Test
    void withoutADestinationOrATaskThereIsNothingToReach() {
        assertThat(tester.judge(Edits.of(onlySsmmessages())
                        .set("cluster.executeCommandConfiguration.logging", "NONE")
                        .target()))
                .containsExactly("cluster/prod: not-applicable no-destination");
        assertThat(tester.judge(serviceWithoutTask()))
                .containsExactly(GROUP + "not-applicable no-task", BUCKET + "not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster",
                "network",
                "network.networkInterface",
                "network.endpoints",
                "network.endpoints[2].policy",
                "network.securityGroups"
            })
    void whatIsUnknownIsNeverOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target())
                        .get(0))
                .endsWith(": not-evaluated");
    }

    @Test
    void whereTheRequirementIsUnknownSoIsTheCause() {
        assertThat(tester.judge(Edits.of(onlySsmmessages())
                                .unknown(LOG + "cloudWatchEncryptionEnabled")
                                .target())
                        .get(0))
                .isEqualTo(GROUP + "not-evaluated");
    }

    private static ExecTarget onlySsmmessages() {
        return Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("ssmmessages")))
                .target();
    }

    private static ExecTarget lax(ExecTarget target) {
        return Edits.of(target)
                .set(LOG + "cloudWatchEncryptionEnabled", false)
                .set(LOG + "s3EncryptionEnabled", false)
                .target();
    }
}
