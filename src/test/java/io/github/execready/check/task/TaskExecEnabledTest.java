// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskExecEnabledTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new TaskExecEnabled());

    @Test
    void aTaskWithExecPasses() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
        assertThat(tester.judge(ec2Service())).containsExactly(TASK + "pass");
        assertThat(tester.judge(standalone())).containsExactly(TASK + "pass");
    }

    @Test
    void aTaskWithExecPassesWhateverItsServiceSays() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("service.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("service").target()))
                .containsExactly(TASK + "pass");
    }

    @Test
    void aTaskOfAServiceWithoutExecFailsForTheService() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("service.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "fail service-exec-disabled");
    }

    @Test
    void aTaskThatDoesNotNameTheFlagFails() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("task.enableExecuteCommand")
                        .absent("service.enableExecuteCommand")
                        .target()))
                .containsExactly(TASK + "fail service-exec-disabled");
    }

    @Test
    void aTaskOlderThanTheFlagOfItsServiceFails() {
        assertThat(tester.judge(off(fargateService()))).containsExactly(TASK + "fail task-launched-before-enable");
        assertThat(commands(off(fargateService())))
                .containsExactly(
                        "aws ecs update-service --cluster prod --service api --force-new-deployment --region eu-west-1");
    }

    @Test
    void aPendingTaskShowsItsFlagAlready() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("task.lastStatus", "PENDING")
                        .target()))
                .containsExactly(TASK + "fail task-launched-before-enable");
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
    void aTaskOfTheDeploymentUnderWayIsNotAboutToBeReplaced() {
        assertThat(tester.judge(Edits.of(off(fargateService()))
                        .set("service.deployments[0].rolloutState", "IN_PROGRESS")
                        .target()))
                .containsExactly(TASK + "fail task-launched-before-enable");
    }

    @Test
    void anEndingTaskIsNoMatterWhereItsSuccessorHasExec() {
        ExecTarget ending = Edits.of(off(fargateService()))
                .set("task.desiredStatus", "STOPPED")
                .target();
        assertThat(tester.judge(ending)).containsExactly(TASK + "not-applicable task-ending");
        assertThat(tester.judge(Edits.of(ending)
                        .set("service.enableExecuteCommand", false)
                        .target()))
                .containsExactly(TASK + "fail service-exec-disabled");
    }

    @Test
    void aTaskOutsideAnyServiceFailsForItsLauncher() {
        assertThat(tester.judge(off(standalone()))).containsExactly(TASK + "fail standalone-task-exec-flag-missing");
        assertThat(commands(off(standalone())))
                .containsExactly("aws ecs run-task --cluster prod --task-definition"
                        + " arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7 --enable-execute-command --region"
                        + " eu-west-1");
    }

    @Test
    void aStandaloneTaskThatEndedStillFails() {
        assertThat(tester.judge(Edits.of(off(standalone()))
                        .set("task.desiredStatus", "STOPPED")
                        .target()))
                .containsExactly(TASK + "fail standalone-task-exec-flag-missing");
    }

    @Test
    void aTaskOfADaemonFailsForTheDaemon() {
        ExecTarget target = Edits.of(off(standalone()))
                .set(
                        "task.arn",
                        Arn.parse("arn:aws-cn:ecs:cn-north-1:111122223333:task/prod/0123")
                                .orElseThrow())
                .set("task.taskDefinition", "arn:aws-cn:ecs:cn-north-1:111122223333:daemon-task-definition/logs:1")
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail daemon-exec-flag-missing");
        assertThat(commands(target).get(0)).contains("arn:aws-cn:ecs:cn-north-1:111122223333:cluster/prod");
    }

    @Test
    void anUnreadServiceLeavesBothPossibilities() {
        assertThat(tester.judge(
                        Edits.of(off(fargateService())).unknown("service").target()))
                .containsExactly(TASK + "fail service-exec-disabled/service-not-read");
    }

    @Test
    void theGroupTellsAStandaloneTaskWhereTheServiceIsUnread() {
        assertThat(tester.judge(Edits.of(off(standalone())).unknown("service").target()))
                .containsExactly(TASK + "fail standalone-task-exec-flag-missing");
    }

    @Test
    void theRemedyNeverForcesADeploymentOfCodeDeploy() {
        ExecTarget target = Edits.of(off(fargateService()))
                .set("service.deploymentController", "CODE_DEPLOY")
                .target();
        assertThat(tester.judge(target)).containsExactly(TASK + "fail task-launched-before-enable");
        assertThat(commands(target)).noneSatisfy(c -> assertThat(c).contains("--force-new-deployment"));
    }

    @Test
    void withoutTaskThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.enableExecuteCommand"})
    void anUnreadFlagIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly(TASK + "not-evaluated");
    }

    private List<String> commands(ExecTarget target) {
        return tester.findings(target).get(0).remedy().commands();
    }

    private static ExecTarget off(ExecTarget target) {
        return Edits.of(target).set("task.enableExecuteCommand", false).target();
    }
}
