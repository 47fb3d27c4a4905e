// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceExecEnabledTest {

    private final CheckTester tester = CheckTester.of(new ServiceExecEnabled());

    @Test
    void aServiceWithExecPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("service/api: pass");
    }

    @Test
    void aServiceWithExecPassesEvenIfItsTaskIsOlder() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("task.enableExecuteCommand", false)
                        .target()))
                .containsExactly("service/api: pass");
    }

    @Test
    void aServiceWithoutExecFails() {
        assertThat(tester.judge(off())).containsExactly("service/api: fail service-exec-disabled");
    }

    @Test
    void aServiceThatDoesNotNameTheFlagFails() {
        ExecTarget target = Edits.of(fargateService())
                .absent("service.enableExecuteCommand")
                .absent("task.enableExecuteCommand")
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail service-exec-disabled");
    }

    @Test
    void aServiceWithoutExecAndWithoutTaskFails() {
        ExecTarget target = Edits.of(serviceWithoutTask())
                .set("service.enableExecuteCommand", false)
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail service-exec-disabled");
    }

    @Test
    void aTaskFromBeforeTheFlagWentOffMakesItAWarning() {
        ExecTarget target = Edits.of(fargateService())
                .set("service.enableExecuteCommand", false)
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail service-exec-disabled/task-has-exec");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity().label()).isEqualTo("warning"));
    }

    @Test
    void anUnreadTaskLeavesTheWeightOpen() {
        ExecTarget target = Edits.of(fargateService())
                .set("service.enableExecuteCommand", false)
                .unknown("task")
                .target();
        assertThat(tester.judge(target)).containsExactly("service/api: fail service-exec-disabled/task-not-read");
    }

    @Test
    void aTaskOutsideAnyServiceIsNotConcerned() {
        assertThat(tester.judge(standalone())).containsExactly("service/: not-applicable no-service");
    }

    @Test
    void anUnknownServiceIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("service").target()))
                .containsExactly("service/api: not-evaluated");
    }

    @Test
    void theRemedyForcesADeployment() {
        assertThat(commands(off()))
                .containsExactly("aws ecs update-service --cluster prod --service api --enable-execute-command"
                        + " --force-new-deployment --region eu-west-1");
    }

    @Test
    void theRemedyNeverForcesADeploymentOfCodeDeploy() {
        ExecTarget target = Edits.of(off())
                .set("service.deploymentController", "CODE_DEPLOY")
                .target();
        assertThat(commands(target))
                .containsExactly(
                        "aws ecs update-service --cluster prod --service api --enable-execute-command --region eu-west-1",
                        "aws deploy list-applications --region eu-west-1");
    }

    @Test
    void theRemedyWarnsWhereADeploymentInterruptsTheService() {
        ExecTarget target = Edits.of(off())
                .set("service.deploymentConfiguration.minimumHealthyPercent", 0)
                .target();
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().cautions())
                        .anySatisfy(c -> assertThat(c).contains("minimumHealthyPercent 0")));
        assertThat(tester.findings(off()))
                .singleElement()
                .satisfies(f -> assertThat(f.remedy().cautions())
                        .noneSatisfy(c -> assertThat(c).contains("interrupted")));
    }

    private List<String> commands(ExecTarget target) {
        return tester.findings(target).get(0).remedy().commands();
    }

    private static ExecTarget off() {
        return Edits.of(fargateService())
                .set("service.enableExecuteCommand", false)
                .set("task.enableExecuteCommand", false)
                .target();
    }
}
