// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS refuses, is busy, hangs or talks nonsense: the facts concerned are unknown, and the rest is read. */
@Timeout(60)
class AwsTroubleTest {

    private static final Target TASK =
            new Target("prod", "0123456789abcdef0123456789abcdef", "", new ContainerSelection.All());
    private static final Target SERVICE = new Target("prod", "", "api", new ContainerSelection.All());

    private enum Trouble {
        DENIED(AwsEndpoint::deny, Gap.Reason.ACCESS_DENIED),
        THROTTLED(AwsEndpoint::throttle, Gap.Reason.THROTTLED),
        HUNG(AwsEndpoint::hang, Gap.Reason.SERVICE_ERROR),
        CUT(AwsEndpoint::cut, Gap.Reason.SERVICE_ERROR),
        GARBLED(AwsEndpoint::garble, Gap.Reason.SERVICE_ERROR);

        private interface Making {
            AwsEndpoint at(AwsEndpoint endpoint, String action);
        }

        private final Making making;
        private final Gap.Reason reason;

        Trouble(Making making, Gap.Reason reason) {
            this.making = making;
            this.reason = reason;
        }
    }

    private static Stream<Arguments> troubles() {
        return Stream.of(Trouble.values())
                .flatMap(trouble -> Stream.of(
                        fact(trouble, TASK, "ecs:DescribeTasks", ExecTarget::task),
                        fact(trouble, SERVICE, "ecs:ListTasks", ExecTarget::task)));
    }

    private static Stream<Arguments> denials() {
        return Stream.of(Trouble.DENIED, Trouble.GARBLED)
                .flatMap(trouble -> Stream.of(
                        fact(trouble, TASK, "ecs:DescribeClusters", ExecTarget::cluster),
                        fact(trouble, TASK, "ecs:DescribeServices", ExecTarget::service),
                        fact(trouble, TASK, "ecs:DescribeTaskDefinition", ExecTarget::taskDefinition),
                        fact(trouble, SERVICE, "ecs:DescribeServices", ExecTarget::service),
                        fact(trouble, SERVICE, "ecs:DescribeTasks", ExecTarget::task)));
    }

    private static Arguments fact(
            Trouble trouble, Target target, String action, Function<ExecTarget, Evidence<?>> fact) {
        return Arguments.of(trouble, target, action, fact);
    }

    @ParameterizedTest
    @MethodSource({"troubles", "denials"})
    void oneOperationInTroubleLeavesItsFactUnknown(
            Trouble trouble, Target target, String action, Function<ExecTarget, Evidence<?>> fact) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            trouble.making.at(endpoint, action);

            List<ExecTarget> targets =
                    read(endpoint, target, trouble == Trouble.HUNG ? Duration.ofSeconds(3) : Duration.ofSeconds(30));

            assertThat(targets)
                    .isNotEmpty()
                    .allSatisfy(t -> assertThat(fact.apply(t))
                            .isInstanceOfSatisfying(Evidence.Unknown.class, unknown -> {
                                assertThat(unknown.gap().reason()).isEqualTo(trouble.reason);
                                assertThat(unknown.gap().source()).isEqualTo(action);
                            }));
            assertThat(targets).allSatisfy(t -> assertThat(t.caller().isKnown()).isTrue());
        }
    }

    @Test
    void withEveryReadingDeniedThereIsStillATargetThatNamesTheActions() {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service")).deny("*")) {
            ExecTarget target = read(endpoint, TASK).get(0);

            assertThat(Stream.of(target.caller(), target.cluster(), target.task(), target.taskDefinition()))
                    .allMatch(Evidence::isUnknown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ecs:DescribeTasks", "ecs:DescribeClusters"})
    void expiredCredentialsAreAnError(String action) {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service")).expire(action)) {
            assertThatThrownBy(() -> read(endpoint, TASK))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("expired");
        }
    }

    @Test
    void anAddressWhereNobodyListensIsAnError() throws IOException {
        Duration patience = Duration.ofSeconds(30);
        // A port that is taken and not listened on: a free one might be another test's by the time it is asked.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            LiveSettings nobody =
                    new LiveSettings("eu-west-1", "", patience, patience, "http://127.0.0.1:" + taken.getLocalPort());

            assertThatThrownBy(() -> read(nobody, TASK))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void aTaskThatDoesNotExistIsAnErrorThatNamesThoseThatRun() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            Target gone = new Target("prod", "ffffffffffffffffffffffffffffffff", "", new ContainerSelection.All());

            assertThatThrownBy(() -> read(endpoint, gone))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("0123456789abcdef0123456789abcdef (service:api)");
        }
    }

    private static List<ExecTarget> read(AwsEndpoint endpoint, Target target) {
        return read(endpoint, target, Duration.ofSeconds(30));
    }

    private static List<ExecTarget> read(AwsEndpoint endpoint, Target target, Duration patience) {
        return read(endpoint.settings(patience, patience), target);
    }

    private static List<ExecTarget> read(LiveSettings settings, Target target) {
        try (AwsEvidence evidence = AwsEvidence.live(
                settings, target, () -> Targets.fargateService().clientTools(), Clock.systemUTC())) {
            return evidence.targets();
        }
    }
}
