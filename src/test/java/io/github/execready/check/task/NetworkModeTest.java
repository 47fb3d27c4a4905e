// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkModeTest {

    private final CheckTester tester = CheckTester.of(new NetworkMode());

    @ParameterizedTest
    @ValueSource(strings = {"awsvpc", "bridge", "host", "default"})
    void aNetworkPasses(String mode) {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("taskDefinition.networkMode", mode)
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void theServiceOnlyDecidesHowToDeployTheRemedy() {
        ExecTarget target =
                Edits.of(ec2Service()).set("taskDefinition.networkMode", "none").target();
        assertThat(tester.findings(target).get(0).remedy().commands())
                .anySatisfy(c -> assertThat(c).startsWith("aws ecs update-service"));
        assertThat(tester.findings(Edits.of(target)
                                .set("service.deploymentController", "CODE_DEPLOY")
                                .target())
                        .get(0)
                        .remedy()
                        .commands())
                .noneSatisfy(c -> assertThat(c).startsWith("aws ecs update-service"));
        assertThat(tester.judge(Edits.of(target).unknown("service").target())).isEqualTo(tester.judge(target));
    }

    @Test
    void aDefinitionThatNamesNoModePasses() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.networkMode")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void noNetworkFailsForEveryContainer() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("taskDefinition.networkMode", "none")
                        .target()))
                .containsExactly("container/app: fail network-mode-none", "container/sidecar: fail network-mode-none");
    }

    @Test
    void aContainerThatOptsOutFailsAlone() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("taskDefinition.containerDefinitions[1].disableNetworking", true)
                        .set("taskDefinition.containerDefinitions[0].disableNetworking", false)
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: fail network-mode-none/container");
    }

    @Test
    void aContainerThatOptsOutFailsWhateverTheMode() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("taskDefinition.containerDefinitions[1].disableNetworking", true)
                        .unknown("taskDefinition.networkMode")
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: fail network-mode-none/container");
    }

    @Test
    void anUnreadOptOutIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskDefinition.containerDefinitions[0].disableNetworking")
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: pass");
    }

    @Test
    void anUnreadDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }
}
