// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.containerDefinition;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ContainerDependency;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidModeTest {

    private final CheckTester tester = CheckTester.of(new PidMode());

    @Test
    void theServiceOnlyDecidesHowToDeployTheRemedy() {
        ExecTarget target = shared();
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
    void namespacesOfTheirOwnPass() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void containersOfASharedNamespaceFail() {
        assertThat(tester.judge(shared()))
                .containsExactly("container/app: fail pid-mode-task", "container/sidecar: fail pid-mode-task");
        assertThat(tester.findings(shared()).get(0).message())
                .isEqualTo("pidMode task puts container app into one process namespace with sidecar, and only one"
                        + " container in it gets a working agent.");
    }

    @Test
    void aContainerThatNobodyAskedForSharesTheNamespaceAsWell() {
        assertThat(tester.judge(Edits.of(shared())
                        .set("selection", new ContainerSelection.Named("app"))
                        .target()))
                .containsExactly("container/app: fail pid-mode-task");
    }

    @Test
    void aSingleContainerSharesWithNobody() {
        assertThat(tester.judge(Edits.of(shared())
                        .set("taskDefinition.containerDefinitions", List.of(containerDefinition("app")))
                        .target()))
                .containsExactly("container/app: pass");
    }

    @Test
    void theContainerThatStartsAfterAllOthersAreHealthyPasses() {
        assertThat(tester.judge(dependsOn(new ContainerDependency("sidecar", "HEALTHY"))))
                .containsExactly("container/app: pass", "container/sidecar: fail pid-mode-task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "COMPLETE", "SUCCESS"})
    void anotherConditionDoesNotHelp(String condition) {
        assertThat(tester.judge(dependsOn(new ContainerDependency("sidecar", condition))))
                .containsExactly("container/app: fail pid-mode-task", "container/sidecar: fail pid-mode-task");
    }

    @Test
    void waitingForSomeOfTheOthersDoesNotHelp() {
        ExecTarget target = Edits.of(shared())
                .set(
                        "taskDefinition.containerDefinitions",
                        List.of(
                                containerDefinition("app"),
                                containerDefinition("sidecar"),
                                containerDefinition("datadog-agent")))
                .set(
                        "taskDefinition.containerDefinitions[0].dependsOn",
                        List.of(new ContainerDependency("sidecar", "HEALTHY")))
                .target();
        assertThat(tester.judge(target))
                .containsExactly(
                        "container/app: fail pid-mode-task",
                        "container/sidecar: fail pid-mode-task",
                        "container/datadog-agent: fail pid-mode-task");
    }

    @Test
    void theNamespaceOfTheInstanceIsAWarning() {
        ExecTarget target =
                Edits.of(ec2Service()).set("taskDefinition.pidMode", "host").target();
        assertThat(tester.judge(target))
                .containsExactly("container/app: fail pid-mode-host", "container/sidecar: fail pid-mode-host");
        assertThat(tester.findings(target))
                .allSatisfy(f -> assertThat(f.severity().label()).isEqualTo("warning"));
    }

    @Test
    void anUnreadModeIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskDefinition.pidMode")
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: not-evaluated");
    }

    @Test
    void anUnreadOrderOfStartIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(shared())
                        .unknown("taskDefinition.containerDefinitions[0].dependsOn")
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: fail pid-mode-task");
    }

    @Test
    void anUnreadDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void withoutAModeNoContainersWhateverTheyAreShare() {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .absent("taskDefinition.pidMode")
                        .unknown("taskDefinition.containerDefinitions")
                        .target()))
                .containsExactly("service/api: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "host"})
    void withAModeTheContainersCount(String mode) {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .set("taskDefinition.pidMode", mode)
                        .unknown("taskDefinition.containerDefinitions")
                        .target()))
                .containsExactly("service/api: not-evaluated");
    }

    @Test
    void anUnreadModeOfUnreadContainersIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .unknown("taskDefinition.pidMode")
                        .unknown("taskDefinition.containerDefinitions")
                        .target()))
                .containsExactly("service/api: not-evaluated");
    }

    private static ExecTarget shared() {
        return Edits.of(fargateService()).set("taskDefinition.pidMode", "task").target();
    }

    private static ExecTarget dependsOn(ContainerDependency dependency) {
        return Edits.of(shared())
                .set("taskDefinition.containerDefinitions[0].dependsOn", List.of(dependency))
                .target();
    }
}
