// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerDependency;
import io.github.execready.model.Environment;
import io.github.execready.model.EnvironmentVariable;
import io.github.execready.model.Evidence;
import io.github.execready.model.MountPoint;
import io.github.execready.model.Ulimit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads one container of a task definition; of its environment and secrets the names only. */
final class ContainerReader {

    private ContainerReader() {}

    static ContainerDefinition container(Property c, Evidence<Boolean> exists) {
        return new ContainerDefinition(
                c.at("Name").text().toOptional().orElse(c.origin().path()),
                c.at("Image").text(),
                c.at("Image").parts(),
                c.at("Essential").flag(),
                c.at("ReadonlyRootFilesystem").flag(),
                c.at("MountPoints")
                        .possible()
                        .flatMap(all -> Property.all(
                                all.stream().map(Property.Possible::property).toList(),
                                ContainerReader::mountPoint,
                                c.origin().at("mountPoints"))),
                environment(c.at("Environment")),
                c.at("Secrets").list(secret -> secret.at("Name").text()),
                c.at("EnvironmentFiles")
                        .items()
                        .map(files -> files.stream()
                                .map(file ->
                                        file.at("Value").text().toOptional().orElse("a file"))
                                .toList()),
                c.at("LinuxParameters", "InitProcessEnabled").flag(),
                c.at("RestartPolicy", "Enabled").flag(),
                c.at("DisableNetworking").flag(),
                c.at("DnsServers").texts(),
                c.at("ExtraHosts")
                        .list(host -> host.at("Hostname")
                                .text()
                                .with(
                                        host.at("IpAddress").text().absentAs(""),
                                        (name, address) -> name + ":" + address)),
                c.at("DependsOn")
                        .list(on -> on.at("ContainerName")
                                .text()
                                .with(on.at("Condition").text().absentAs("START"), ContainerDependency::new)),
                c.at("LogConfiguration", "LogDriver").text(),
                c.at("FirelensConfiguration", "Type").text(),
                c.at("Ulimits").list(ContainerReader::limit),
                c.at("DockerSecurityOptions").texts(),
                c.at("User").text(),
                exists);
    }

    private static Evidence<MountPoint> mountPoint(Property mount) {
        return mount.value()
                .map(value -> new MountPoint(
                        mount.at("SourceVolume").text(),
                        mount.at("ContainerPath").text(),
                        mount.at("ReadOnly").flag()));
    }

    private static Evidence<Ulimit> limit(Property limit) {
        return limit.at("Name")
                .text()
                .map(name -> new Ulimit(
                        name,
                        limit.at("SoftLimit").number().toOptional().orElse(0),
                        limit.at("HardLimit").number().toOptional().orElse(0)));
    }

    private static Evidence<Environment> environment(Property environment) {
        return environment(environment, Property::at);
    }

    /**
     * The variables of a list. Whether a value is empty counts; one that nobody knows is taken for set.
     *
     * @param member finds a member by its name
     */
    static Evidence<Environment> environment(Property environment, BiFunction<Property, String, Property> member) {
        return environment
                .list(variable -> member.apply(variable, "Name")
                        .text()
                        .map(name -> variable(name, member.apply(variable, "Name"), member.apply(variable, "Value"))))
                .map(all -> new Environment(all, noProxy(environment)));
    }

    private static EnvironmentVariable variable(String name, Property named, Property value) {
        return new EnvironmentVariable(
                name,
                value.value().isAbsent() || value.text().is(""),
                named.origin().location());
    }

    private static List<String> noProxy(Property environment) {
        return Stream.of("NO_PROXY", "no_proxy")
                .map(name -> environment.each().stream()
                        .filter(variable -> variable.at("Name").text().is(name))
                        .findFirst()
                        .flatMap(variable -> variable.at("Value").text().toOptional()))
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(value -> Stream.of(value.split(",", -1))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
