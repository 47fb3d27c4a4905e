// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Container definitions in CloudFormation's spelling, whatever case they were written in, and without what nobody needs to
 * see: the values of environment variables, and every text of a definition that is marked as sensitive.
 */
final class ContainerDefinitions {

    static final String PLACEHOLDER = "(not shown)";

    /** Names whose casing is not that of a capital first letter, or that people write in other ways. */
    private static final Map<String, String> NAMES = Stream.of(
                    "Name",
                    "Image",
                    "Command",
                    "EntryPoint",
                    "Environment",
                    "EnvironmentFiles",
                    "Essential",
                    "Secrets",
                    "Value",
                    "ValueFrom",
                    "Type",
                    "ReadonlyRootFilesystem",
                    "LinuxParameters",
                    "InitProcessEnabled",
                    "Capabilities",
                    "Add",
                    "Drop",
                    "SharedMemorySize",
                    "Tmpfs",
                    "ContainerPath",
                    "MountOptions",
                    "MountPoints",
                    "SourceVolume",
                    "ReadOnly",
                    "VolumesFrom",
                    "SourceContainer",
                    "LogConfiguration",
                    "LogDriver",
                    "SecretOptions",
                    "FirelensConfiguration",
                    "DependsOn",
                    "ContainerName",
                    "Condition",
                    "DisableNetworking",
                    "DnsServers",
                    "DnsSearchDomains",
                    "DockerSecurityOptions",
                    "CredentialSpecs",
                    "Privileged",
                    "PseudoTerminal",
                    "Interactive",
                    "User",
                    "WorkingDirectory",
                    "HealthCheck",
                    "Cpu",
                    "Memory",
                    "MemoryReservation",
                    "ResourceRequirements",
                    "Ulimits",
                    "StartTimeout",
                    "StopTimeout",
                    "SystemControls",
                    "PortMappings",
                    "ContainerPort",
                    "HostPort",
                    "RepositoryCredentials",
                    "RestartPolicy",
                    "ExtraHosts",
                    "Links",
                    "Hostname",
                    "Options",
                    "DockerLabels",
                    "VersionConsistency")
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    /** Maps whose keys are their authors' own. */
    private static final Set<String> MAPS = Set.of("Options", "DockerLabels");

    /** Texts of a sensitive definition that name something, or are one of a few words of AWS's. */
    private static final Set<String> KEPT = Set.of(
            "Name",
            "Type",
            "ContainerPath",
            "SourceVolume",
            "SourceContainer",
            "ContainerName",
            "Condition",
            "LogDriver");

    private final boolean sensitive;

    private ContainerDefinitions(boolean sensitive) {
        this.sensitive = sensitive;
    }

    /** The definitions in CloudFormation's spelling. */
    static Value translated(Value definitions, boolean sensitive) {
        return new ContainerDefinitions(sensitive).value(definitions, "");
    }

    private Value value(Value value, String name) {
        if (value instanceof Value.Fields fields) {
            return MAPS.contains(name) ? map(fields) : fields(fields, name);
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream()
                            .filter(item -> !(item instanceof Value.Nothing))
                            .map(item -> value(item, name))
                            .toList(),
                    items.location());
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(),
                    value(choice.whenTrue(), name),
                    value(choice.whenFalse(), name),
                    choice.location());
        }
        if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(value(assumed.value(), name), assumed.assumption());
        }
        if (value instanceof Value.Open || value instanceof Value.Nothing) {
            return value;
        }
        if (value instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
            return new Value.Reference(reference.address(), "Ref", reference.location());
        }
        return sensitive && !KEPT.contains(name) && !harmless(value) ? placeholder(value.location()) : value;
    }

    private Value fields(Value.Fields fields, String parent) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((key, member) -> {
            String name = canonical(key);
            if (!(member instanceof Value.Nothing)) {
                members.put(name, value(member, name));
            }
        });
        if (parent.equals("Environment") && members.containsKey("Value")) {
            boolean hosts = !sensitive
                    && members.get("Name") instanceof Value.Scalar variable
                    && variable.text().equalsIgnoreCase("NO_PROXY");
            if (!hosts) {
                members.put("Value", placeholder(members.get("Value").location()));
            }
        }
        return new Value.Fields(members, fields.location());
    }

    private Value map(Value.Fields fields) {
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((key, member) -> {
            if (!(member instanceof Value.Nothing)) {
                members.put(key, sensitive ? placeholder(member.location()) : member);
            }
        });
        return new Value.Fields(members, fields.location());
    }

    private static boolean harmless(Value value) {
        return value instanceof Value.Scalar s && s.text().matches("true|false|[0-9]{1,6}");
    }

    private static Value placeholder(Location place) {
        return new Value.Scalar(PLACEHOLDER, place);
    }

    private static String canonical(String key) {
        String known = NAMES.get(key.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        return key.isEmpty() ? key : key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }
}
