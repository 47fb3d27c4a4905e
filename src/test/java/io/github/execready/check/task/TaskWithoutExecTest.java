// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.Check;
import io.github.execready.check.service.DeploymentSettled;
import io.github.execready.check.service.ServiceExecEnabled;
import io.github.execready.check.service.ServiceHasRunningTask;
import io.github.execready.engine.Engine;
import io.github.execready.engine.Suppressions;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several checks look at a task without exec; together they name one root cause. */
class TaskWithoutExecTest {

    private static final List<Check> CHECKS = List.of(
            new ServiceExecEnabled(),
            new ServiceHasRunningTask(),
            new DeploymentSettled(),
            new TaskRunning(),
            new TaskExecEnabled(),
            new TaskLaunchedAfterEnable());

    @Test
    void aSoundTaskHasNoRootCause() {
        assertThat(rootCauses(Edits.of(fargateService()))).isEmpty();
        assertThat(engine().judge(fargateService()).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void theServiceIsOff() {
        assertThat(rootCauses(off().set("service.enableExecuteCommand", false)))
                .containsExactly("service-exec-disabled");
    }

    @Test
    void theTaskIsOlderThanTheFlag() {
        assertThat(rootCauses(off())).containsExactly("task-launched-before-enable");
    }

    @Test
    void onlyCodeDeployCanReplaceTheTask() {
        assertThat(rootCauses(off().set("service.deploymentController", "CODE_DEPLOY")))
                .containsExactly("code-deploy-controller-cannot-force");
    }

    @Test
    void theFlagOfAStandaloneTaskIsMissing() {
        assertThat(rootCauses(Edits.of(standalone())
                        .set("task.enableExecuteCommand", false)
                        .set("task.startedBy", "chronos-schedule/nightly")))
                .containsExactly("standalone-task-exec-flag-missing");
    }

    @Test
    void aStoppedTaskOfASoundServiceIsOnlyStopped() {
        assertThat(rootCauses(off().set("task.lastStatus", "STOPPED").set("task.desiredStatus", "STOPPED")))
                .containsExactly("task-not-running");
    }

    @Test
    void aServiceThatTurnedExecOffIsAWarningForATaskThatHasIt() {
        ExecTarget target = Edits.of(fargateService())
                .set("service.enableExecuteCommand", false)
                .target();
        assertThat(engine().judge(target).verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
    }

    private static Edits off() {
        return Edits.of(fargateService()).set("task.enableExecuteCommand", false);
    }

    private static List<String> rootCauses(Edits edits) {
        return engine().judge(edits.target()).rootCauses();
    }

    private static Engine engine() {
        return new Engine(Catalog.builtIn(), CHECKS, Suppressions.NONE);
    }
}
