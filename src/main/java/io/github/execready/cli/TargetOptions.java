// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.evidence.aws.LiveSettings;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to enter, and where it is. */
final class TargetOptions {

    @Parameters(index = "0", arity = "0..1", paramLabel = "CLUSTER", description = "The cluster: a name or an ARN.")
    private String cluster = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "The task: an id or an ARN.")
    private String task = "";

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Instead of a task: all running tasks of this service.")
    private String service = "";

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Judge this container only; without it, every container of the task definition.")
    private String container = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The Region, where no ARN names one; without it, that of the environment or profile.")
    private String region = "";

    @Option(names = "--profile", paramLabel = "PROFILE", description = "The profile of the shared AWS configuration.")
    private String profile = "";

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            converter = EndpointConverter.class,
            description = "Ask this address instead of AWS, such as an emulator's.")
    private String endpoint = "";

    boolean isEmpty() {
        return cluster.isEmpty() && task.isEmpty() && service.isEmpty();
    }

    /**
     * The target as given.
     *
     * @throws UsageException if it is neither a task nor a service, or both
     */
    Target required() {
        if (task.isEmpty()
                && service.isEmpty()
                && Arn.parse(cluster).filter(TargetOptions::isTask).isPresent()) {
            // A task's ARN says by itself which cluster it is in.
            String name = Arn.parse(cluster).flatMap(Arn::ecsClusterName).orElse("");
            return new Target(name, cluster, "", containers());
        }
        if (cluster.isEmpty()) {
            throw new UsageException("name a target: CLUSTER TASK, or CLUSTER --service NAME");
        }
        if (task.isEmpty() == service.isEmpty()) {
            throw new UsageException(
                    task.isEmpty()
                            ? "name what to enter in cluster " + cluster + ": a TASK, or --service NAME"
                            : "name a TASK or --service, not both");
        }
        return given();
    }

    /** The target as given, however little that is: a bundle names its own. */
    Target given() {
        return new Target(cluster, task, service, containers());
    }

    LiveSettings settings() {
        return LiveSettings.of(region, profile).at(endpoint);
    }

    // The old short form of a task's ARN names no cluster.
    private static boolean isTask(Arn arn) {
        return arn.resourceType().equals("task") && arn.ecsClusterName().isPresent();
    }

    private ContainerSelection containers() {
        return container.isEmpty() ? new ContainerSelection.All() : new ContainerSelection.Named(container);
    }
}
