// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.StoppedTask;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRunningTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new TaskRunning());

    @Test
    void aRunningTaskPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
        assertThat(tester.judge(standalone())).containsExactly(TASK + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void aTaskOnItsWayFailsForNow(String status) {
        assertThat(tester.judge(with("task.lastStatus", status)))
                .containsExactly(TASK + "fail for now task-not-running/starting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEACTIVATING", "STOPPING", "DEPROVISIONING", "SOMETHING_NEW"})
    void aTaskOnItsWayOutFails(String status) {
        assertThat(tester.judge(with("task.lastStatus", status)))
                .containsExactly(TASK + "fail task-not-running/stopping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPPED", "DELETED"})
    void aTaskThatIsGoneFails(String status) {
        assertThat(tester.judge(with("task.lastStatus", status))).containsExactly(TASK + "fail task-not-running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "PENDING", "DEACTIVATING"})
    void aTaskThatIsToStopFailsWhateverItsLastStatus(String status) {
        assertThat(tester.judge(Edits.of(with("task.desiredStatus", "STOPPED"))
                        .set("task.lastStatus", status)
                        .target()))
                .containsExactly(TASK + "fail task-not-running/stopping");
    }

    @Test
    void theMessageQuotesTheReasonOfTheStop() {
        ExecTarget target = stopped("TaskFailedToStart", "CannotPullContainerError: not\nfound");
        assertThat(tester.judge(target)).containsExactly(TASK + "fail task-not-running/stopped");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("Task 0123456789abcdef0123456789abcdef has stopped: CannotPullContainerError: not"
                                + " found"));
    }

    @Test
    void aLongReasonIsCut() {
        assertThat(tester.findings(stopped("TaskFailedToStart", "x".repeat(5_000))))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).hasSizeLessThan(400).endsWith("…"));
    }

    @ParameterizedTest
    @CsvSource({
        "EssentialContainerExited, EssentialContainerExited, crash-looping-task",
        "EssentialContainerExited, ServiceSchedulerInitiated, task-not-running/stopped",
        "UserInitiated, EssentialContainerExited, task-not-running/stopped",
    })
    void aTaskThatEndedLikeAnotherBeforeItIsALoop(String stopCode, String earlier, String cause) {
        ExecTarget target = Edits.of(stopped(stopCode, "Essential container in task exited"))
                .set("stoppedTasks", List.of(stoppedTask("feed", earlier)))
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail " + cause);
    }

    @Test
    void theTaskItselfIsNotItsOwnPredecessor() {
        ExecTarget target = Edits.of(stopped("EssentialContainerExited", "Essential container in task exited"))
                .set(
                        "stoppedTasks",
                        List.of(stoppedTask("0123456789abcdef0123456789abcdef", "EssentialContainerExited")))
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail task-not-running/stopped");
    }

    @Test
    void theCommandForAStandaloneTaskNamesNoService() {
        ExecTarget target =
                Edits.of(standalone()).set("task.lastStatus", "STOPPED").target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail task-not-running");
        assertThat(tester.findings(target).get(0).remedy().commands().get(0))
                .isEqualTo("aws ecs list-tasks --cluster prod --desired-status RUNNING --region eu-west-1");
    }

    @Test
    void withoutTaskThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.lastStatus", "task.desiredStatus"})
    void unreadStatusIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(TASK + "not-evaluated");
    }

    @Test
    void unreadStoppedTasksDoNotMatterToARunningTask() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("stoppedTasks").target()))
                .containsExactly(TASK + "pass");
    }

    private static ExecTarget with(String path, Object value) {
        return Edits.of(fargateService()).set(path, value).target();
    }

    private static ExecTarget stopped(String stopCode, String reason) {
        return Edits.of(with("task.lastStatus", "STOPPED"))
                .set("task.desiredStatus", "STOPPED")
                .set("task.stopCode", stopCode)
                .set("task.stoppedReason", reason)
                .target();
    }

    private static StoppedTask stoppedTask(String id, String stopCode) {
        return new StoppedTask(id, known(NOW), known(stopCode), known("…"), known(List.of()));
    }
}
