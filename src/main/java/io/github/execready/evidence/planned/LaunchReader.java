// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import io.github.execready.model.TaskOverride;

/** Reads a service, and the tasks as they will be launched. */
final class LaunchReader {

    private final Launch launch;
    private final Evidence<String> launchType;
    private final Property settings;
    private final Names names;

    LaunchReader(Launch launch, Evidence<String> launchType) {
        this.launch = launch;
        this.launchType = launchType;
        this.settings = launch.settings();
        this.names = launch.definition().scope().names();
    }

    Evidence<Service> service() {
        Origin origin = settings.origin();
        if (launch.kind() != Kind.PLANNED_SERVICE) {
            return Evidence.absent(origin);
        }
        String name = settings.at("ServiceName").text().toOptional().orElse(launch.address());
        return Evidence.known(
                new Service(
                        arn("service/" + Names.clean(name)),
                        name,
                        Evidence.absent(origin),
                        launch.flag().flag(),
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
                        Evidence.absent(origin)),
                origin);
    }

    private static Evidence<DeploymentConfiguration> deployment(Property configuration) {
        Property breaker = configuration.at("DeploymentCircuitBreaker");
        return configuration.value().map(value -> new DeploymentConfiguration(
                configuration.at("MinimumHealthyPercent").number(),
                configuration.at("MaximumPercent").number(),
                breaker.at("Enable").flag(),
                breaker.at("Rollback").flag()));
    }

    private Evidence<NetworkConfiguration> network() {
        Property network = launch.network();
        return network.value().map(value -> new NetworkConfiguration(
                network.at("Subnets").texts(),
                network.at("SecurityGroups").texts(),
                network.at("AssignPublicIp").text()));
    }

    /** A task as it will be launched. What only a running one has is absent. */
    Evidence<Task> task() {
        Origin origin = settings.origin();
        Evidence<String> none = Evidence.absent(origin);
        boolean alone = launch.kind() == Kind.PLANNED_TASK_DEFINITION;
        Gap nobody = CapacityReader.nothingLaunches(launch);
        return Evidence.known(
                new Task(
                        arn("task/planned"),
                        "",
                        none,
                        none,
                        none,
                        alone ? Evidence.unknown(nobody) : launch.flag().flag(),
                        launchType,
                        none,
                        alone
                                ? Evidence.unknown(nobody)
                                : settings.at("PlatformVersion").text().absentAs("LATEST"),
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

    /** What a rule's input may change is not looked into further than whether it can be a role or a variable. */
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
        boolean harmless = overrides.value().toOptional().orElse(null) instanceof Value.Scalar scalar
                && !scalar.text().contains("askRoleArn")
                && !scalar.text().contains("nvironment");
        return harmless
                ? Evidence.absent(overrides.origin())
                : Evidence.known(
                        new TaskOverride(Evidence.unknown(gap), Evidence.unknown(gap), Evidence.unknown(gap)),
                        overrides.origin());
    }

    private Arn arn(String resource) {
        return new Arn(names.partition(), "ecs", names.region(), names.account(), resource);
    }
}
