// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Check;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.TaskOverride;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import io.github.execready.testing.EveryCause;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskRoleExistsTest implements EveryCause {

    private static final String CAUSE = "task-role-deleted-or-recreated";
    private static final String STARTED = "task.startedAt";
    private static final String CREATED = "taskRole.createDate";

    private final CheckTester tester = CheckTester.of(new TaskRoleExists());

    @Override
    public Check check() {
        return new TaskRoleExists();
    }

    @Override
    public Stream<ExecTarget> failing() {
        return Stream.of(Edits.of(fargateService()).absent("taskRole").target(), recreated());
    }

    @Test
    void aRoleOlderThanTheTaskPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("role/ApiTask: pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("role/ApiTask: pass");
    }

    @Test
    void aRoleThatIamDoesNotHaveFails() {
        assertThat(tester.judge(Edits.of(fargateService()).absent("taskRole").target()))
                .containsExactly("role/ApiTask: fail " + CAUSE);
        assertThat(tester.judge(
                        Edits.of(serviceWithoutTask()).absent("taskRole").target()))
                .containsExactly("role/ApiTask: fail " + CAUSE);
    }

    @Test
    void aRoleYoungerThanTheTaskFails() {
        assertThat(tester.judge(recreated())).containsExactly("role/ApiTask: fail " + CAUSE + "/recreated");
    }

    @Test
    void aRoleMadeTheMomentTheTaskStartedPasses() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set(STARTED, NOW)
                        .set(CREATED, NOW)
                        .target()))
                .containsExactly("role/ApiTask: pass");
    }

    @Test
    void aTaskThatHasNotStartedHasTheRoleOfToday() {
        assertThat(tester.judge(Edits.of(recreated()).absent(STARTED).target())).containsExactly("role/ApiTask: pass");
    }

    @Test
    void theRoleOfAnOverrideIsTheOneThatCounts() {
        ExecTarget target = Edits.of(fargateService())
                .set(
                        "task.overrides",
                        new TaskOverride(
                                known(new Arn("aws-cn", "iam", "", "111122223333", "role/path/Other")),
                                absent("executionRoleArn"),
                                absent("containerOverrides")))
                .absent("taskRole")
                .target();

        assertThat(tester.judge(target)).containsExactly("role/Other: fail " + CAUSE);
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("IAM has no role Other, which the task is to run with"
                                + " (arn:aws-cn:iam::111122223333:role/path/Other)."));
    }

    @Test
    void aTaskWithoutRoleIsNotConcerned() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .absent("taskDefinition.taskRole")
                        .absent("taskRole")
                        .target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-applicable no-task-role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskRole", CREATED, STARTED})
    void whatCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("role/ApiTask: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "taskDefinition", "taskDefinition.taskRole"})
    void aRoleWhoseNameCannotBeReadIsNotEvaluated(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void theRemedyReplacesTheTask() {
        assertThat(tester.findings(recreated()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .containsExactly("aws ecs update-service --cluster prod --service api --force-new-deployment"
                                + " --region eu-west-1"));
        assertThat(tester.findings(Edits.of(standalone()).set(CREATED, NOW).target()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().commands())
                        .singleElement()
                        .satisfies(
                                c -> assertThat(c).startsWith("aws ecs stop-task --cluster prod --task arn:aws:ecs:")));
    }

    private static ExecTarget recreated() {
        return Edits.of(fargateService()).set(CREATED, NOW).target();
    }
}
