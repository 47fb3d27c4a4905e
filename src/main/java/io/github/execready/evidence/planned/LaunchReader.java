// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.ContainerOverride;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Environment;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceChange;
import io.github.execready.model.Task;
import io.github.execready.model.TaskOverride;
import java.util.List;

/** Reads a service, and the tasks as they will be launched. */
final class LaunchReader {

    /** Changes of these make ECS replace tasks as a change of the task definition does. */
    private static final List<String> REPLACING = List.of("PlatformVersion", "LaunchType");

    private final Launch launch;
    private final Evidence<String> launchType;
    private final Property settings;
    private final Scope scope;

    LaunchReader(Launch launch, Evidence<String> launchType) {
        this.launch = launch;
        this.launchType = launchType;
        this.settings = launch.settings();
        this.scope = launch.definition().scope();
    }

    Evidence<Service> service() {
        Origin origin = settings.origin();
        if (launch.kind() != Kind.PLANNED_SERVICE) {
            return Evidence.absent(origin);
        }
        String name = settings.at("ServiceName").text().toOptional().orElse(launch.address());
        return Evidence.known(
                new Service(
                        scope.arn("ecs", "service/" + Names.clean(name)),
                        name,
                        Evidence.absent(origin),
                        asked(),
                        settings.at("LaunchType").text(),
                        settings.at("CapacityProviderStrategy")
                                .list(element -> element.at("CapacityProvider").text()),
                        settings.at("PlatformVersion").text(),
                        launch.definition().text(),
                        settings.at("SchedulingStrategy").text(),
                        settings.at("DeploymentController", "Type").text(),
                        deployment(settings.at("DeploymentConfiguration")),
                        settings.at("DesiredCount").number(),
                        Evidence.absent(origin),
                        Evidence.absent(origin),
                        Evidence.absent(origin),
                        Evidence.absent(origin),
                        network(),
                        Evidence.absent(origin),
                        change()),
                origin);
    }

    /** Whether exec is asked for: what AWS refuses asks for nothing. */
    private Evidence<Boolean> asked() {
        Evidence<Boolean> asked = launch.flag().flag();
        return asked.is(true)
                ? Refusal.of(launch, launchType)
                        .<Evidence<Boolean>>map(Evidence::unknown)
                        .orElse(asked)
                : asked;
    }

    /**
     * Turning exec on does not replace a task; what changes how tasks are launched does.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html">UpdateService,
     *     enableExecuteCommand</a>
     */
    private Evidence<ServiceChange> change() {
        Origin origin = settings.origin();
        return launch.definition()
                .scope()
                .before(launch.by())
                .map(before -> Evidence.known(
                        new ServiceChange(
                                before.at("EnableExecuteCommand").flag().absentAs(false), replaces(before)),
                        origin))
                .orElseGet(() -> Evidence.absent(origin));
    }

    private Evidence<Boolean> replaces(Property before) {
        Property force = settings.at("ForceNewDeployment");
        boolean forced = force.at("EnableForceNewDeployment").flag().is(true)
                || (force.value().toOptional().orElse(null) instanceof Value.Scalar scalar
                        && scalar.text().equals("true"));
        if (forced) {
            return Evidence.known(true, settings.at("ForceNewDeployment").origin());
        }
        boolean other = REPLACING.stream().anyMatch(name -> differs(before.at(name), settings.at(name)));
        return other
                ? Evidence.known(true, settings.origin())
                : before.at("TaskDefinition")
                        .text()
                        .with(settings.at("TaskDefinition").text(), (was, becomes) -> !was.equals(becomes));
    }

    private static boolean differs(Property was, Property becomes) {
        return was.text()
                .absentAs("")
                .with(becomes.text().absentAs(""), (one, other) -> !one.equals(other))
                .is(true);
    }

    private static Evidence<DeploymentConfiguration> deployment(Property configuration) {
        Property breaker = configuration.at("DeploymentCircuitBreaker");
        return configuration
                .value()
                .map(value -> new DeploymentConfiguration(
                        configuration.at("MinimumHealthyPercent").number(),
                        configuration.at("MaximumPercent").number(),
                        breaker.at("Enable").flag(),
                        breaker.at("Rollback").flag()));
    }

    private Evidence<NetworkConfiguration> network() {
        Property network = launch.network();
        return network.value()
                .map(value -> new NetworkConfiguration(
                        network.at("Subnets").texts(),
                        network.at("SecurityGroups").texts(),
                        network.at("AssignPublicIp").text()));
    }

    /** A task as it will be launched. What only a running one has is absent. */
    Evidence<Task> task() {
        Origin origin = settings.origin();
        Evidence<String> none = Evidence.absent(origin);
        return Evidence.known(
                new Task(
                        scope.arn("ecs", "task/planned"),
                        "",
                        none,
                        none,
                        none,
                        asked(),
                        launchType,
                        none,
                        settings.at("PlatformVersion").text().absentAs("LATEST"),
                        none,
                        launch.definition().text(),
                        Evidence.absent(origin),
                        none,
                        Evidence.absent(origin),
                        Evidence.absent(origin),
                        Evidence.absent(origin),
                        none,
                        none,
                        none,
                        Evidence.absent(origin),
                        overrides(),
                        Evidence.absent(origin),
                        Evidence.absent(origin)),
                launch.flag().origin());
    }

    /** Roles and variables that are set when the task starts, the variables by their names. */
    private Evidence<TaskOverride> overrides() {
        Property overrides = launch.overrides();
        if (overrides.value().isAbsent()) {
            return Evidence.absent(overrides.origin());
        }
        Gap gap = new Gap(
                Gap.Reason.NOT_JUDGED,
                overrides.origin().source() + " " + overrides.origin().path(),
                "what is changed when the task starts is not judged",
                overrides.origin().location());
        if (overrides.value().toOptional().orElse(null) instanceof Value.Fields) {
            RoleReader roles = new RoleReader(overrides.scope());
            return Evidence.known(
                    new TaskOverride(
                            roles.arn(launch.overriding(DefinitionReader.TASK_ROLE)),
                            roles.arn(launch.overriding(DefinitionReader.EXECUTION_ROLE)),
                            containers(overrides.either("ContainerOverrides"))),
                    overrides.origin());
        }
        // Of a text that is none of JSON's objects nobody knows what it changes.
        boolean harmless = overrides.value().toOptional().orElse(null) instanceof Value.Scalar scalar
                && scalar.text().isBlank();
        return harmless
                ? Evidence.absent(overrides.origin())
                : Evidence.known(
                        new TaskOverride(Evidence.unknown(gap), Evidence.unknown(gap), Evidence.unknown(gap)),
                        overrides.origin());
    }

    private static Evidence<List<ContainerOverride>> containers(Property overrides) {
        return overrides
                .list(one -> one.either("EnvironmentFiles").value().isAbsent()
                        ? one.either("Name")
                                .text()
                                .absentAs("")
                                .with(
                                        ContainerReader.environment(one.either("Environment"), Property::either)
                                                .absentAs(Environment.EMPTY),
                                        ContainerOverride::new)
                        : Evidence.<ContainerOverride>unknown(
                                one.either("EnvironmentFiles").gap("the variables of a file are not in the input")))
                .absentAs(List.of());
    }
}
