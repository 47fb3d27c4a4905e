// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Instance;
import io.github.execready.model.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.VersionInfo;

/** Reads the container instance that a task runs on, and the EC2 instance behind it. */
final class ContainerInstanceReader {

    private static final int LIMIT = 100;

    private final AwsApi api;
    private final InstanceReader instances;

    ContainerInstanceReader(AwsApi api, InstanceReader instances) {
        this.api = api;
        this.instances = instances;
    }

    /**
     * Reads a container instance; absent or unknown where its ARN is.
     *
     * @param together the ARNs of all container instances of the run, which are asked for in as few calls as possible
     */
    Pending<Evidence<ContainerInstance>> containerInstance(
            String cluster, Evidence<Arn> arn, Collection<String> together) {
        return arn.fold(
                known -> ask(cluster, batchWith(known.value().toString(), together))
                        .then(answer -> read(known.value(), answer)),
                absent -> Pending.of(Evidence.absent(absent.origin())),
                unknown -> Pending.of(Evidence.unknown(unknown.gap())));
    }

    private static List<String> batchWith(String arn, Collection<String> together) {
        return Batches.of(together, LIMIT).stream()
                .filter(batch -> batch.contains(arn))
                .findFirst()
                .orElse(List.of(arn));
    }

    private Pending<Answer<DescribeContainerInstancesResponse>> ask(String cluster, List<String> arns) {
        return api.ask(
                EcsOperations.DESCRIBE_CONTAINER_INSTANCES,
                DescribeContainerInstancesRequest.builder()
                        .cluster(cluster)
                        .containerInstances(arns)
                        .build());
    }

    private Pending<Evidence<ContainerInstance>> read(Arn asked, Answer<DescribeContainerInstancesResponse> answer) {
        Evidence<Found> found = answer.evidence((response, origin) -> {
            List<software.amazon.awssdk.services.ecs.model.ContainerInstance> all = response.containerInstances();
            for (int i = 0; i < all.size(); i++) {
                if (EcsText.isSame(asked.toString(), all.get(i).containerInstanceArn())) {
                    Origin at = origin.at("containerInstances", i);
                    return Evidence.known(new Found(all.get(i), Reading.at(at)), at);
                }
            }
            return Missing.from(response.failures(), asked.toString(), origin);
        });
        return instances
                .instance(found.flatMap(Found::ec2InstanceId))
                .map(instance -> found.map(f -> f.containerInstance(asked, instance)));
    }

    private record Found(software.amazon.awssdk.services.ecs.model.ContainerInstance said, Reading reading) {

        /** Amazon ECS puts the id of a managed node ({@code mi-…}) here for external instances, which are not in EC2. */
        Evidence<String> ec2InstanceId() {
            Evidence<String> id = reading.text("ec2InstanceId", said.ec2InstanceId());
            return id.toOptional().filter(text -> text.startsWith("mi-")).isPresent()
                    ? Evidence.absent(reading.origin().at("ec2InstanceId"))
                    : id;
        }

        ContainerInstance containerInstance(Arn arn, Evidence<Instance> instance) {
            VersionInfo versions = said.versionInfo();
            return new ContainerInstance(
                    arn,
                    reading.text("status", said.status()),
                    reading.value("agentConnected", said.agentConnected()),
                    reading.in("versionInfo").text("agentVersion", versions == null ? null : versions.agentVersion()),
                    reading.value("attributes", said.hasAttributes() ? byName(said.attributes()) : null),
                    reading.text("capacityProviderName", said.capacityProviderName()),
                    instance);
        }

        private static Map<String, String> byName(List<Attribute> attributes) {
            Map<String, String> byName = new LinkedHashMap<>();
            attributes.forEach(a -> byName.put(EcsText.orEmpty(a.name()), EcsText.orEmpty(a.value())));
            return Map.copyOf(byName);
        }
    }
}
