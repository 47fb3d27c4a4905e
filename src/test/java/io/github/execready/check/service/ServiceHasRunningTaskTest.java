// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.ServiceEvent;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.TaskContainer;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHasRunningTaskTest {

    private static final String NO_PLACE =
            "(service api) was unable to place a task because no container instance met all of its requirements.";

    private final CheckTester tester = CheckTester.of(new ServiceHasRunningTask());

    @Test
    void aServiceWithARunningTaskPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("service/api: pass");
    }

    @Test
    void aNamedTaskThatDoesNotRunIsLeftToItsOwnCheck() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.lastStatus", "STOPPED")
                        .target()))
                .containsExactly("service/api: not-applicable task-named");
    }

    @Test
    void aTaskOutsideAnyServiceIsNotConcerned() {
        assertThat(tester.judge(standalone())).containsExactly("service/: not-applicable no-service");
    }

    @Test
    void nothingSaidIsNoRunningTask() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: fail no-running-task");
    }

    @Test
    void aServiceScaledToZeroIsTold() {
        assertThat(tester.judge(with("service.desiredCount", 0)))
                .containsExactly("service/api: fail no-running-task/scaled-to-zero");
    }

    @Test
    void aDaemonServiceWithoutInstancesIsTold() {
        assertThat(tester.judge(Edits.of(with("service.desiredCount", 0))
                        .set("service.schedulingStrategy", "DAEMON")
                        .target()))
                .containsExactly("service/api: fail no-running-task/no-instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACTIVE", "DRAINING"})
    void aServiceThatIsNotActiveIsTold(String status) {
        assertThat(tester.judge(with("service.status", status)))
                .containsExactly("service/api: fail no-running-task/service-not-active");
    }

    @Test
    void pendingTasksAreAFailureForNow() {
        assertThat(tester.judge(with("service.pendingCount", 2)))
                .containsExactly("service/api: fail for now no-running-task/starting");
    }

    @Test
    void pendingTasksAfterACrashAreALoop() {
        assertThat(tester.judge(stopped(
                        with("service.pendingCount", 1),
                        stoppedTask("EssentialContainerExited", "Essential container in task exited", exit(1, "")))))
                .containsExactly("service/api: fail crash-looping-task");
    }

    @Test
    void pendingTasksOfAFailingDeploymentAreNoFailureForNow() {
        ExecTarget target = Edits.of(with("service.pendingCount", 1))
                .set("service.deployments[0].rolloutState", "IN_PROGRESS")
                .set("service.deployments[0].rolloutStateReason", "ECS deployment ecs-svc/1 in progress.")
                .set("service.deployments[0].failedTasks", 4)
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail no-running-task/deployment-fails");
    }

    @Test
    void aDeploymentThatHasJustBegunIsAFailureForNow() {
        assertThat(tester.judge(with("service.deployments[0].rolloutState", "IN_PROGRESS")))
                .containsExactly("service/api: fail for now no-running-task/starting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EssentialContainerExited | Essential container in task exited | crash-looping-task",
                "TaskFailedToStart | CannotPullContainerError: not found | no-running-task/failed-to-start",
                "ServiceSchedulerInitiated | Task failed ELB health checks in (target-group arn) | crash-looping-task/unhealthy",
                "ServiceSchedulerInitiated | Scaling activity initiated by (deployment ecs-svc/1) | no-running-task",
                "SpotInterruption | Your Spot Task was interrupted. | no-running-task"
            })
    void theNewestStoppedTaskSaysWhy(String stopCode, String reason, String cause) {
        assertThat(tester.judge(stopped(serviceWithoutTask(), stoppedTask(stopCode, reason))))
                .containsExactly("service/api: fail " + cause);
    }

    @Test
    void aTaskThatWasEndedIsPassedOverForOneThatFailed() {
        assertThat(tester.judge(stopped(
                        serviceWithoutTask(),
                        stoppedTask("UserInitiated", "stopped by jane"),
                        stoppedTask("TaskFailedToStart", "ResourceInitializationError: no secret"))))
                .containsExactly("service/api: fail no-running-task/failed-to-start");
    }

    @Test
    void theMessageQuotesWhatTheContainerLeftBehind() {
        ExecTarget target = stopped(
                serviceWithoutTask(),
                stoppedTask(
                        "EssentialContainerExited",
                        "Essential container in task exited",
                        exit(137, "OutOfMemoryError: Container killed due to memory usage")));
        assertThat(tester.judge(target)).containsExactly("service/api: fail crash-looping-task/out-of-memory");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo(
                                "Tasks of service api run out of memory; the newest, feed, ended with: app: exit code"
                                        + " 137, OutOfMemoryError: Container killed due to memory usage"));
    }

    @Test
    void anExitCodeOf137AloneIsNotCalledOutOfMemory() {
        assertThat(tester.judge(stopped(
                        serviceWithoutTask(), stoppedTask("EssentialContainerExited", "exited", exit(137, "")))))
                .containsExactly("service/api: fail crash-looping-task");
    }

    @Test
    void aTaskThatSaysNothingButItsCodeStillMakesAMessage() {
        StoppedTask silent = new StoppedTask(
                "feed", known(NOW), known("EssentialContainerExited"), absent("stoppedReason"), known(List.of()));
        assertThat(tester.judge(stopped(serviceWithoutTask(), silent)))
                .containsExactly("service/api: fail crash-looping-task");
        assertThat(tester.findings(stopped(serviceWithoutTask(), silent)))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).endsWith("ended with: EssentialContainerExited"));
    }

    @Test
    void anEventSaysThatNoTaskWasPlaced() {
        ExecTarget target = with("service.events", List.of(new ServiceEvent(known(NOW), NO_PLACE)));
        assertThat(tester.judge(target)).containsExactly("service/api: fail no-running-task/not-placed");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("no container instance met all"));
    }

    @Test
    void anEventFromBeforeTheLastSteadyStateIsHistory() {
        assertThat(tester.judge(with(
                        "service.events",
                        List.of(
                                new ServiceEvent(known(NOW), "(service api) has reached a steady state."),
                                new ServiceEvent(known(NOW.minusSeconds(60)), NO_PLACE)))))
                .containsExactly("service/api: fail no-running-task");
    }

    @Test
    void anUnknownServiceIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("service").target()))
                .containsExactly("service/api: not-evaluated");
    }

    @Test
    void unreadTasksAreNotEvaluatedUnlessTheServiceCountsNone() {
        ExecTarget unread = Edits.of(fargateService()).unknown("task").target();
        assertThat(tester.judge(unread)).containsExactly("service/api: not-evaluated");
        assertThat(tester.judge(Edits.of(unread).set("service.runningCount", 0).target()))
                .containsExactly("service/api: fail no-running-task");
    }

    @Test
    void unreadStoppedTasksLeaveOnlyTheReasonOpen() {
        assertThat(tester.judge(
                        Edits.of(serviceWithoutTask()).unknown("stoppedTasks").target()))
                .containsExactly("service/api: fail no-running-task");
    }

    private static ExecTarget with(String path, Object value) {
        return Edits.of(serviceWithoutTask()).set(path, value).target();
    }

    private static ExecTarget stopped(ExecTarget target, StoppedTask... tasks) {
        return Edits.of(target).set("stoppedTasks", List.of(tasks)).target();
    }

    private static StoppedTask stoppedTask(String stopCode, String reason, TaskContainer... containers) {
        return new StoppedTask("feed", known(NOW), known(stopCode), known(reason), known(List.of(containers)));
    }

    private static TaskContainer exit(int exitCode, String reason) {
        return new TaskContainer(
                "app",
                known("STOPPED"),
                known(exitCode),
                reason.isEmpty() ? absent("reason") : known(reason),
                unknown(),
                unknown(),
                unknown());
    }
}
