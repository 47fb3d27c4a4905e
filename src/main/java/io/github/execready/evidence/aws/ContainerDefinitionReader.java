// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerDependency;
import io.github.execready.model.Evidence;
import io.github.execready.model.MountPoint;
import io.github.execready.model.Ulimit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerRestartPolicy;
import software.amazon.awssdk.services.ecs.model.FirelensConfiguration;
import software.amazon.awssdk.services.ecs.model.LinuxParameters;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;

/** Reads one container of a task definition; of its environment and secrets the names only. */
final class ContainerDefinitionReader {

    private ContainerDefinitionReader() {}

    static ContainerDefinition container(
            software.amazon.awssdk.services.ecs.model.ContainerDefinition c, Reading reading) {
        LinuxParameters linux = c.linuxParameters();
        ContainerRestartPolicy restart = c.restartPolicy();
        LogConfiguration log = c.logConfiguration();
        FirelensConfiguration firelens = c.firelensConfiguration();
        return new ContainerDefinition(
                EcsText.orEmpty(c.name()),
                reading.text("image", c.image()),
                reading.text("image", c.image()),
                reading.value("essential", c.essential()),
                reading.value("readonlyRootFilesystem", c.readonlyRootFilesystem()),
                reading.list(
                        "mountPoints",
                        c.hasMountPoints() ? c.mountPoints() : null,
                        ContainerDefinitionReader::mountPoint),
                reading.value("environment", c.hasEnvironment() ? EnvironmentNames.of(c.environment()) : null),
                reading.list(
                        "secrets", c.hasSecrets() ? c.secrets() : null, (secret, at) -> EcsText.orEmpty(secret.name())),
                reading.list(
                        "environmentFiles",
                        c.hasEnvironmentFiles() ? c.environmentFiles() : null,
                        (file, at) -> EcsText.orEmpty(file.value())),
                reading.in("linuxParameters")
                        .value("initProcessEnabled", linux == null ? null : linux.initProcessEnabled()),
                reading.in("restartPolicy").value("enabled", restart == null ? null : restart.enabled()),
                reading.value("disableNetworking", c.disableNetworking()),
                reading.texts("dnsServers", c.hasDnsServers() ? c.dnsServers() : null),
                reading.list(
                        "extraHosts",
                        c.hasExtraHosts() ? c.extraHosts() : null,
                        (host, at) -> EcsText.orEmpty(host.hostname()) + ":" + EcsText.orEmpty(host.ipAddress())),
                reading.list(
                        "dependsOn",
                        c.hasDependsOn() ? c.dependsOn() : null,
                        (on, at) -> new ContainerDependency(
                                EcsText.orEmpty(on.containerName()), EcsText.orEmpty(on.conditionAsString()))),
                reading.in("logConfiguration").text("logDriver", log == null ? null : log.logDriverAsString()),
                reading.in("firelensConfiguration").text("type", firelens == null ? null : firelens.typeAsString()),
                reading.list(
                        "ulimits",
                        c.hasUlimits() ? c.ulimits() : null,
                        (limit, at) -> new Ulimit(
                                EcsText.orEmpty(limit.nameAsString()),
                                orZero(limit.softLimit()),
                                orZero(limit.hardLimit()))),
                reading.texts("dockerSecurityOptions", c.hasDockerSecurityOptions() ? c.dockerSecurityOptions() : null),
                reading.text("user", c.user()),
                Evidence.known(true, reading.origin()));
    }

    private static MountPoint mountPoint(software.amazon.awssdk.services.ecs.model.MountPoint mount, Reading reading) {
        Evidence<Boolean> readOnly = reading.value("readOnly", mount.readOnly());
        return new MountPoint(
                reading.text("sourceVolume", mount.sourceVolume()),
                reading.text("containerPath", mount.containerPath()),
                readOnly);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
