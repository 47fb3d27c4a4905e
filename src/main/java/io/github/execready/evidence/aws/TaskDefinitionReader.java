// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.ProxyConfiguration;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RuntimePlatform;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** Reads the revision of the task definition that a task runs or a service starts. */
final class TaskDefinitionReader {

    private final AwsApi api;

    TaskDefinitionReader(AwsApi api) {
        this.api = api;
    }

    /** Reads the definition; absent or unknown where its ARN is. */
    Pending<Evidence<TaskDefinition>> taskDefinition(Evidence<String> arn) {
        return arn.fold(
                known -> api.ask(
                                EcsOperations.DESCRIBE_TASK_DEFINITION,
                                DescribeTaskDefinitionRequest.builder()
                                        .taskDefinition(known.value())
                                        .include(TaskDefinitionField.TAGS)
                                        .build())
                        .map(answer -> answer.evidence(TaskDefinitionReader::definition)),
                absent -> Pending.of(Evidence.absent(absent.origin())),
                unknown -> Pending.of(Evidence.unknown(unknown.gap())));
    }

    private static Evidence<TaskDefinition> definition(DescribeTaskDefinitionResponse response, Origin origin) {
        software.amazon.awssdk.services.ecs.model.TaskDefinition definition = response.taskDefinition();
        Reading whole = Reading.at(origin);
        return whole.value("taskDefinition", definition).flatMap(d -> {
            Reading reading = whole.in("taskDefinition");
            return reading.arn("taskDefinitionArn", d.taskDefinitionArn())
                    .flatMap(arn -> Evidence.known(
                            new TaskDefinition(
                                    arn,
                                    EcsText.orEmpty(d.family()),
                                    reading.value("revision", d.revision()),
                                    reading.text("status", d.statusAsString()),
                                    reading.arn("taskRoleArn", d.taskRoleArn()),
                                    reading.arn("executionRoleArn", d.executionRoleArn()),
                                    reading.text("networkMode", d.networkModeAsString()),
                                    reading.text("pidMode", d.pidModeAsString()),
                                    reading.structure(
                                            "proxyConfiguration",
                                            d.proxyConfiguration(),
                                            TaskDefinitionReader::proxyConfiguration),
                                    reading.in("runtimePlatform")
                                            .text("operatingSystemFamily", operatingSystem(d.runtimePlatform())),
                                    reading.in("runtimePlatform")
                                            .text("cpuArchitecture", architecture(d.runtimePlatform())),
                                    reading.texts(
                                            "requiresCompatibilities",
                                            d.hasRequiresCompatibilities()
                                                    ? d.requiresCompatibilitiesAsStrings()
                                                    : null),
                                    reading.list(
                                            "volumes",
                                            d.hasVolumes() ? d.volumes() : null,
                                            TaskDefinitionReader::volume),
                                    reading.list(
                                            "containerDefinitions",
                                            d.hasContainerDefinitions() ? d.containerDefinitions() : null,
                                            ContainerDefinitionReader::container),
                                    EcsText.tags(whole, response.hasTags() ? response.tags() : null)),
                            reading.origin()));
        });
    }

    private static @Nullable String operatingSystem(@Nullable RuntimePlatform platform) {
        return platform == null ? null : platform.operatingSystemFamilyAsString();
    }

    private static @Nullable String architecture(@Nullable RuntimePlatform platform) {
        return platform == null ? null : platform.cpuArchitectureAsString();
    }

    private static ProxyConfiguration proxyConfiguration(
            software.amazon.awssdk.services.ecs.model.ProxyConfiguration proxy, Reading reading) {
        return new ProxyConfiguration(
                reading.text("type", proxy.typeAsString()),
                EcsText.orEmpty(proxy.containerName()),
                reading.value("properties", proxy.hasProperties() ? proxy.properties() : null)
                        .map(TaskDefinitionReader::byName));
    }

    private static Map<String, String> byName(List<KeyValuePair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(EcsText.orEmpty(pair.name()), EcsText.orEmpty(pair.value())));
        return Map.copyOf(map);
    }

    private static Volume volume(software.amazon.awssdk.services.ecs.model.Volume volume, Reading reading) {
        EFSVolumeConfiguration efs = volume.efsVolumeConfiguration();
        return new Volume(
                EcsText.orEmpty(volume.name()),
                reading.in("efsVolumeConfiguration").text("fileSystemId", efs == null ? null : efs.fileSystemId()));
    }
}
