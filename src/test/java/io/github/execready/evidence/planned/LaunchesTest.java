// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchesTest {

    private static List<Launch> all(Plan plan) {
        return new Launches(Reading.scope(plan), any -> true).all();
    }

    private static Map<String, Object> target(String exec) {
        return Map.of(
                "Id",
                "a",
                "Arn",
                get("Cluster", "Arn"),
                "EcsParameters",
                Map.of("TaskDefinitionArn", ref("Definition"), "EnableExecuteCommand", exec));
    }

    private static Plan rule(Object... targets) {
        return Plan.ready().without("Service").with("AWS::Events::Rule", "Rule", Map.of("Targets", List.of(targets)));
    }

    @Test
    void eachTargetThatLaunchesIsOneOfItsOwn() {
        assertThat(all(rule(target("true")))).extracting(Launch::address).containsExactly("Rule");
        assertThat(all(rule(Map.of("Arn", "arn:aws:lambda:x"), target("true"), target("false"))))
                .extracting(Launch::address)
                .containsExactly("Rule.Targets[1]", "Rule.Targets[2]");
    }

    @Test
    void aTargetOnAConditionIsOneAndIsReadAsIfItHeld() {
        assertThat(all(rule(choice("Prod", target("true"), nothing()))))
                .singleElement()
                .matches(launch -> launch.flag().flag().is(true));
    }

    @Test
    void bothBranchesAreTargets() {
        Value branches = new Value.Choice(
                "Prod",
                moved(target("true"), 5),
                moved(target("false"), 9),
                io.github.execready.model.Location.of("plan"));

        assertThat(all(rule(branches)))
                .extracting(launch -> launch.flag().flag().is(true))
                .containsExactlyInAnyOrder(true, false);
    }

    private static Value moved(Map<String, Object> target, int line) {
        io.github.execready.model.Location at = new io.github.execready.model.Location("plan", line, 1);
        return new Value.Fields(
                Map.of(
                        "EcsParameters",
                        new Value.Fields(
                                Map.of(
                                        "TaskDefinitionArn",
                                        ref("Definition"),
                                        "EnableExecuteCommand",
                                        new Value.Scalar(
                                                ((Map<?, ?>) target.get("EcsParameters"))
                                                        .get("EnableExecuteCommand")
                                                        .toString(),
                                                at)),
                                at)),
                at);
    }

    @Test
    void theFlagStaysOpenAndWhatHangsOnItIsReadAsOn() {
        Launch launch = all(Plan.ready()
                        .set("Service.EnableExecuteCommand", choice("Debug", "true", "false"))
                        .set("Service.LaunchType", choice("Debug", "FARGATE", "EC2")))
                .get(0);

        assertThat(launch.flag().flag().isUnknown()).isTrue();
        assertThat(launch.settings().at("LaunchType").text().is("FARGATE")).isTrue();
    }

    @Test
    void aNestedChoiceIsFollowed() {
        Launch launch = all(Plan.ready()
                        .set(
                                "Service.EnableExecuteCommand",
                                choice("Prod", "false", choice("Debug", "true", nothing())))
                        .set("Service.LaunchType", choice("Debug", "FARGATE", "EC2")))
                .get(0);

        assertThat(launch.settings().at("LaunchType").text().is("FARGATE")).isTrue();
    }

    @Test
    void aFlagThatNobodyTellsChangesNothing() {
        Launch launch = all(Plan.ready().set("Service.EnableExecuteCommand", open("parameter Exec")))
                .get(0);

        assertThat(launch.flag().flag().isUnknown()).isTrue();
        assertThat(launch.settings().at("LaunchType").text().is("FARGATE")).isTrue();
    }

    @Test
    void ofADefinitionThatNobodyLaunchesNothingElseIsKnown() {
        Scope scope = Reading.scope(Plan.ready().without("Service"));

        Launch launch = new Launches(scope, any -> true)
                .alone(scope.graph().at("Definition").orElseThrow());

        assertThat(launch.flag().value().isUnknown()).isTrue();
        assertThat(launch.cluster().value().isUnknown()).isTrue();
        assertThat(launch.network().value().isUnknown()).isTrue();
        assertThat(launch.definedBy()).isPresent();
    }
}
