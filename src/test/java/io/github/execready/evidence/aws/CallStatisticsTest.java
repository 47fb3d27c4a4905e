// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ContainerSelection;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What it costs to read a whole target. */
class CallStatisticsTest {

    private static final Target TASK =
            new Target("prod", "0123456789abcdef0123456789abcdef", "", new ContainerSelection.All());
    private static final Target SERVICE = new Target("prod", "", "api", new ContainerSelection.All());

    @Test
    void noRequestIsMadeTwice() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                AwsEvidence evidence = evidence(endpoint, SERVICE)) {
            evidence.targets();

            assertThat(endpoint.calls()).hasSize(evidence.statistics().calls());
        }
    }

    @Test
    void aTaskOfAFargateServiceTakesSoManyRoundTrips() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                AwsEvidence evidence = evidence(endpoint, TASK)) {
            evidence.targets();

            assertThat(evidence.statistics().chain()).isEqualTo(5);
        }
    }

    private static AwsEvidence evidence(AwsEndpoint endpoint, Target target) {
        return AwsEvidence.live(
                endpoint.settings(), target, () -> Targets.fargateService().clientTools(), Clock.systemUTC());
    }
}
