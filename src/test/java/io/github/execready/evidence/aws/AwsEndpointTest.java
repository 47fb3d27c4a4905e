// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.aws.Failure.Kind;
import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldRequests.Asked;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;

/** The endpoint of the tests speaks as AWS does: the SDK's own clients understand it, and its refusals. */
class AwsEndpointTest {

    /** One operation of every service. */
    private static final List<String> EACH_SERVICE = List.of(
            "sts:GetCallerIdentity",
            "ecs:DescribeClusters",
            "iam:GetRole",
            "ec2:DescribeVpcs",
            "ssm:DescribeSessions",
            "kms:DescribeKey",
            "logs:DescribeLogGroups",
            "s3:GetEncryptionConfiguration");

    @Test
    void everyOperationIsAskedOfAWorld() {
        Set<Operation<?, ?>> asked = WorldRequests.all().map(Asked::operation).collect(Collectors.toSet());

        assertThat(asked).containsExactlyInAnyOrderElementsOf(Operations.ALL);
    }

    @ParameterizedTest
    @EnumSource
    void theSdkReadsFromTheWireWhatTheFilesSay(WorldRequests requests) {
        World world = World.load(requests.world());
        try (AwsEndpoint endpoint = AwsEndpoint.start(world);
                LiveAws live = new LiveAws(endpoint.settings())) {
            for (Asked asked : requests.requests()) {
                SdkPojo response = said(asked.ask(live));

                assertThat(response.equalsBySdkFields(expected(world, asked)))
                        .as("%s is %s", asked, response)
                        .isTrue();
            }
            assertThat(endpoint.problems()).isEmpty();
        }
    }

    private static Object expected(World world, Asked asked) {
        Match match = Outputs.answers(world, true).answer(asked.operation(), asked.json());
        assertThat(match).as("%s", asked).isInstanceOf(Match.Found.class);
        return FromJson.response(asked.operation(), ((Match.Found) match).response(), "", unknown -> {
            throw new AssertionError(unknown);
        });
    }

    private static <R> R said(Answer<R> answer) {
        return answer.fold(Answer.Said::response, failure -> {
            throw new AssertionError(failure);
        });
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("denied", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::deny, Kind.ACCESS_DENIED),
                Arguments.of("throttled", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::throttle, Kind.THROTTLED),
                Arguments.of("expired", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::expire, Kind.CREDENTIALS),
                Arguments.of("hanging", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::hang, Kind.SERVICE_ERROR),
                Arguments.of("cut", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::cut, Kind.SERVICE_ERROR),
                Arguments.of("garbled", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::garble, Kind.SERVICE_ERROR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultOfAnyServiceIsRecognised(String name, BiConsumer<AwsEndpoint, String> fault, Kind kind) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                // Long enough for the retries of a throttled call, short enough for what never answers.
                LiveAws live = new LiveAws(endpoint.settings(
                        Duration.ofMillis(500), Duration.ofSeconds(name.equals("hanging") ? 1 : 15)))) {
            EACH_SERVICE.forEach(action -> fault.accept(endpoint, action));

            List<String> kinds = WorldRequests.FARGATE.requests().stream()
                    .filter(asked -> EACH_SERVICE.contains(asked.operation().action()))
                    // Together, or the pauses between retries would add up.
                    .parallel()
                    .map(asked -> asked.operation() + " " + failure(asked.ask(live)))
                    .toList();

            assertThat(kinds)
                    .containsExactlyInAnyOrderElementsOf(EACH_SERVICE.stream()
                            .map(action -> action + " " + kind)
                            .toList());
        }
    }

    private static String failure(Answer<SdkPojo> answer) {
        return answer.fold(
                said -> "said " + said.response(), failure -> failure.kind().toString());
    }

    @Test
    void whatIsNotInTheWorldIsNotFound() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                LiveAws live = new LiveAws(endpoint.settings())) {
            endpoint.world().remove("get-role.api-task");
            endpoint.world().remove("describe-clusters", "/clusters/0");

            List<String> failures = WorldRequests.FARGATE.requests().stream()
                    .filter(asked -> Set.of("iam:GetRole", "ecs:DescribeServices")
                            .contains(asked.operation().action()))
                    .map(asked -> failure(asked.ask(live)))
                    .toList();

            assertThat(failures).containsExactly("NOT_FOUND", "NOT_FOUND");
        }
    }

    @Test
    void theCallsAreCounted() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                LiveAws live = new LiveAws(endpoint.settings())) {
            Asked first = WorldRequests.FARGATE.requests().get(0);
            first.ask(live);
            first.ask(live);

            assertThat(endpoint.calls()).containsExactly("sts:GetCallerIdentity", "sts:GetCallerIdentity");
        }
    }
}
