// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static io.github.execready.testing.Targets.taskContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.ManagedAgent;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedAgentRunningTest {

    private static final String APP = "task.containers[0].managedAgents";
    private static final String AGENT = APP + "[0]";

    private final CheckTester tester = CheckTester.of(new ManagedAgentRunning());

    @Test
    void runningAgentsPass() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void aContainerWithoutManagedAgentsFails() {
        assertThat(tester.judge(Edits.of(fargateService()).absent(APP).target()))
                .containsExactly("container/app: fail managed-agent-absent", "container/sidecar: pass");
    }

    @Test
    void anEmptyListOfManagedAgentsFails() {
        assertThat(tester.judge(Edits.of(fargateService()).set(APP, List.of()).target()))
                .containsExactly("container/app: fail managed-agent-absent", "container/sidecar: pass");
    }

    @Test
    void anAgentOfAnotherNameDoesNotCount() {
        ExecTarget target = Edits.of(fargateService())
                .set(APP, List.of(new ManagedAgent("OtherAgent", known("RUNNING"), known(""), known(NOW))))
                .target();

        assertThat(app(target)).isEqualTo("container/app: fail managed-agent-absent");
    }

    @Test
    void injectedContainersAreNotJudged() {
        ExecTarget target = Edits.of(fargateService())
                .set(
                        "task.containers",
                        List.of(
                                taskContainer("app"),
                                taskContainer("sidecar"),
                                taskContainer("aws-guardduty-agent-r2GqQRp")))
                .absent("task.containers[2].managedAgents")
                .target();

        assertThat(tester.judge(target)).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @CsvSource({"599, fail for now managed-agent-pending", "601, fail managed-agent-pending/lasting"})
    void aPendingAgentIsGivenTenMinutes(int seconds, String expected) {
        ExecTarget target = status("PENDING")
                .set("task.startedAt", NOW.minusSeconds(seconds))
                .target();

        assertThat(app(target)).isEqualTo("container/app: " + expected);
    }

    @Test
    void aPendingAgentOfATaskWithoutAStartIsPassing() {
        assertThat(app(status("PENDING").absent("task.startedAt").target()))
                .isEqualTo("container/app: fail for now managed-agent-pending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExecuteCommandAgent Initialization failed - no valid versions were found in /managed-agents/execute-command/bin"
                        + " | managed-agent-stopped-init-failed",
                "ExecuteCommandAgent Initialization failed - could not find certs | managed-agent-stopped-init-failed",
                "ExecuteCommandAgent Initialization failed - awsvpc mode task does not have a primary ENI"
                        + " | managed-agent-stopped-init-failed",
                "managed agent not found (ExecuteCommandAgent) | managed-agent-stopped-init-failed",
                "unable to start ExecuteCommandAgent [create]: no such container | managed-agent-stopped-start-failed",
                "unable to start ExecuteCommandAgent [pre-start]: timeout | managed-agent-stopped-start-failed",
                "unable to start ExecuteCommandAgent [inspect]: timeout | managed-agent-stopped-start-failed",
                "ExecuteCommandAgent process exited with exit code: 1 | managed-agent-stopped-start-failed/exited",
                "Received Container Stopped event | managed-agent-stopped-container-stopped",
                "ExecuteCommandAgent cannot be restarted | managed-agent-not-restarted",
                "Something that nobody has seen | managed-agent-stopped-start-failed/unfamiliar",
            })
    void theReasonOfAStoppedAgentNamesTheCause(String reason, String cause) {
        assertThat(app(stopped(reason))).isEqualTo("container/app: fail " + cause);
    }

    @Test
    void anUnfamiliarReasonIsQuoted() {
        assertThat(tester.findings(stopped("The flux is low")).get(0).message())
                .isEqualTo("The exec agent of container app is STOPPED. The reason that AWS gives: The flux is low.");
    }

    @Test
    void anUnknownReasonDoesNotHideThatTheAgentIsStopped() {
        ExecTarget target = status("STOPPED").unknown(AGENT + ".reason").target();

        assertThat(app(target)).isEqualTo("container/app: fail managed-agent-stopped-start-failed/unfamiliar");
        assertThat(tester.findings(target).get(0).message()).endsWith("The reason that AWS gives: not known.");
    }

    @Test
    void aStoppedAgentThatNeverStartedAndHasNoReasonIsToldApart() {
        assertThat(app(status("STOPPED").absent(AGENT + ".lastStartedAt").target()))
                .isEqualTo("container/app: fail managed-agent-stopped-reason-null");
    }

    @Test
    void onFargateAnAgentThatStartedAndStoppedWithoutAReasonMayLiveOn() {
        assertThat(app(status("STOPPED").target())).isEqualTo("container/app: fail fargate-lost-ssm-process");
    }

    @Test
    void elsewhereAStoppedAgentWithoutAReasonIsJustThat() {
        ExecTarget target =
                Edits.of(ec2Service()).set(AGENT + ".lastStatus", "STOPPED").target();

        assertThat(app(target)).isEqualTo("container/app: fail managed-agent-stopped-reason-null");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, fail for now task-just-started",
        "0, fail for now task-just-started",
        "59, fail for now task-just-started",
        "60, pass"
    })
    void anAgentIsGivenAMinuteToConnect(int age, String expected) {
        ExecTarget target = Edits.of(fargateService())
                .set(AGENT + ".lastStartedAt", NOW.minusSeconds(age))
                .target();

        assertThat(app(target)).isEqualTo("container/app: " + expected);
    }

    @Test
    void aRunningAgentWithoutAStartPasses() {
        assertThat(app(Edits.of(fargateService())
                        .absent(AGENT + ".lastStartedAt")
                        .target()))
                .isEqualTo("container/app: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "DEGRADED", ""})
    void aStatusThatIsNotKnownFailsWithWhatAwsSaid(String status) {
        assertThat(app(status(status).target()))
                .isEqualTo("container/app: fail managed-agent-absent/unfamiliar-status");
        assertThat(tester.findings(status(status).target()).get(0).message()).contains("the status " + status);
    }

    @Test
    void anAgentWithoutAStatusFails() {
        assertThat(app(Edits.of(fargateService()).absent(AGENT + ".lastStatus").target()))
                .isEqualTo("container/app: fail managed-agent-absent/unfamiliar-status");
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, AGENT + ".lastStatus", AGENT + ".lastStartedAt"})
    void whatIsUnknownOfARunningAgentIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.containers", "taskDefinition"})
    void unknownContainersAreNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void withoutATaskThereIsNothingToJudge() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void replacingTheOnlyTaskComesWithACaution() {
        ExecTarget target = Edits.of(stopped("ExecuteCommandAgent cannot be restarted"))
                .set("service.desiredCount", 1)
                .target();

        assertThat(tester.findings(target).get(0).remedy()).satisfies(remedy -> {
            assertThat(remedy.commands())
                    .containsExactly("aws ecs update-service --cluster prod --service api --force-new-deployment"
                            + " --region eu-west-1");
            assertThat(remedy.cautions()).singleElement().asString().contains("single task");
        });
    }

    @Test
    void stoppingATaskOfNoServiceComesWithACaution() {
        ExecTarget target = Edits.of(standalone())
                .set(AGENT + ".lastStatus", "STOPPED")
                .set(AGENT + ".reason", "ExecuteCommandAgent cannot be restarted")
                .target();

        assertThat(tester.findings(target).get(0).remedy()).satisfies(remedy -> {
            assertThat(remedy.commands()).singleElement().asString().startsWith("aws ecs stop-task");
            assertThat(remedy.cautions()).singleElement().asString().contains("ends its work");
        });
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0);
    }

    private static Edits status(String status) {
        return Edits.of(fargateService()).set(AGENT + ".lastStatus", status);
    }

    private static ExecTarget stopped(String reason) {
        return status("STOPPED").set(AGENT + ".reason", reason).target();
    }
}
