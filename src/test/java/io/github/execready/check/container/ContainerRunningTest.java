// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static io.github.execready.testing.Targets.taskContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerRunningTest {

    private static final String SIDECAR = "task.containers[1]";

    private final CheckTester tester = CheckTester.of(new ContainerRunning());

    @Test
    void runningContainersPass() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "PENDING", "DEACTIVATING", "SOMETHING_NEW"})
    void anyOtherStatusInARunningTaskFailsForThatContainerAlone(String status) {
        assertThat(tester.judge(sidecar(status).target()))
                .containsExactly("container/app: pass", "container/sidecar: fail container-not-running");
    }

    @Test
    void aContainerWithoutAStatusFails() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent(SIDECAR + ".lastStatus")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: fail container-not-running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void aPendingContainerOfAStartingTaskFailsForNow(String task) {
        assertThat(tester.judge(sidecar("PENDING").set("task.lastStatus", task).target()))
                .containsExactly(
                        "container/app: pass", "container/sidecar: fail for now container-not-running/starting");
    }

    @Test
    void aContainerThatStoppedWhileTheTaskStartsDoesNotComeBackByItself() {
        assertThat(tester.judge(
                        sidecar("STOPPED").set("task.lastStatus", "ACTIVATING").target()))
                .containsExactly("container/app: pass", "container/sidecar: fail container-not-running");
    }

    @Test
    void aContainerEndedForWantOfMemoryNamesThatCause() {
        ExecTarget target = sidecar("STOPPED")
                .set(SIDECAR + ".exitCode", 137)
                .set(SIDECAR + ".reason", "OutOfMemoryError: Container killed due to memory usage")
                .target();

        assertThat(tester.judge(target))
                .containsExactly("container/app: pass", "container/sidecar: fail resource-starvation");
    }

    @Test
    void aRunningContainerThatOnceRanOutOfMemoryPasses() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(SIDECAR + ".reason", "OutOfMemoryError: Container killed due to memory usage")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void theMessageTellsExitCodeAndReason() {
        ExecTarget target = sidecar("STOPPED")
                .set(SIDECAR + ".exitCode", 1)
                .set(SIDECAR + ".reason", "Essential container exited")
                .target();

        assertThat(tester.findings(target).get(1).message())
                .isEqualTo("Container sidecar is STOPPED (exit code: 1; reason: Essential container exited).");
    }

    @Test
    void anUnknownExitCodeDoesNotHideTheFailure() {
        ExecTarget target = sidecar("STOPPED")
                .unknown(SIDECAR + ".exitCode")
                .absent(SIDECAR + ".reason")
                .target();

        assertThat(tester.judge(target)).contains("container/sidecar: fail container-not-running");
        assertThat(tester.findings(target).get(1).message())
                .isEqualTo("Container sidecar is STOPPED (exit code: not known; reason: not set).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-guardduty-agent-r2GqQRp", "ecs-service-connect-abc", "aws-fargate-pause"})
    void aContainerThatAwsInjectedIsNamedAndNeverFaulty(String injected) {
        ExecTarget target = Edits.of(fargateService())
                .set(
                        "task.containers",
                        List.of(taskContainer("app"), taskContainer("sidecar"), taskContainer(injected)))
                .set("task.containers[2].lastStatus", "STOPPED")
                .target();

        assertThat(tester.judge(target))
                .containsExactly(
                        "container/app: pass",
                        "container/sidecar: pass",
                        "container/" + injected + ": not-applicable injected");
    }

    @Test
    void onlyTheContainerAskedForIsJudged() {
        assertThat(tester.judge(sidecar("STOPPED")
                        .set("selection", new ContainerSelection.Named("app"))
                        .target()))
                .containsExactly("container/app: pass");
    }

    @Test
    void withoutATaskThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.containers", "taskDefinition", "taskDefinition.containerDefinitions"})
    void unknownContainersAreNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void anUnknownStatusIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown(SIDECAR + ".lastStatus")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: not-evaluated");
    }

    @Test
    void aTaskOfNoServiceIsNotToldToDeployOne() {
        ExecTarget target =
                Edits.of(standalone()).set(SIDECAR + ".lastStatus", "STOPPED").target();

        assertThat(tester.findings(target).get(1).remedy()).satisfies(remedy -> {
            assertThat(remedy.commands()).noneMatch(command -> command.contains("update-service"));
            assertThat(remedy.cautions()).singleElement().asString().contains("ends its work");
        });
    }

    private static Edits sidecar(String status) {
        return Edits.of(fargateService()).set(SIDECAR + ".lastStatus", status);
    }
}
