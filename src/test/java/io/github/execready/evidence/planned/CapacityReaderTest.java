// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityReaderTest {

    private static Evidence<String> launchType(Plan plan) {
        Scope scope = Reading.scope(plan);
        Launch launch = new Launches(scope, any -> true).all().get(0);
        return new CapacityReader(scope)
                .launchType(launch, new DefinitionReader(scope).definition(launch.definition()));
    }

    private static Plan strategy(Object... providers) {
        return Plan.ready()
                .unset("Service.LaunchType")
                .set(
                        "Service.CapacityProviderStrategy",
                        List.of(providers).stream()
                                .map(one -> Map.of("CapacityProvider", one))
                                .toList());
    }

    @Test
    void theStrategyGoesBeforeTheLaunchType() {
        assertThat(launchType(strategy("FARGATE_SPOT").set("Service.LaunchType", "EC2"))
                        .is("FARGATE"))
                .isTrue();
        assertThat(launchType(strategy("mine")).is("EC2")).isTrue();
        assertThat(launchType(strategy("FARGATE", "mine")).isUnknown()).isTrue();
        assertThat(launchType(strategy(open("parameter Provider"))).isUnknown()).isTrue();
    }

    @Test
    void aProviderOfManagedInstancesIsOne() {
        Plan plan = strategy(ref("Managed"))
                .with(
                        "AWS::ECS::CapacityProvider",
                        "Managed",
                        Map.of("ManagedInstancesProvider", Map.of("InfrastructureRoleArn", "x")));

        assertThat(launchType(plan).is("MANAGED_INSTANCES")).isTrue();
    }

    @Test
    void withoutEitherTheClustersDefaultCounts() {
        Plan plain = Plan.ready().unset("Service.LaunchType");
        Plan own = Plan.ready()
                .unset("Service.LaunchType")
                .set("Cluster.DefaultCapacityProviderStrategy", List.of(Map.of("CapacityProvider", "FARGATE")));
        Plan beside = Plan.ready()
                .unset("Service.LaunchType")
                .with(
                        "AWS::ECS::ClusterCapacityProviderAssociations",
                        "Providers",
                        Map.of(
                                "Cluster",
                                ref("Cluster"),
                                "DefaultCapacityProviderStrategy",
                                List.of(Map.of("CapacityProvider", "FARGATE_SPOT"))));

        assertThat(launchType(plain).is("EC2")).isTrue();
        assertThat(launchType(own).is("FARGATE")).isTrue();
        assertThat(launchType(beside).is("FARGATE")).isTrue();
    }

    @Test
    void whatBothBranchesComeToIsKnown() {
        assertThat(launchType(Plan.ready().set("Service.LaunchType", choice("Spot", nothing(), "FARGATE")))
                        .isUnknown())
                .isTrue();
        assertThat(launchType(Plan.ready()
                                .set("Service.LaunchType", choice("Spot", nothing(), "FARGATE"))
                                .set(
                                        "Service.CapacityProviderStrategy",
                                        choice("Spot", List.of(Map.of("CapacityProvider", "FARGATE_SPOT")), nothing())))
                        .is("FARGATE"))
                .isTrue();
    }
}
