// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;

/** Where a bucket is, from what S3 says to the real client. */
class BucketRegionTest {

    private static final String BUCKET = "prod-exec-logs";

    private final AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-west-2"})
    void anAnswerCarriesTheRegionThatGaveIt(String region) {
        Answer<GetBucketEncryptionResponse> answer = encryption(endpoint.bucketsIn(region));

        assertThat(answer.region()).isEqualTo(region);
        assertThat(answer.failed()).isEmpty();
    }

    @Test
    void aBucketElsewhereIsAskedAboutOnceMoreAndThere() {
        encryption(endpoint.bucketsIn("us-west-2"));

        assertThat(endpoint.calls()).containsExactly("s3:GetEncryptionConfiguration");
        assertThat(endpoint.problems()).isEmpty();
    }

    @Test
    void whoMayNotReadTheBucketStillLearnsWhereItIsFromTheRedirect() {
        Answer<?> answer = encryption(endpoint.bucketsIn("us-west-2").deny("s3:GetEncryptionConfiguration"));

        assertThat(answer.region()).isEqualTo("us-west-2");
        assertThat(answer.failed().map(Failure::kind)).contains(Failure.Kind.ACCESS_DENIED);
    }

    @Test
    void aRefusalWithoutARedirectTellsNothing() {
        assertThat(encryption(endpoint.deny("s3:GetEncryptionConfiguration")).region())
                .isEmpty();
        assertThat(encryption(endpoint.throttle("s3:GetEncryptionConfiguration"))
                        .region())
                .isEmpty();
    }

    @Test
    void thatThereIsNoPolicyIsSaidWhereTheBucketIs() {
        endpoint.world().remove("get-bucket-policy.prod-exec-logs");
        try (LiveAws aws = new LiveAws(endpoint.settings())) {
            Answer<?> answer = aws.ask(
                            OtherOperations.GET_BUCKET_POLICY,
                            GetBucketPolicyRequest.builder().bucket(BUCKET).build())
                    .join();

            assertThat(answer.region()).isEqualTo("eu-west-1");
            assertThat(answer.failed().map(Failure::kind)).contains(Failure.Kind.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the region 'eu-west-1' is wrong; expecting 'us-west-2' | us-west-2",
                "the region 'eu-west-1' is wrong; expecting 'us-west-2.evil.example/' | ''",
                "the region 'eu-west-1' is wrong; expecting 'eu-west-1' | eu-west-1",
                "the region is wrong | ''"
            })
    void whereNoHeaderNamesTheRegionTheMessageMay(String message, String region) throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/", exchange -> {
            String signature = exchange.getRequestHeaders().getFirst("Authorization");
            boolean there = signature.contains("/us-west-2/s3/");
            asked.add(there ? "us-west-2" : "eu-west-1");
            byte[] answer = (there
                            ? "<ServerSideEncryptionConfiguration/>"
                            : "<Error><Code>AuthorizationHeaderMalformed</Code><Message>" + message
                                    + "</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there ? 200 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try (LiveAws aws = new LiveAws(new LiveSettings(
                "eu-west-1",
                "",
                Duration.ofSeconds(8),
                Duration.ofSeconds(20),
                "http://127.0.0.1:" + server.getAddress().getPort()))) {
            assertThat(ask(aws).region()).isEqualTo(region);
            assertThat(asked).hasSize(region.equals("us-west-2") ? 2 : 1);
        } finally {
            server.stop(0);
        }
    }

    private static Answer<GetBucketEncryptionResponse> encryption(AwsEndpoint endpoint) {
        try (LiveAws aws = new LiveAws(endpoint.settings())) {
            return ask(aws);
        }
    }

    private static Answer<GetBucketEncryptionResponse> ask(LiveAws aws) {
        return aws.ask(
                        OtherOperations.GET_BUCKET_ENCRYPTION,
                        GetBucketEncryptionRequest.builder().bucket(BUCKET).build())
                .join();
    }
}
