// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConnectedTest {

    private static final String INSTANCE = "container-instance/aaaabbbbccccddddaaaabbbbccccdddd: ";
    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new AgentConnected());

    @Test
    void connectedAgentsPass() {
        assertThat(tester.judge(ec2Service())).containsExactly(INSTANCE + "pass");
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC2", "EXTERNAL", "MANAGED_INSTANCES"})
    void aDisconnectedAgentIsWorthAWarning(String launchType) {
        ExecTarget target = Edits.of(ec2Service())
                .set("task.launchType", launchType)
                .set("containerInstance.agentConnected", false)
                .target();

        assertThat(tester.judge(target)).containsExactly(INSTANCE + "fail ecs-agent-disconnected");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aDisconnectedTaskIsWorthAWarningEverywhere() {
        assertThat(tester.judge(disconnected(ec2Service()))).containsExactly(INSTANCE + "fail ecs-agent-disconnected");
        assertThat(tester.judge(disconnected(fargateService())))
                .containsExactly(TASK + "fail ecs-agent-disconnected/task");
    }

    @Test
    void aDrainingInstanceIsWorthAdvice() {
        ExecTarget target = Edits.of(ec2Service())
                .set("containerInstance.status", "DRAINING")
                .target();

        assertThat(tester.judge(target)).containsExactly(INSTANCE + "fail ecs-agent-disconnected/draining");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ADVICE));
    }

    @Test
    void onlyAServiceOfOneTaskIsWarnedOfTheInterruption() {
        assertThat(tester.findings(disconnected(fargateService())))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().cautions()).isEmpty());
        assertThat(tester.findings(Edits.of(disconnected(fargateService()))
                        .set("service.desiredCount", 1)
                        .target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().cautions()).hasSize(1));
    }

    @Test
    void missingTasksAreNotConcerned() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
        assertThat(tester.judge(
                        Edits.of(ec2Service()).absent("containerInstance").target()))
                .containsExactly(TASK + "not-applicable no-container-instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"containerInstance.agentConnected", "containerInstance.status", "task.connectivity"})
    void whatCannotBeReadOfTheInstanceIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(ec2Service()).unknown(path).target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    @Test
    void whatCannotBeReadIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(ec2Service()).unknown("containerInstance").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("task.connectivity").target()))
                .containsExactly(TASK + "not-evaluated");
    }

    private static ExecTarget disconnected(ExecTarget target) {
        return Edits.of(target).set("task.connectivity", "DISCONNECTED").target();
    }
}
