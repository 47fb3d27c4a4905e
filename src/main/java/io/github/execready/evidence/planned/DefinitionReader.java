// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.ProxyConfiguration;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Volume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a task definition. */
final class DefinitionReader {

    static final String TYPE = "AWS::ECS::TaskDefinition";
    static final String TASK_ROLE = "TaskRoleArn";
    static final String EXECUTION_ROLE = "ExecutionRoleArn";

    private final Scope scope;
    private final RoleReader roles;

    DefinitionReader(Scope scope) {
        this.scope = scope;
        this.roles = new RoleReader(scope);
    }

    /** The definition that a property names or refers to. */
    Evidence<TaskDefinition> definition(Property named) {
        return named.resource(TYPE)
                .map(resource -> definition(resource, named.leadingTo(resource)))
                .orElseGet(() -> Evidence.unknown(named.outside("the task definition")));
    }

    private Evidence<TaskDefinition> definition(Resource resource, Property d) {
        return Evidence.known(
                new TaskDefinition(
                        scope.arn(resource, "task-definition"),
                        scope.names().id(scope, resource),
                        Evidence.absent(d.origin()),
                        Evidence.absent(d.origin()),
                        roles.arn(d.at(TASK_ROLE)),
                        roles.arn(d.at(EXECUTION_ROLE)),
                        networkMode(d),
                        d.at("PidMode").text(),
                        proxy(d.at("ProxyConfiguration")),
                        d.at("RuntimePlatform", "OperatingSystemFamily").text(),
                        d.at("RuntimePlatform", "CpuArchitecture").text(),
                        d.at("RequiresCompatibilities").texts(),
                        d.at("Volumes").list(DefinitionReader::volume),
                        containers(d.at("ContainerDefinitions")),
                        Evidence.unknown(d.gap("tags are not read"))),
                d.origin());
    }

    /** ECS takes no other mode on Fargate, and says so itself where another is set. */
    private static Evidence<String> networkMode(Property definition) {
        return definition.at("NetworkMode").text();
    }

    private static Evidence<List<ContainerDefinition>> containers(Property containers) {
        if (containers.value().isAbsent()) {
            return Evidence.unknown(containers.gap("no container is described"));
        }
        return containers.possible().flatMap(all -> {
            List<ContainerDefinition> read = new ArrayList<>();
            for (Property.Possible one : all) {
                Evidence<Value> value = one.property().value();
                if (value instanceof Evidence.Unknown<Value> unknown) {
                    return Evidence.unknown(unknown.gap());
                }
                read.add(ContainerReader.container(one.property(), one.exists()));
            }
            return read.isEmpty()
                    ? Evidence.unknown(containers.gap("no container is described"))
                    : Evidence.known(List.copyOf(read), containers.origin());
        });
    }

    private static Evidence<Volume> volume(Property volume) {
        Property efs = first(volume, "EFSVolumeConfiguration", "EfsVolumeConfiguration");
        return volume.value()
                .map(value -> new Volume(
                        volume.at("Name").text().toOptional().orElse(""),
                        first(efs, "FilesystemId", "FileSystemId").text()));
    }

    private static Property first(Property of, String name, String otherName) {
        Property found = of.at(name);
        return found.value().isAbsent() ? of.at(otherName) : found;
    }

    private static Evidence<ProxyConfiguration> proxy(Property proxy) {
        return proxy.value()
                .map(value -> new ProxyConfiguration(
                        proxy.at("Type").text(),
                        proxy.at("ContainerName").text().toOptional().orElse(""),
                        properties(proxy)));
    }

    private static Evidence<Map<String, String>> properties(Property proxy) {
        return proxy.at("ProxyConfigurationProperties")
                .list(pair ->
                        pair.at("Name").text().with(pair.at("Value").text().absentAs(""), Map::entry))
                .map(entries -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    entries.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
                    return Map.copyOf(all);
                });
    }

    RoleReader roles() {
        return roles;
    }
}
