// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;
import static io.github.execready.cli.Syntax.parameter;

import io.github.execready.evidence.aws.LiveSettings;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import java.util.function.Supplier;

/** What to enter, and where it is. */
final class TargetOptions {

    private final Supplier<String> cluster;
    private final Supplier<String> task;
    private final Supplier<String> service;
    private final Supplier<String> container;
    private final Supplier<String> region;
    private final Supplier<String> profile;
    private final Supplier<String> endpoint;

    TargetOptions(Syntax syntax) {
        cluster = syntax.text(parameter(0, "CLUSTER", "The cluster: a name or an ARN."));
        task = syntax.text(parameter(1, "TASK", "The task: an id or an ARN."));
        service = syntax.text(option("--service", "NAME", "Instead of a task: all running tasks of this service."));
        container = syntax.text(option(
                "--container",
                "NAME",
                "Judge this container only; without it, every container of the task definition."));
        region = syntax.text(option(
                "--region",
                "REGION",
                "The Region, where no ARN names one; without it, that of the environment or profile."));
        profile = syntax.text(option("--profile", "PROFILE", "The profile of the shared AWS configuration."));
        endpoint =
                syntax.text(option("--endpoint-url", "URL", "Ask this address instead of AWS, such as an emulator's.")
                        .converters(new EndpointConverter()));
    }

    /**
     * The target as given.
     *
     * @throws UsageException if it is neither a task nor a service, or both
     */
    Target required() {
        Target given = given();
        if (given.task().isEmpty()
                && given.service().isEmpty()
                && Arn.parse(given.cluster()).filter(TargetOptions::isTask).isPresent()) {
            // A task's ARN says by itself which cluster it is in.
            String name =
                    Arn.parse(given.cluster()).flatMap(Arn::ecsClusterName).orElse("");
            return new Target(name, given.cluster(), "", given.containers());
        }
        if (given.cluster().isEmpty()) {
            throw new UsageException("name a target: CLUSTER TASK, or CLUSTER --service NAME");
        }
        if (given.task().isEmpty() == given.service().isEmpty()) {
            throw new UsageException(
                    given.task().isEmpty()
                            ? "name what to enter in cluster " + given.cluster() + ": a TASK, or --service NAME"
                            : "name a TASK or --service, not both");
        }
        return given;
    }

    /** The target as given, however little that is: a bundle names its own. */
    Target given() {
        return new Target(cluster.get(), task.get(), service.get(), containers(container.get()));
    }

    LiveSettings settings() {
        return LiveSettings.of(region.get(), profile.get()).at(endpoint.get());
    }

    // The old short form of a task's ARN names no cluster.
    private static boolean isTask(Arn arn) {
        return arn.resourceType().equals("task") && arn.ecsClusterName().isPresent();
    }

    private static ContainerSelection containers(String name) {
        return name.isEmpty() ? new ContainerSelection.All() : new ContainerSelection.Named(name);
    }
}
