// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.TaskOverride;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskRoleCapabilityTest implements EveryCause {

    private static final String INSTANCE = "container-instance/aaaabbbbccccddddaaaabbbbccccdddd: ";
    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";
    private static final String ATTRIBUTES = "containerInstance.attributes";
    private static final String ROLE = "taskDefinition.taskRole";

    private final CheckTester tester = CheckTester.of(new TaskRoleCapability());

    @Override
    public Check check() {
        return new TaskRoleCapability();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(
                without(),
                Edits.of(ec2Service()).set("taskDefinition.networkMode", "host").target());
    }

    @Test
    void anInstanceThatHandsOutRolesPasses() {
        assertThat(tester.judge(ec2Service())).containsExactly(INSTANCE + "pass");
    }

    @Test
    void anInstanceWithoutTheAttributeFails() {
        assertThat(tester.judge(without())).containsExactly(INSTANCE + "fail task-iam-role-feature-off");
        assertThat(tester.judge(
                        Edits.of(without()).set("task.launchType", "EXTERNAL").target()))
                .containsExactly(INSTANCE + "fail task-iam-role-feature-off");
    }

    @Test
    void theRoleOfAnOverrideCountsAsWell() {
        ExecTarget overridden = Edits.of(without())
                .absent(ROLE)
                .set(
                        "task.overrides",
                        new TaskOverride(
                                known(new Arn("aws-cn", "iam", "", "111122223333", "role/Other")),
                                absent("executionRoleArn"),
                                absent("containerOverrides")))
                .target();

        assertThat(tester.judge(overridden)).containsExactly(INSTANCE + "fail task-iam-role-feature-off");
        assertThat(tester.findings(overridden))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("arn:aws-cn:iam::111122223333:role/Other"));
    }

    @Test
    void hostModeNeedsAnAttributeOfItsOwn() {
        ExecTarget host =
                Edits.of(ec2Service()).set("taskDefinition.networkMode", "host").target();

        assertThat(tester.judge(host)).containsExactly(INSTANCE + "fail task-iam-role-feature-off/host-mode");
        assertThat(tester.judge(Edits.of(host)
                        .set(
                                ATTRIBUTES,
                                Map.of(
                                        "com.amazonaws.ecs.capability.task-iam-role", "",
                                        "com.amazonaws.ecs.capability.task-iam-role-network-host", ""))
                        .target()))
                .containsExactly(INSTANCE + "pass");
    }

    @Test
    void aDefinitionWithoutNetworkModeIsNotInHostMode() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("taskDefinition.networkMode")
                        .target()))
                .containsExactly(INSTANCE + "pass");
    }

    @Test
    void tasksWithoutRoleAreNotConcerned() {
        assertThat(tester.judge(Edits.of(without()).absent(ROLE).target()))
                .containsExactly(INSTANCE + "not-applicable no-task-role");
    }

    @Test
    void fargateAndMissingTasksAreNotConcerned() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "not-applicable fargate");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void whatCannotBeReadIsNotEvaluatedWhereItDecides() {
        assertThat(tester.judge(
                        Edits.of(ec2Service()).unknown("containerInstance").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service()).unknown(ATTRIBUTES).target()))
                .containsExactly(INSTANCE + "not-evaluated");
        assertThat(tester.judge(Edits.of(without()).unknown("taskDefinition").target()))
                .containsExactly(INSTANCE + "not-evaluated");
        assertThat(tester.judge(Edits.of(without()).unknown("task").target()))
                .containsExactly(INSTANCE + "not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .unknown("taskDefinition.networkMode")
                        .target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    private static ExecTarget without() {
        return Edits.of(ec2Service())
                .set(ATTRIBUTES, Map.of("ecs.os-type", "linux"))
                .target();
    }
}
