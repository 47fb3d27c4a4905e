// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Networks.endpoint;
import static io.github.execready.testing.Networks.route;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.PrefixList;
import io.github.execready.model.SecurityGroupRule;
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

    // awslabs/landing-zone-accelerator-on-aws#896
    @Test
    void endpointsLeadToNoBucketElsewhere() {
        ExecTarget target =
                Edits.of(fargateService()).set("logBucket.region", "us-west-2").target();

        assertThat(tester.judge(target))
                .containsExactly(
                        GROUP + "pass", BUCKET + "fail logs-or-s3-endpoint-missing/other-region-encryption-required");
        assertThat(ofTheBucket(target).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(ofTheBucket(target).message()).contains("exec-logs is in us-west-2", "Cluster prod insists");
        assertThat(tester.judge(lax(target)))
                .containsExactly(GROUP + "pass", BUCKET + "fail logs-or-s3-endpoint-missing/other-region");
        assertThat(ofTheBucket(lax(target)).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aNatGatewayLeadsToABucketElsewhere() {
        assertThat(tester.judge(natted("us-west-2"))).containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void rulesForAmazonS3HereLetNothingOutToABucketElsewhere() {
        assertThat(tester.judge(Edits.of(natted("us-west-2"))
                        .set(
                                "network.prefixLists",
                                List.of(new PrefixList(
                                        "pl-s3", known("com.amazonaws.eu-west-1.s3"), known(List.of("52.218.0.0/17")))))
                        .set(
                                "network.securityGroups[0].egress",
                                List.of(new SecurityGroupRule(
                                        "tcp", 443, 443, List.of(), List.of(), List.of("pl-s3"), List.of())))
                        .target()))
                .contains(BUCKET + "fail task-security-group-egress/encryption-required");
    }

    @Test
    void theAgentHasToLearnWhereTheBucketIs() {
        VpcEndpoint there = withName(endpoint("s3"), "com.amazonaws.us-west-2.s3");
        ExecTarget target = Edits.of(fargateService())
                .set("logBucket.region", "us-west-2")
                .set("network.endpoints", List.of(endpoint("logs"), there))
                .target();

        assertThat(tester.judge(target)).containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(ofTheBucket(target).missing()).extracting(Missing::source).containsExactly("s3 in eu-west-1");
        assertThat(tester.judge(Edits.of(target)
                        .set("network.endpoints", List.of(endpoint("logs"), endpoint("s3"), there))
                        .target()))
                .containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void whereTheRegionIsNotKnownOnlyWhatHoldsForEveryRegionCounts() {
        ExecTarget endpoints =
                Edits.of(fargateService()).unknown("logBucket.region").target();
        ExecTarget nat =
                Edits.of(natted("eu-west-1")).unknown("logBucket.region").target();
        VpcEndpoint broken = withState(withName(endpoint("s3"), "com.amazonaws.us-west-2.s3"), "failed");

        assertThat(tester.judge(endpoints)).containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(ofTheBucket(endpoints).severity()).isEqualTo(Severity.BLOCKER);
        assertThat(ofTheBucket(lax(endpoints)).severity()).isEqualTo(Severity.WARNING);
        assertThat(tester.judge(nat)).containsExactly(GROUP + "pass", BUCKET + "pass");
        assertThat(tester.judge(Edits.of(nat)
                        .set("network.endpoints", List.of(endpoint("logs"), broken))
                        .target()))
                .as("an endpoint that may take the name over")
                .containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
        assertThat(tester.judge(Edits.of(endpoints)
                        .set("network.securityGroups[0].egress", List.of())
                        .target()))
                .contains(BUCKET + "fail task-security-group-egress/encryption-required");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("logBucket").target()))
                .containsExactly(GROUP + "pass", BUCKET + "not-evaluated");
    }

    @Test
    void aBucketThatDoesNotExistIsLookedForHere() {
        assertThat(tester.judge(Edits.of(fargateService()).absent("logBucket").target()))
                .containsExactly(GROUP + "pass", BUCKET + "pass");
    }

    @Test
    void forABucketHereAGatewayEndpointIsTheCheapestRemedy() {
        assertThat(ofTheBucket(onlySsmmessages()).remedy().commands())
                .containsExactly(
                        "aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-1 --service-name"
                                + " com.amazonaws.eu-west-1.s3 --route-table-ids rtb-1 --region eu-west-1",
                        "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0"
                                + " --nat-gateway-id \"$NAT_GATEWAY\" --region eu-west-1");
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

    private Finding ofTheBucket(ExecTarget target) {
        return tester.findings(target).get(1);
    }

    /** A task behind a NAT gateway, without endpoints. */
    private static ExecTarget natted(String region) {
        return Edits.of(fargateService())
                .set("logBucket.region", region)
                .set("network.endpoints", List.of())
                .set(
                        "network.routeTables[0].routes",
                        List.of(route("10.0.0.0/16", "local"), route("0.0.0.0/0", "nat-1")))
                .target();
    }

    private static VpcEndpoint withName(VpcEndpoint old, String serviceName) {
        return new VpcEndpoint(
                "vpce-there",
                old.vpcId(),
                serviceName,
                old.type(),
                old.state(),
                old.privateDnsEnabled(),
                old.subnetIds(),
                old.securityGroupIds(),
                old.routeTableIds(),
                old.networkInterfaceIds(),
                old.policy(),
                old.ipAddressType(),
                old.dnsNames(),
                old.privateDnsOnlyForInboundResolverEndpoint());
    }

    private static VpcEndpoint withState(VpcEndpoint old, String state) {
        return new VpcEndpoint(
                old.id(),
                old.vpcId(),
                old.serviceName(),
                old.type(),
                known(state),
                old.privateDnsEnabled(),
                old.subnetIds(),
                old.securityGroupIds(),
                old.routeTableIds(),
                old.networkInterfaceIds(),
                old.policy(),
                old.ipAddressType(),
                old.dnsNames(),
                old.privateDnsOnlyForInboundResolverEndpoint());
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
