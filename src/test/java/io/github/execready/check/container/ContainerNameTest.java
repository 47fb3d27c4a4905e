// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.containerDefinition;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.taskContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNameTest {

    private static final String TASK = "task/0123456789abcdef0123456789abcdef: ";

    private final CheckTester tester = CheckTester.of(new ContainerName());

    @Test
    void aTaskWithASingleContainerNeedsNoName() {
        assertThat(tester.judge(single().target())).containsExactly(TASK + "pass");
    }

    @Test
    void severalContainersNeedAName() {
        assertThat(tester.judge(fargateService()))
                .containsExactly(TASK + "fail container-name-missing-or-wrong/missing");
    }

    @Test
    void anInjectedContainerCounts() {
        ExecTarget target = single().set(
                        "task.containers", List.of(taskContainer("app"), taskContainer("aws-guardduty-agent-r2GqQRp")))
                .target();

        assertThat(tester.judge(target)).containsExactly(TASK + "fail container-name-missing-or-wrong/missing");
    }

    @Test
    void aNameIsOnlyAnAdvice() {
        assertThat(tester.findings(fargateService())).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.ADVICE);
            assertThat(f.message())
                    .isEqualTo("The task has more than one container (app, sidecar): exec needs --container.");
            assertThat(f.remedy().commands())
                    .containsExactly("aws ecs execute-command --cluster prod --task 0123456789abcdef0123456789abcdef"
                            + " --container NAME --interactive --command /bin/sh --region eu-west-1");
        });
    }

    @Test
    void theNameOfAContainerPasses() {
        assertThat(tester.judge(named("sidecar"))).containsExactly(TASK + "pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ap", "App", "aws-guardduty-agent-r2GqQRp", ""})
    void anyOtherNameFails(String name) {
        assertThat(tester.judge(named(name))).containsExactly(TASK + "fail container-name-missing-or-wrong");
    }

    @Test
    void aWrongNameBlocks() {
        assertThat(tester.findings(named("ap"))).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(f.message())
                    .isEqualTo("No container that can be entered is called ap; the task definition has: app, sidecar.");
        });
    }

    @Test
    void withoutATaskTheDefinitionDecides() {
        assertThat(tester.judge(serviceWithoutTask()))
                .containsExactly("service/api: fail container-name-missing-or-wrong/missing");
    }

    @Test
    void anUnknownTaskWithASingleDefinedContainerIsNotEvaluated() {
        assertThat(tester.judge(single().unknown("task").target())).containsExactly(TASK + "not-evaluated");
    }

    @Test
    void anUnknownTaskDoesNotHideThatTheDefinitionHasSeveralContainers() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly(TASK + "fail container-name-missing-or-wrong/missing");
    }

    @Test
    void anUnknownDefinitionLeavesTheTaskToDecide() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly(TASK + "fail container-name-missing-or-wrong/missing");
    }

    @Test
    void aNameCannotBeJudgedWithoutTheDefinition() {
        assertThat(tester.judge(Edits.of(named("app")).unknown("taskDefinition").target()))
                .containsExactly(TASK + "not-evaluated");
    }

    @Test
    void withoutTaskAndDefinitionThereIsNothingToCount() {
        assertThat(tester.judge(
                        Edits.of(serviceWithoutTask()).absent("taskDefinition").target()))
                .containsExactly("service/api: not-applicable no-task");
    }

    private static Edits single() {
        return Edits.of(fargateService())
                .set("taskDefinition.containerDefinitions", List.of(containerDefinition("app")))
                .set("task.containers", List.of(taskContainer("app")));
    }

    private static ExecTarget named(String name) {
        return Edits.of(fargateService())
                .set("selection", new ContainerSelection.Named(name))
                .target();
    }
}
