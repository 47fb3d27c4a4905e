// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskLaunchedAfterEnableTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new TaskLaunchedAfterEnable());

    @Test
    void aTaskWithExecPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
        assertThat(tester.judge(standalone())).containsExactly(TASK + "pass");
    }

    @Test
    void aTaskOlderThanTheFlagOfItsServiceFails() {
        assertThat(tester.judge(off(fargateService()))).containsExactly(TASK + "fail task-launched-before-enable");
    }

    @Test
    void aTaskThatADeploymentReplacesFailsForNow() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("service.deployments[0].rolloutState", "IN_PROGRESS")
                        .set("task.startedBy", "ecs-svc/0")
                        .target()))
                .containsExactly(TASK + "fail for now task-launched-before-enable/being-replaced");
    }

    @Test
    void aDeploymentThatFailsReplacesNothing() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("service.deployments[0].rolloutState", "IN_PROGRESS")
                        .set("service.deployments[0].failedTasks", 2)
                        .set("task.startedBy", "ecs-svc/0")
                        .target()))
                .containsExactly(TASK + "fail task-launched-before-enable");
    }

    @Test
    void aServiceWithoutExecCouldNotHaveLaunchedItOtherwise() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("service.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "not-applicable service-off");
    }

    @Test
    void anEndingTaskIsNoMatterWhereItsSuccessorHasExec() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("task.lastStatus", "DEPROVISIONING")
                        .target()))
                .containsExactly(TASK + "not-applicable task-ending");
    }

    @ParameterizedTest
    @CsvSource({
        "events-rule/nightly-report, standalone-task-exec-flag-missing/event-rule",
        "chronos-schedule/nightly, standalone-task-exec-flag-missing/schedule",
        "chronos-schedule, standalone-task-exec-flag-missing/schedule",
        "AWS Step Functions, standalone-task-exec-flag-missing/step-functions",
        "AWSBatch-jobs, standalone-task-exec-flag-missing/batch",
        "pipes/orders, standalone-task-exec-flag-missing/pipe",
        "jane, standalone-task-exec-flag-missing",
        "the-events-rule/nightly, standalone-task-exec-flag-missing",
    })
    void theLauncherIsToldByStartedBy(String startedBy, String cause) {
        assertThat(tester.judge(Edits.of(off(standalone()))
                        .set("task.startedBy", startedBy)
                        .target()))
                .containsExactly(TASK + "fail " + cause);
    }

    @Test
    void aTaskThatNamesNoLauncherWasRunByHand() {
        assertThat(tester.judge(
                        Edits.of(off(standalone())).absent("task.startedBy").target()))
                .containsExactly(TASK + "fail standalone-task-exec-flag-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSBatch-jobs-0123", "jobs_Batch_0123"})
    void aClusterOfBatchTellsTheLauncher(String cluster) {
        ExecTarget target = off(standalone());
        ExecTarget.Identity identity = target.identity();
        assertThat(tester.judge(Edits.of(target)
                        .set(
                                "identity",
                                new ExecTarget.Identity(
                                        identity.kind(), identity.region(), cluster, "", identity.task()))
                        .target()))
                .containsExactly(TASK + "fail standalone-task-exec-flag-missing/batch");
    }

    @ParameterizedTest
    @CsvSource({
        "task.group, daemon:logs",
        "task.taskDefinition, arn:aws-us-gov:ecs:us-gov-west-1:111122223333:daemon-task-definition/logs:3"
    })
    void aManagedDaemonIsTold(String path, String value) {
        assertThat(tester.judge(Edits.of(off(standalone())).set(path, value).target()))
                .containsExactly(TASK + "fail daemon-exec-flag-missing");
    }

    @Test
    void theRemedyNamesTheRule() {
        assertThat(tester.findings(Edits.of(off(standalone()))
                        .set("task.startedBy", "events-rule/nightly-report")
                        .target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .startsWith("aws events list-targets-by-rule --rule nightly-report --region eu-west-1"));
    }

    @Test
    void withoutTaskThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void anUnreadServiceIsNotEvaluatedWhereTheTaskHasNoExec() {
        assertThat(tester.judge(
                        Edits.of(off(fargateService())).unknown("service").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("service").target()))
                .containsExactly(TASK + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.enableExecuteCommand"})
    void anUnreadTaskIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(TASK + "not-evaluated");
    }

    private static ExecTarget off(ExecTarget target) {
        return Edits.of(target).set("task.enableExecuteCommand", false).target();
    }
}
