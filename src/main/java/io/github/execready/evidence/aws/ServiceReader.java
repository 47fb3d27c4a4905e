// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Deployment;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceEvent;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentController;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * Reads a service. Where CodeDeploy or somebody else deploys it, the service has task sets instead of deployments; they
 * are read as deployments, and what the primary one says stands in for what the service itself leaves out.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html">TaskSet</a>
 */
final class ServiceReader {

    private final AwsApi api;

    ServiceReader(AwsApi api) {
        this.api = api;
    }

    Pending<Answer<DescribeServicesResponse>> ask(String cluster, String service) {
        return api.ask(
                EcsOperations.DESCRIBE_SERVICES,
                DescribeServicesRequest.builder()
                        .cluster(cluster)
                        .services(service)
                        .include(ServiceField.TAGS)
                        .build());
    }

    static Evidence<Service> service(String asked, Answer<DescribeServicesResponse> answer) {
        return answer.evidence((response, origin) -> {
            List<software.amazon.awssdk.services.ecs.model.Service> services = response.services();
            for (int i = 0; i < services.size(); i++) {
                if (EcsText.isSame(asked, services.get(i).serviceArn())) {
                    return service(services.get(i), origin.at("services", i));
                }
            }
            return Missing.from(response.failures(), asked, origin);
        });
    }

    private static Evidence<Service> service(software.amazon.awssdk.services.ecs.model.Service service, Origin origin) {
        Reading reading = Reading.at(origin);
        Evidence<Launch> launch = primaryTaskSet(service, reading);
        return reading.arn("serviceArn", service.serviceArn())
                .flatMap(arn -> Evidence.known(
                        new Service(
                                arn,
                                arn.resourceName(),
                                reading.text("status", service.status()),
                                reading.value("enableExecuteCommand", service.enableExecuteCommand()),
                                either(reading.text("launchType", service.launchTypeAsString()), launch, Launch::type),
                                either(
                                        capacityProviders(
                                                reading,
                                                service.hasCapacityProviderStrategy()
                                                        ? service.capacityProviderStrategy()
                                                        : null),
                                        launch,
                                        Launch::capacityProviders),
                                either(
                                        reading.text("platformVersion", service.platformVersion()),
                                        launch,
                                        Launch::platformVersion),
                                taskDefinition(reading.text("taskDefinition", service.taskDefinition()), launch),
                                reading.text("schedulingStrategy", service.schedulingStrategyAsString()),
                                deploymentController(reading, service.deploymentController()),
                                reading.structure(
                                        "deploymentConfiguration",
                                        service.deploymentConfiguration(),
                                        ServiceReader::deploymentConfiguration),
                                reading.value("desiredCount", service.desiredCount()),
                                reading.value("runningCount", service.runningCount()),
                                reading.value("pendingCount", service.pendingCount()),
                                deployments(reading, service),
                                reading.list(
                                        "events", service.hasEvents() ? service.events() : null, ServiceReader::event),
                                either(
                                        networkConfiguration(reading, service.networkConfiguration()),
                                        launch,
                                        Launch::networkConfiguration),
                                reading.value("createdAt", service.createdAt()),
                                Evidence.absent(origin)),
                        origin));
    }

    /** What a task set says about the tasks it starts. */
    private record Launch(
            Evidence<String> type,
            Evidence<List<String>> capacityProviders,
            Evidence<String> platformVersion,
            Evidence<String> taskDefinition,
            Evidence<NetworkConfiguration> networkConfiguration) {}

    private static Evidence<Launch> primaryTaskSet(
            software.amazon.awssdk.services.ecs.model.Service service, Reading reading) {
        List<TaskSet> sets = service.taskSets();
        return IntStream.range(0, sets.size())
                .filter(i -> "PRIMARY".equals(sets.get(i).status()))
                .boxed()
                .findFirst()
                .map(i -> {
                    Origin origin = reading.origin().at("taskSets", i);
                    return Evidence.known(launch(sets.get(i), Reading.at(origin)), origin);
                })
                .orElseGet(() -> Evidence.absent(reading.origin().at("taskSets")));
    }

    private static Launch launch(TaskSet set, Reading reading) {
        return new Launch(
                reading.text("launchType", set.launchTypeAsString()),
                capacityProviders(reading, set.hasCapacityProviderStrategy() ? set.capacityProviderStrategy() : null),
                reading.text("platformVersion", set.platformVersion()),
                reading.text("taskDefinition", set.taskDefinition()),
                networkConfiguration(reading, set.networkConfiguration()));
    }

