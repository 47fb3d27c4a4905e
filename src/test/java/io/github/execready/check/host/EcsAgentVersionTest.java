// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsAgentVersionTest {

    private static final String INSTANCE = "container-instance/aaaabbbbccccddddaaaabbbbccccdddd: ";
    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";
    private static final String VERSION = "containerInstance.agentVersion";

    private final CheckTester tester = CheckTester.of(new EcsAgentVersion());

    @ParameterizedTest
    @ValueSource(strings = {"1.50.2", "1.50.10", "1.98.0", "2.0.0"})
    void aNewEnoughAgentOnLinuxPasses(String version) {
        assertThat(judge(ec2Service(), version)).containsExactly(INSTANCE + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.50.1", "1.49.0", "1.9.0"})
    void anOlderAgentFailsOnEverySystem(String version) {
        assertThat(judge(ec2Service(), version)).containsExactly(INSTANCE + "fail ecs-agent-too-old");
        assertThat(judge(windows(), version)).containsExactly(INSTANCE + "fail ecs-agent-too-old");
    }

    @Test
    void windowsNeedsANewerAgent() {
        assertThat(judge(windows(), "1.55.4")).containsExactly(INSTANCE + "fail ecs-agent-too-old/windows");
        assertThat(judge(windows(), "1.56.0")).containsExactly(INSTANCE + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTERNAL", "MANAGED_INSTANCES"})
    void otherContainerInstancesAreJudgedLikeEc2(String launchType) {
        ExecTarget target =
                Edits.of(ec2Service()).set("task.launchType", launchType).target();

        assertThat(judge(target, "1.40.0")).containsExactly(INSTANCE + "fail ecs-agent-too-old");
        assertThat(judge(target, "1.60.0")).containsExactly(INSTANCE + "pass");
    }

    @Test
    void aTaskOfACapacityProviderIsJudgedByItsInstance() {
        ExecTarget target = Edits.of(ec2Service())
                .absent("task.launchType")
                .set("task.capacityProviderName", "my-instances")
                .target();

        assertThat(judge(target, "1.40.0")).containsExactly(INSTANCE + "fail ecs-agent-too-old");
    }

    @Test
    void fargateAndMissingTasksAreNotConcerned() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "not-applicable fargate");
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("task.launchType")
                        .set("task.capacityProviderName", "FARGATE_SPOT")
                        .unknown("containerInstance")
                        .target()))
                .containsExactly(TASK + "not-applicable fargate");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void aTaskThatIsNotPlacedIsNotConcerned() {
        assertThat(tester.judge(
                        Edits.of(ec2Service()).absent("containerInstance").target()))
                .containsExactly(TASK + "not-applicable no-container-instance");
    }

    @Test
    void anUnknownSystemMattersOnlyBetweenTheTwoMinimums() {
        ExecTarget target =
                Edits.of(ec2Service()).unknown("containerInstance.attributes").target();

        assertThat(judge(target, "1.50.1")).containsExactly(INSTANCE + "fail ecs-agent-too-old");
        assertThat(judge(target, "1.52.0")).containsExactly(INSTANCE + "not-evaluated");
        assertThat(judge(target, "1.56.0")).containsExactly(INSTANCE + "pass");
    }

    @Test
    void whatCannotBeReadIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(ec2Service()).unknown("containerInstance").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service()).unknown(VERSION).target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    @Test
    void anAgentThatReportsNoVersionIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(ec2Service()).absent(VERSION).target()))
                .containsExactly(INSTANCE + "not-evaluated");
        assertThat(judge(ec2Service(), "latest")).containsExactly(INSTANCE + "not-evaluated");
    }

    @Test
    void theRemedyDrainsTheInstance() {
        assertThat(tester.findings(Edits.of(ec2Service()).set(VERSION, "1.40.0").target()))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.message())
                            .isEqualTo(
                                    "The ECS agent of the container instance is 1.40.0; exec needs 1.50.2 or newer.");
                    assertThat(f.remedy().commands())
                            .contains("aws ecs update-container-agent --cluster prod --container-instance"
                                    + " arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/"
                                    + "aaaabbbbccccddddaaaabbbbccccdddd --region eu-west-1");
                });
    }

    private List<String> judge(ExecTarget target, String version) {
        return tester.judge(Edits.of(target).set(VERSION, version).target());
    }

    private static ExecTarget windows() {
        return Edits.of(ec2Service())
                .set("containerInstance.attributes", Map.of("ecs.os-type", "windows"))
                .target();
    }
}
