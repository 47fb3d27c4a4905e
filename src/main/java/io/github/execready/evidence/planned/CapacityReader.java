// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What tasks will run on: the strategy, else the launch type, else the cluster's default strategy, else EC2.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html">CreateService, launchType
 *     and capacityProviderStrategy</a>
 */
final class CapacityReader {

    private static final Set<String> FARGATE_PROVIDERS = Set.of("FARGATE", "FARGATE_SPOT");
    private static final String FARGATE = "FARGATE";
    private static final String EC2 = "EC2";

    private static final int MOST_CONDITIONS = 3;

    private final Scope scope;

    CapacityReader(Scope scope) {
        this.scope = scope;
    }

    /** What both sides of an open condition come to counts, if it is the same. */
    Evidence<String> launchType(Launch launch, Evidence<TaskDefinition> definition) {
        return launchType(launch, definition, scope, MOST_CONDITIONS);
    }

    private static Evidence<String> launchType(
            Launch launch, Evidence<TaskDefinition> definition, Scope scope, int conditions) {
        Evidence<String> type = new CapacityReader(scope).decided(launch, definition);
        Optional<String> condition = Scope.condition(type);
        if (condition.isEmpty() || conditions == 0) {
            return type;
        }
        Scope holds = scope.where(condition.get());
        Scope fails = scope.without(condition.get());
        Evidence<String> one = launchType(launch.in(holds), definition, holds, conditions - 1);
        Evidence<String> other = launchType(launch.in(fails), definition, fails, conditions - 1);
        return one.with(other, String::equals).is(true) ? one : type;
    }

    private Evidence<String> decided(Launch launch, Evidence<TaskDefinition> definition) {
        if (launch.kind() == ExecTarget.Identity.Kind.PLANNED_TASK_DEFINITION) {
            return byDefinition(definition, "the task definition's compatibilities")
                    .orElseGet(() -> Evidence.unknown(launch.definition().gap("nothing launches it")));
        }
        Property strategy = launch.settings().at("CapacityProviderStrategy");
        boolean none = strategy.value().isAbsent()
                || (strategy.value().isKnown() && strategy.each().isEmpty());
        if (!none) {
            return ofStrategy(strategy);
        }
        Property type = launch.settings().at("LaunchType");
        return type.value().isAbsent() ? byCluster(launch, definition) : type.text();
    }

    private Evidence<String> byCluster(Launch launch, Evidence<TaskDefinition> definition) {
        Optional<Resource> cluster = launch.cluster().resource(ClusterReader.TYPE);
        if (cluster.isEmpty()) {
            return byDefinition(definition, "no launch type is set; the task definition is for it alone")
                    .orElseGet(() -> Evidence.known(
                            EC2,
                            launch.settings()
                                    .origin()
                                    .assuming("the cluster has no default capacity provider strategy")));
        }
        Property own = scope.of(cluster.get()).at("DefaultCapacityProviderStrategy");
        Optional<Resource> associated = scope.ofType("AWS::ECS::ClusterCapacityProviderAssociations").stream()
                .filter(a -> scope.of(a).at("Cluster").names(cluster.get()).is(true))
                .findFirst();
        if (associated.map(scope::exists).orElse(null) instanceof Evidence.Unknown<Boolean> unknown) {
            return Evidence.unknown(unknown.gap());
        }
        Property strategy = associated
                .map(a -> scope.of(a).at("DefaultCapacityProviderStrategy"))
                .orElse(own);
        return strategy.value().isAbsent()
                        || (strategy.each().isEmpty() && !strategy.value().isUnknown())
                ? Evidence.known(EC2, launch.settings().origin())
                : ofStrategy(strategy);
    }

    private Evidence<String> ofStrategy(Property strategy) {
        return strategy.list(element -> provider(element.at("CapacityProvider")))
                .flatMap(kinds -> kinds.stream().distinct().count() == 1
                        ? Evidence.known(kinds.get(0), strategy.origin())
                        : Evidence.unknown(strategy.gap("the providers are of several kinds")));
    }

    private Evidence<String> provider(Property named) {
        Optional<Resource> resource = named.resource("AWS::ECS::CapacityProvider");
        if (resource.isPresent()) {
            boolean managed = scope.of(resource.get())
                    .at("ManagedInstancesProvider")
                    .value()
                    .isKnown();
            return Evidence.known(managed ? "MANAGED_INSTANCES" : EC2, named.origin());
        }
        return named.text().map(name -> FARGATE_PROVIDERS.contains(name) ? FARGATE : EC2);
    }

    private static Optional<Evidence<String>> byDefinition(Evidence<TaskDefinition> definition, String assumption) {
        Evidence<List<String>> compatibilities = definition.flatMap(TaskDefinition::requiresCompatibilities);
        return compatibilities.fold(
                known -> known.value().size() == 1
                        ? Optional.of(Evidence.known(
                                known.value().get(0), known.origin().assuming(assumption)))
                        : Optional.empty(),
                absent -> Optional.empty(),
                unknown -> Optional.of(Evidence.unknown(unknown.gap())));
    }
}
