// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Deployment;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ServiceEvent;
import io.github.execready.model.Volume;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentSettledTest {

    private static final Deployment OLD = deployment("ecs-svc/1", "ACTIVE", "COMPLETED", "done", 0);

    private final CheckTester tester = CheckTester.of(new DeploymentSettled());

    @Test
    void aCompleteDeploymentPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("service/api: pass");
    }

    @Test
    void aServiceWithoutDeploymentsPasses() {
        assertThat(tester.judge(deployments(fargateService()))).containsExactly("service/api: pass");
    }

    @Test
    void aHealthyRolloutIsAdviceForNow() {
        ExecTarget target =
                deployments(fargateService(), deployment("ecs-svc/2", "PRIMARY", "IN_PROGRESS", "", 0), OLD);
        assertThat(tester.judge(target)).containsExactly("service/api: fail for now task-id-stale");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity().label()).isEqualTo("advice"));
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, 3", "FAILED, 0", "FAILED, 12"})
    void newTasksThatFailKeepTheOldTaskInPlace(String rolloutState, int failedTasks) {
        assertThat(tester.judge(stuck(leftOut(), rolloutState, failedTasks)))
                .containsExactly("service/api: fail deployment-stuck-old-task-stays");
    }

    @Test
    void newTasksThatFailAreAWarningWhereTheTaskHasExec() {
        ExecTarget target = stuck(fargateService(), "IN_PROGRESS", 3);
        assertThat(tester.judge(target)).containsExactly("service/api: fail deployment-stuck-old-task-stays/warning");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity().label()).isEqualTo("warning"));
    }

    @Test
    void aSingleWriterOnEfsIsTold() {
        assertThat(tester.judge(singleWriter(1, 100)))
                .containsExactly("service/api: fail deployment-stuck-old-task-stays/single-writer");
    }

    @ParameterizedTest
    @CsvSource({"2, 100", "1, 0"})
    void moreTasksOrRoomToStopTheOldOneIsNoSingleWriter(int desiredCount, int minimumHealthyPercent) {
        assertThat(tester.judge(singleWriter(desiredCount, minimumHealthyPercent)))
                .containsExactly("service/api: fail deployment-stuck-old-task-stays");
    }

    @Test
    void aFailingOnlyDeploymentIsAWarning() {
        assertThat(tester.judge(
                        deployments(fargateService(), deployment("ecs-svc/1", "PRIMARY", "IN_PROGRESS", "", 4))))
                .containsExactly("service/api: fail crash-looping-task");
    }

    @Test
    void aRollbackUnderWayExplainsTheOldTask() {
        assertThat(tester.judge(rollingBack(leftOut())))
                .containsExactly("service/api: fail circuit-breaker-rolled-back");
        assertThat(tester.judge(rollingBack(fargateService())))
                .containsExactly("service/api: fail circuit-breaker-rolled-back/warning");
    }

    @ParameterizedTest
    @CsvSource({"true, circuit-breaker-rolled-back", "false, deployment-stuck-old-task-stays"})
    void aBrokenCircuitIsARollbackOnlyWhereRollbackIsOn(boolean rollback, String cause) {
        ExecTarget target = Edits.of(deployments(
                        leftOut(),
                        deployment(
                                "ecs-svc/2",
                                "PRIMARY",
                                "FAILED",
                                "ECS deployment circuit breaker: tasks failed to start.",
                                10),
                        OLD))
                .set("service.deploymentConfiguration.rollback", rollback)
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail " + cause);
    }

    @Test
    void aRollbackThatTheTaskSurvivedExplainsIt() {
        ExecTarget target = rolledBackAt(leftOut(), NOW.minus(Duration.ofHours(1)));
        assertThat(tester.judge(target)).containsExactly("service/api: fail circuit-breaker-rolled-back/earlier");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(
                        f -> assertThat(f.message()).endsWith("(service api) rolling back to deployment ecs-svc/1."));
    }

    @Test
    void aRollbackBeforeTheTaskDoesNotExplainIt() {
        assertThat(tester.judge(rolledBackAt(leftOut(), NOW.minus(Duration.ofDays(9)))))
                .containsExactly("service/api: pass");
    }

    @Test
    void aRollbackLongOverDoesNotTroubleATaskWithExec() {
        assertThat(tester.judge(rolledBackAt(fargateService(), NOW.minus(Duration.ofHours(1)))))
                .containsExactly("service/api: pass");
    }

    @Test
    void codeDeployHasToReplaceTheTask() {
        ExecTarget target = Edits.of(leftOut())
                .set("service.deploymentController", "CODE_DEPLOY")
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail code-deploy-controller-cannot-force");
        assertThat(tester.findings(target).get(0).remedy().commands())
                .noneSatisfy(c -> assertThat(c).contains("--force-new-deployment"));
    }

    @Test
    void codeDeployPassesWhereTheTaskHasExec() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("service.deploymentController", "CODE_DEPLOY")
                        .target()))
                .containsExactly("service/api: pass");
    }

    @Test
    void twoTaskSetsAreADeploymentUnderWay() {
        Deployment blue = withoutState("ecs-svc/1", "PRIMARY");
        Deployment green = withoutState("ecs-svc/2", "ACTIVE");
        assertThat(tester.judge(deployments(fargateService(), blue, green)))
                .containsExactly("service/api: fail for now task-id-stale");
        assertThat(tester.judge(deployments(fargateService(), blue))).containsExactly("service/api: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "service.deployments", "service.deployments[0].rolloutState"})
    void unreadDeploymentsAreNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("service/api: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.events", "service.deploymentController"})
    void whatCouldExplainATaskWithoutExecIsNotEvaluatedUnread(String path) {
        assertThat(tester.judge(Edits.of(leftOut()).unknown(path).target()))
                .containsExactly("service/api: not-evaluated");
    }

    @Test
    void anUnreadTaskLeavesCodeDeployOpen() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("service.deploymentController", "CODE_DEPLOY")
                        .unknown("task")
                        .target()))
                .containsExactly("service/api: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly("service/api: pass");
    }

    @Test
    void anUnreadDefinitionOnlyHidesTheSingleWriter() {
        assertThat(tester.judge(
                        Edits.of(singleWriter(1, 100)).unknown("taskDefinition").target()))
                .containsExactly("service/api: fail deployment-stuck-old-task-stays");
    }

    @Test
    void onlyTasksOfServicesAreConcerned() {
        assertThat(tester.judge(standalone())).containsExactly("service/: not-applicable no-service");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    private static ExecTarget leftOut() {
        return Edits.of(fargateService())
                .set("task.enableExecuteCommand", false)
                .target();
    }

    private static ExecTarget stuck(ExecTarget target, String rolloutState, int failedTasks) {
        return deployments(target, deployment("ecs-svc/2", "PRIMARY", rolloutState, "", failedTasks), OLD);
    }

    private static ExecTarget singleWriter(int desiredCount, int minimumHealthyPercent) {
        return Edits.of(stuck(leftOut(), "IN_PROGRESS", 3))
                .set("taskDefinition.volumes", List.of(new Volume("data", known("fs-1"))))
                .set("service.desiredCount", desiredCount)
                .set("service.deploymentConfiguration.minimumHealthyPercent", minimumHealthyPercent)
                .target();
    }

    private static ExecTarget rollingBack(ExecTarget target) {
        return deployments(
                target,
                deployment(
                        "ecs-svc/3",
                        "PRIMARY",
                        "IN_PROGRESS",
                        "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.",
                        0),
                deployment(
                        "ecs-svc/2", "ACTIVE", "FAILED", "ECS deployment circuit breaker: tasks failed to start.", 9));
    }

    private static ExecTarget rolledBackAt(ExecTarget target, Instant at) {
        return Edits.of(target)
                .set(
                        "service.events",
                        List.of(
                                new ServiceEvent(known(NOW), "(service api) has reached a steady state."),
                                new ServiceEvent(known(at), "(service api) rolling back to deployment ecs-svc/1.")))
                .target();
    }

    private static ExecTarget deployments(ExecTarget target, Deployment... deployments) {
        return Edits.of(target).set("service.deployments", List.of(deployments)).target();
    }

    private static Deployment withoutState(String id, String status) {
        return deployment(id, status, absent("rolloutState"), absent("rolloutStateReason"), absent("failedTasks"));
    }

    private static Deployment deployment(
            String id, String status, String rolloutState, String reason, int failedTasks) {
        return deployment(id, status, known(rolloutState), known(reason), known(failedTasks));
    }

    private static Deployment deployment(
            String id,
            String status,
            Evidence<String> rolloutState,
            Evidence<String> reason,
            Evidence<Integer> failedTasks) {
        return new Deployment(
                id,
                status,
                rolloutState,
                reason,
                known("arn:aws:ecs:eu-west-1:111122223333:task-definition/api:8"),
                known(2),
                known(1),
                failedTasks,
                known(NOW.minus(Duration.ofMinutes(20))),
                known(NOW.minus(Duration.ofMinutes(5))));
    }
}
