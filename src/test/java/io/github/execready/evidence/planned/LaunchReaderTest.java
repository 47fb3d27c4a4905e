// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import io.github.execready.model.ContainerOverride;
import io.github.execready.model.TaskOverride;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchReaderTest {

    private static TaskOverride override(Object input) {
        return Plan.ready()
                .without("Service")
                .with(
                        "AWS::Events::Rule",
                        "Rule",
                        Map.of(
                                "Targets",
                                List.of(Map.of(
                                        "Arn",
                                        get("Cluster", "Arn"),
                                        "Input",
                                        input,
                                        "EcsParameters",
                                        Map.of("TaskDefinitionArn", ref("Definition"))))))
                .target()
                .task()
                .flatMap(task -> task.overrides())
                .toOptional()
                .orElseThrow();
    }

    @Test
    void variablesThatAreSetWhenTheTaskStartsAreKnownByTheirNames() {
        TaskOverride override = override(Map.of(
                "containerOverrides",
                List.of(Map.of("name", "app", "environment", List.of(Map.of("name", "JOB", "value", "x"))))));

        ContainerOverride one = override.containers().toOptional().orElseThrow().get(0);
        assertThat(one.name()).isEqualTo("app");
        assertThat(one.environment().variables())
                .singleElement()
                .matches(variable -> variable.name().equals("JOB"));
        assertThat(override.taskRole().isAbsent()).isTrue();
    }

    @Test
    void aRoleIsKnownByItsNameAndAFileOfVariablesIsNotJudged() {
        assertThat(override(Map.of("taskRoleArn", "arn:aws:iam::123456789012:role/x"))
                        .taskRole()
                        .toOptional())
                .map(Arn::toString)
                .contains("arn:aws:iam::123456789012:role/x");
        assertThat(override(Map.of(
                                "ContainerOverrides",
                                List.of(Map.of("Name", "app", "EnvironmentFiles", List.of(Map.of("Value", "f"))))))
                        .containers()
                        .isUnknown())
                .isTrue();
        assertThat(override(open("the input of the state")).taskRole().isUnknown())
                .isTrue();
    }
}
