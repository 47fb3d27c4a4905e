// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateMachineTest {

    private static final Map<String, Object> RUN = Map.of(
            "Type", "Task",
            "Resource", "arn:aws:states:::ecs:runTask.sync",
            "Parameters", Map.of("TaskDefinition", "web", "Overrides.$", "$.overrides", "LaunchType", "FARGATE"));

    private static StateMachine machine(Object definition) {
        Scope scope = Reading.scope(Plan.ready()
                .with(StateMachine.TYPE, "Machine", Map.of("Definition", definition, "Uses", ref("Cluster"))));
        return new StateMachine(Reading.of(scope, "Machine"));
    }

    private static List<String> launching(Object definition) {
        return machine(definition).launching().stream()
                .map(StateMachine.Launching::name)
                .toList();
    }

    @Test
    void statesInBranchesAndLoopsCount() {
        assertThat(launching(Map.of(
                        "States",
                        Map.of(
                                "Fork",
                                Map.of("Type", "Parallel", "Branches", List.of(Map.of("States", Map.of("A", RUN)))),
                                "Old",
                                Map.of("Type", "Map", "Iterator", Map.of("States", Map.of("B", RUN))),
                                "New",
                                Map.of("Type", "Map", "ItemProcessor", Map.of("States", Map.of("C", RUN)))))))
                .containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void otherTasksDoNot() {
        for (String resource : List.of(
                "arn:aws:states:::lambda:invoke",
                "arn:aws:states:::ecs:runTaskNot",
                "arn:aws:states:::aws-sdk:ecs:stopTask",
                "arn:aws:lambda:eu-west-1:123456789012:function:ecs:runTask")) {
            assertThat(launching(Map.of("States", Map.of("A", Map.of("Type", "Task", "Resource", resource)))))
                    .isEmpty();
        }
        assertThat(launching(Map.of(
                        "States",
                        Map.of("A", Map.of("Type", "Task", "Resource", "arn:aws-cn:states:::aws-sdk:ecs:runTask")))))
                .containsExactly("A");
    }

    @Test
    void whatTheInputOfTheStateDecidesIsOpen() {
        Property settings =
                machine(Map.of("States", Map.of("A", RUN))).launching().get(0).settings();

        assertThat(settings.at("Overrides").value().isUnknown()).isTrue();
        assertThat(settings.at("LaunchType").text().is("FARGATE")).isTrue();
    }

    @Test
    void aDefinitionThatIsNotHereMayLaunchWhatTheMachineNames() {
        Scope scope = Reading.scope(Plan.ready()
                .with(
                        StateMachine.TYPE,
                        "Machine",
                        Map.of("DefinitionSubstitutions", Map.of("A", ref("Definition"), "B", ref("Cluster")))));
        StateMachine machine = new StateMachine(Reading.of(scope, "Machine"));

        assertThat(machine.mayLaunch(scope.graph().at("Definition").orElseThrow()))
                .isTrue();
        assertThat(machine.named(ClusterReader.TYPE)).hasSize(1);
        assertThat(machine(Map.of("States", Map.of("A", RUN)))
                        .mayLaunch(scope.graph().at("Definition").orElseThrow()))
                .isFalse();
        assertThat(machine(open("parameter Flow")).launching()).isEmpty();
    }
}
