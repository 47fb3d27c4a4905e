// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.engine.Finding;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sessions that are logged to a bucket of the cluster's Region or of another one, looked at with real clients. In a VPC that
 * reaches AWS by endpoints alone no session starts where the log has to be encrypted and the bucket is elsewhere
 * (awslabs/landing-zone-accelerator-on-aws#863 and #896).
 */
class BucketRegionTruthTest {

    private static final String HERE = "eu-west-1";
    private static final String ELSEWHERE = "us-west-2";
    private static final String CHECK = "log-destinations-reachable";
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String ENDPOINTS = "describe-vpc-endpoints";
    private static final String DEFAULT_ROUTE = "/RouteTables/0/Routes/1";

    @Test
    void aGatewayEndpointReachesABucketOfItsOwnRegion() {
        Report report = look(onlyEndpoints(), HERE);

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(ofTheBucket(report).status()).isEqualTo(Status.PASS);
    }

    @Test
    void aGatewayEndpointReachesNoBucketElsewhere() {
        Report report = look(onlyEndpoints(), ELSEWHERE);
        Finding finding = ofTheBucket(report);

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(report.targets().get(0).rootCauses()).containsExactly("logs-or-s3-endpoint-missing");
        assertThat(finding.message())
                .startsWith("Bucket prod-exec-logs is in us-west-2: rtb-0aaa0000000000001 has no route from"
                        + " eni-0aaa0000000000001 there");
        assertThat(finding.evidence())
                .extracting(Finding.Observation::source, Finding.Observation::value)
                .contains(tuple("s3:GetEncryptionConfiguration", ELSEWHERE));
        assertThat(finding.path().service()).isEqualTo("s3 in us-west-2");
        assertThat(finding.path().hops())
                .extracting(Hop::words)
                .contains("rtb-0aaa0000000000001 has no route to s3 in us-west-2");
        assertThat(finding.remedy().commands())
                .contains("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-0a1b2c3d4e5f60001"
                        + " --service-name com.amazonaws.eu-west-1.s3 --route-table-ids rtb-0aaa0000000000001"
                        + " --region eu-west-1")
                .allSatisfy(command -> assertThat(command).doesNotContain("us-west-2"));
    }

    @Test
    void whereTheLogNeedNotBeEncryptedOnlyTheLogIsLost() {
        World world = onlyEndpoints()
                .set(
                        "describe-clusters",
                        "/clusters/0/configuration/executeCommandConfiguration/logConfiguration/s3EncryptionEnabled",
                        false);

        assertThat(look(world, ELSEWHERE).verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
    }

    @Test
    void aNatGatewayReachesABucketElsewhere() {
        Report report = look(World.load("fargate-service"), ELSEWHERE);

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(ofTheBucket(report).status()).isEqualTo(Status.PASS);
    }

    @Test
    void anInterfaceEndpointToTheOtherRegionReachesABucketThere() {
        World world = onlyEndpoints();
        world.set(ENDPOINTS, "/VpcEndpoints/-", interfaceEndpoint(world, ELSEWHERE, "s3"));

        assertThat(ofTheBucket(look(world, ELSEWHERE)).status()).isEqualTo(Status.PASS);
    }

    @Test
    void theAgentAsksInItsOwnRegionFirst() {
        World world = onlyEndpoints().set(ENDPOINTS, "/VpcEndpoints/1/State", "failed");
        world.set(ENDPOINTS, "/VpcEndpoints/-", interfaceEndpoint(world, ELSEWHERE, "s3"));
        Report report = look(world, ELSEWHERE);

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ofTheBucket(report).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("s3 in eu-west-1");
    }

    static Stream<List<String>> refused() {
        return Stream.of(
                List.of("s3:GetEncryptionConfiguration", "s3:GetBucketPolicy"),
                List.of("s3:GetEncryptionConfiguration"),
                List.of("s3:GetBucketPolicy"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRedirectTellsTheRegionToThoseWhoMayNotReadTheBucket(List<String> denied) {
        Finding finding = ofTheBucket(look(onlyEndpoints(), ELSEWHERE, denied));

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.message()).contains("is in us-west-2");
    }

    @Test
    void aBucketOfAnUnknownRegionIsReachedWhereEveryRegionIs() {
        List<String> denied = refused().findFirst().orElseThrow();
        Report behindNat = look(World.load("fargate-service"), HERE, denied);
        Report onlyEndpoints = look(onlyEndpoints(), HERE, denied);

        assertThat(ofTheBucket(behindNat).status()).isEqualTo(Status.PASS);
        assertThat(ofTheBucket(onlyEndpoints).status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(ofTheBucket(onlyEndpoints).missing())
                .extracting(Finding.Missing::source)
                .containsExactly("s3:GetEncryptionConfiguration");
        assertThat(onlyEndpoints.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Report look(World world, String region) {
        return look(world, region, List.of());
    }

    private static Report look(World world, String region, List<String> denied) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(world).bucketsIn(region)) {
            denied.forEach(endpoint::deny);
            Report report = Look.judge(endpoint, Look.task(TASK));
            assertThat(endpoint.problems()).isEmpty();
            return report;
        }
    }

    private static Finding ofTheBucket(Report report) {
        return report.targets().get(0).findings().stream()
                .filter(finding -> finding.check().equals(CHECK)
                        && finding.subject().toString().equals("bucket/prod-exec-logs"))
                .findFirst()
                .orElseThrow();
    }

    /** Nothing leads out of the VPC, and each service that exec needs has an endpoint. */
    private static World onlyEndpoints() {
        World world = World.load("fargate-service").remove("describe-route-tables", DEFAULT_ROUTE);
        return world.set(ENDPOINTS, "/VpcEndpoints/-", interfaceEndpoint(world, HERE, "kms"))
                .set(ENDPOINTS, "/VpcEndpoints/-", interfaceEndpoint(world, HERE, "logs"));
    }

    private static JsonNode interfaceEndpoint(World world, String region, String service) {
        ObjectNode endpoint =
                (ObjectNode) world.get(ENDPOINTS, "/VpcEndpoints/0").deepCopy();
        return endpoint.put("VpcEndpointId", "vpce-" + region + "-" + service)
                .put("ServiceName", "com.amazonaws." + region + "." + service);
    }
}
