// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLoggingTest {

    private static final String CONFIGURATION = "cluster.executeCommandConfiguration";
    private static final String LOGGING = CONFIGURATION + ".logging";
    private static final String DESTINATIONS = CONFIGURATION + ".logConfiguration";
    private static final String APP_DRIVER = "taskDefinition.containerDefinitions[0].logDriver";

    private final CheckTester tester = CheckTester.of(new SessionLogging());

    @Test
    void aDestinationOfItsOwnPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("cluster/prod: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {DESTINATIONS + ".cloudWatchLogGroupName", DESTINATIONS + ".s3BucketName"})
    void oneOfTheTwoDestinationsIsEnough(String other) {
        assertThat(tester.judge(Edits.of(fargateService()).absent(other).target()))
                .containsExactly("cluster/prod: pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown(other).target()))
                .containsExactly("cluster/prod: pass");
    }

    @Test
    void noneIsReported() {
        assertThat(tester.judge(Edits.of(fargateService()).set(LOGGING, "NONE").target()))
                .containsExactly("cluster/prod: fail logging-not-configured");
    }

    @Test
    void aClusterWithoutConfigurationIsReported() {
        assertThat(tester.judge(Edits.of(fargateService()).absent(CONFIGURATION).target()))
                .containsExactly("cluster/prod: fail logging-not-configured/no-configuration");
    }

    @Test
    void overrideWithoutDestinationIsReported() {
        assertThat(tester.judge(Edits.of(fargateService()).absent(DESTINATIONS).target()))
                .containsExactly("cluster/prod: fail logging-not-configured/no-destination");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(DESTINATIONS + ".cloudWatchLogGroupName")
                        .absent(DESTINATIONS + ".s3BucketName")
                        .target()))
                .containsExactly("cluster/prod: fail logging-not-configured/no-destination");
    }

    @Test
    void byDefaultEveryContainerNeedsAwslogs() {
        assertThat(tester.judge(byDefault())).containsExactly("container/app: pass", "container/sidecar: pass");
        assertThat(tester.judge(
                        Edits.of(byDefault()).set(APP_DRIVER, "awsfirelens").target()))
                .containsExactly("container/app: fail logging-not-configured/no-awslogs", "container/sidecar: pass");
        assertThat(tester.judge(Edits.of(byDefault()).absent(APP_DRIVER).target()))
                .containsExactly("container/app: fail logging-not-configured/no-awslogs", "container/sidecar: pass");
    }

    @Test
    void aConfigurationThatDoesNotSayMeansDefault() {
        assertThat(tester.judge(Edits.of(fargateService()).absent(LOGGING).target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", CONFIGURATION, LOGGING, DESTINATIONS})
    void whatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("cluster/prod: not-evaluated");
    }

    @Test
    void anUnknownDriverIsNotEvaluatedWhereItDecides() {
        assertThat(tester.judge(Edits.of(byDefault()).unknown(APP_DRIVER).target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: pass");
        assertThat(tester.judge(Edits.of(byDefault()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("cluster/prod: pass");
    }

    private static ExecTarget byDefault() {
        return Edits.of(fargateService()).set(LOGGING, "DEFAULT").target();
    }
}