    private static <T> Evidence<T> either(
            Evidence<T> service, Evidence<Launch> launch, java.util.function.Function<Launch, Evidence<T>> part) {
        Evidence<T> ofTaskSet = launch.flatMap(part);
        return service.isAbsent() && ofTaskSet.isKnown() ? ofTaskSet : service;
    }

    /** The primary task set is what really runs; the service may still name the revision that it was created with. */
    private static Evidence<String> taskDefinition(Evidence<String> service, Evidence<Launch> launch) {
        Evidence<String> ofTaskSet = launch.flatMap(Launch::taskDefinition);
        return ofTaskSet.isKnown() ? ofTaskSet : service;
    }

    private static Evidence<List<String>> capacityProviders(
            Reading reading, @Nullable Collection<CapacityProviderStrategyItem> strategy) {
        return reading.list(
                "capacityProviderStrategy", strategy, (item, at) -> EcsText.orEmpty(item.capacityProvider()));
    }

    private static Evidence<String> deploymentController(Reading reading, @Nullable DeploymentController controller) {
        return controller == null
                ? Evidence.absent(reading.origin().at("deploymentController"))
                : reading.in("deploymentController").text("type", controller.typeAsString());
    }

    private static DeploymentConfiguration deploymentConfiguration(
            software.amazon.awssdk.services.ecs.model.DeploymentConfiguration configuration, Reading reading) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        Reading below = reading.in("deploymentCircuitBreaker");
        return new DeploymentConfiguration(
                reading.value("minimumHealthyPercent", configuration.minimumHealthyPercent()),
                reading.value("maximumPercent", configuration.maximumPercent()),
                below.value("enable", breaker == null ? null : breaker.enable()),
                below.value("rollback", breaker == null ? null : breaker.rollback()));
    }

    private static Evidence<List<Deployment>> deployments(
            Reading reading, software.amazon.awssdk.services.ecs.model.Service service) {
        return service.hasTaskSets() && !service.taskSets().isEmpty()
                ? reading.list("taskSets", service.taskSets(), ServiceReader::deployment)
                : reading.list(
                        "deployments",
                        service.hasDeployments() ? service.deployments() : null,
                        ServiceReader::deployment);
    }

    private static Deployment deployment(
            software.amazon.awssdk.services.ecs.model.Deployment deployment, Reading reading) {
        return new Deployment(
                EcsText.orEmpty(deployment.id()),
                EcsText.orEmpty(deployment.status()),
                reading.text("rolloutState", deployment.rolloutStateAsString()),
                reading.text("rolloutStateReason", deployment.rolloutStateReason()),
                reading.text("taskDefinition", deployment.taskDefinition()),
                reading.value("desiredCount", deployment.desiredCount()),
                reading.value("runningCount", deployment.runningCount()),
                reading.value("failedTasks", deployment.failedTasks()),
                reading.value("createdAt", deployment.createdAt()),
                reading.value("updatedAt", deployment.updatedAt()));
    }

    private static Deployment deployment(TaskSet set, Reading reading) {
        return new Deployment(
                EcsText.orEmpty(set.id()),
                EcsText.orEmpty(set.status()),
                Evidence.absent(reading.origin().at("rolloutState")),
                Evidence.absent(reading.origin().at("rolloutStateReason")),
                reading.text("taskDefinition", set.taskDefinition()),
                reading.value("computedDesiredCount", set.computedDesiredCount()),
                reading.value("runningCount", set.runningCount()),
                Evidence.absent(reading.origin().at("failedTasks")),
                reading.value("createdAt", set.createdAt()),
                reading.value("updatedAt", set.updatedAt()));
    }

    private static ServiceEvent event(software.amazon.awssdk.services.ecs.model.ServiceEvent event, Reading reading) {
        return new ServiceEvent(reading.value("createdAt", event.createdAt()), EcsText.orEmpty(event.message()));
    }

    private static Evidence<NetworkConfiguration> networkConfiguration(
            Reading reading, software.amazon.awssdk.services.ecs.model.@Nullable NetworkConfiguration configuration) {
        return configuration == null
                ? Evidence.absent(reading.origin().at("networkConfiguration"))
                : reading.in("networkConfiguration")
                        .structure(
                                "awsvpcConfiguration",
                                configuration.awsvpcConfiguration(),
                                ServiceReader::awsvpcConfiguration);
    }

    private static NetworkConfiguration awsvpcConfiguration(AwsVpcConfiguration awsvpc, Reading reading) {
        return new NetworkConfiguration(
                reading.texts("subnets", awsvpc.hasSubnets() ? awsvpc.subnets() : null),
                reading.texts("securityGroups", awsvpc.hasSecurityGroups() ? awsvpc.securityGroups() : null),
                reading.text("assignPublicIp", awsvpc.assignPublicIpAsString()));
    }
}
