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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecCapabilityTest {

    private static final String INSTANCE = "container-instance/aaaabbbbccccddddaaaabbbbccccdddd: ";
    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new ExecCapability());

    @ParameterizedTest
    @ValueSource(strings = {"EC2", "EXTERNAL", "MANAGED_INSTANCES"})
    void anInstanceWithTheAttributePasses(String launchType) {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .set("task.launchType", launchType)
                        .target()))
                .containsExactly(INSTANCE + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC2", "EXTERNAL"})
    void anInstanceWithoutTheAttributeFails(String launchType) {
        assertThat(tester.judge(
                        Edits.of(without()).set("task.launchType", launchType).target()))
                .containsExactly(INSTANCE + "fail exec-capability-attribute-missing");
    }

    @Test
    void anInstanceWithoutAnyAttributesFails() {
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("containerInstance.attributes")
                        .target()))
                .containsExactly(INSTANCE + "fail exec-capability-attribute-missing");
    }

    @Test
    void onAManagedInstanceTheMissingAttributeIsOnlyAWarning() {
        ExecTarget target =
                Edits.of(without()).set("task.launchType", "MANAGED_INSTANCES").target();

        assertThat(tester.judge(target))
                .containsExactly(INSTANCE + "fail exec-capability-attribute-missing/managed-instance");
        assertThat(tester.findings(target))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void fargateAndMissingTasksAreNotConcerned() {
        assertThat(tester.judge(fargateService())).containsExactly(TASK + "not-applicable fargate");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void whatCannotBeReadIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(ec2Service()).unknown("containerInstance").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "not-evaluated");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .unknown("containerInstance.attributes")
                        .target()))
                .containsExactly(INSTANCE + "not-evaluated");
    }

    private static ExecTarget without() {
        return Edits.of(ec2Service())
                .set("containerInstance.attributes", Map.of("ecs.os-type", "linux"))
                .target();
    }
}
