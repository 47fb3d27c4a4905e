// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ECS's own JSON says of task definitions and services: the input of {@code register-task-definition} and
 * {@code create-service}, and what {@code describe-task-definition} and {@code describe-services} answer, in
 * CloudFormation's names. Names are read without regard to case, as many tools write them their own way.
 */
final class EcsDocument {

    static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";
    static final String SERVICE = "AWS::ECS::Service";

    /** A request, which is no resource of CloudFormation's. */
    static final String RUN_TASK = "ecs:RunTask";

    /** A resource that a document describes. */
    record Described(String type, Node node) {}

    // Only those that are not the name of the API with a capital letter, or that people write in several ways.
    private static final Map<String, String> NAMES = Stream.of(
                    "EFSVolumeConfiguration",
                    "FSxWindowsFileServerVolumeConfiguration",
                    "FilesystemId",
                    "IAM",
                    "ReadonlyRootFilesystem",
                    "EnableExecuteCommand",
                    "AwsvpcConfiguration",
                    "TaskRoleArn",
                    "ExecutionRoleArn",
                    "NetworkMode",
                    "PidMode",
                    "ContainerDefinitions",
                    "LinuxParameters",
                    "InitProcessEnabled",
                    "PlatformVersion",
                    "LaunchType",
                    "AssignPublicIp",
                    "SecurityGroups",
                    "NetworkConfiguration",
                    "EnvironmentFiles",
                    "MountPoints",
                    "SourceVolume",
                    "ContainerPath",
                    "RequiresCompatibilities")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Map<String, String> SERVICE_NAMES = Map.of("clusterarn", "Cluster");
    private static final Map<String, String> DEFINITION_NAMES = Map.of("taskdefinitionarn", "Arn");

    // Their keys are their authors'.
    private static final Set<String> FREE = Set.of("Options", "DockerLabels", "DriverOpts", "Labels");

    private static final Set<String> SERVICE_MEMBERS = Set.of(
            "servicename",
            "taskdefinition",
            "launchtype",
            "networkconfiguration",
            "enableexecutecommand",
            "schedulingstrategy",
            "deploymentconfiguration",
            "desiredcount",
            "capacityproviderstrategy");

    // Of RunTask's request, and of none that makes or describes a service.
    private static final Set<String> REQUEST_MEMBERS = Set.of("overrides", "startedby", "count", "referenceid");
    private static final Set<String> OF_SERVICES_ONLY = Set.of("servicename", "service", "desiredcount");

    private EcsDocument() {}

    /** What a document describes; empty where it is none of ECS. */
    static List<Described> described(Node document) {
        Map<String, Node> members = lower(document);
        if (members.get("containerdefinitions") instanceof Node.Sequence) {
            return List.of(new Described(TASK_DEFINITION, document));
        }
        if (members.get("taskdefinition") instanceof Node.Mapping inner) {
            return described(inner);
        }
        if (members.get("services") instanceof Node.Sequence services) {
            return services.items().stream()
                    .filter(EcsDocument::isService)
                    .map(EcsDocument::service)
                    .toList();
        }
        if (members.get("service") instanceof Node.Mapping inner && isService(inner)) {
            return List.of(service(inner));
        }
        if (isRequest(document)) {
            return List.of(new Described(RUN_TASK, document));
        }
        return isService(document) ? List.of(service(document)) : List.of();
    }

    /**
     * Whether a document asks for tasks without a service, as {@code run-task --cli-input-json} takes it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html">RunTask</a>
     */
    private static boolean isRequest(Node document) {
        Set<String> members = lower(document).keySet();
        return members.contains("taskdefinition")
                && members.stream().anyMatch(REQUEST_MEMBERS::contains)
                && members.stream().noneMatch(OF_SERVICES_ONLY::contains);
    }

    /** Whether a document tells of tasks that run, which is not for a gate to judge. */
    static boolean tellsOfTasks(Node document) {
        Map<String, Node> members = lower(document);
        return members.containsKey("taskarn")
                || (members.get("tasks") instanceof Node.Sequence tasks
                        && tasks.items().stream().anyMatch(task -> lower(task).containsKey("taskarn")));
    }

    private static boolean isService(Node node) {
        return lower(node).keySet().stream().filter(SERVICE_MEMBERS::contains).count() >= 2;
    }

    static Described service(Node node) {
        return new Described(SERVICE, node);
    }

    private static Map<String, Node> lower(Node node) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.members().forEach((name, member) -> members.putIfAbsent(name.toLowerCase(Locale.ROOT), member));
        }
        return members;
    }

    /** The properties of what is described. */
    static Value.Fields properties(Described described) {
        Location at = described.node().location();
        Map<String, String> own = described.type().equals(TASK_DEFINITION) ? DEFINITION_NAMES : SERVICE_NAMES;
        return value(described.node(), own, false) instanceof Value.Fields fields
                ? fields
                : new Value.Fields(Map.of(), at);
    }

    private static Value value(Node node, Map<String, String> own, boolean free) {
        if (node instanceof Node.Text text) {
            return Placeholders.ECS.value(text.text(), text.location());
        }
        if (node instanceof Node.Sequence sequence) {
            List<Value> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                Value value = value(item, Map.of(), false);
                if (!(value instanceof Value.Nothing)) {
                    items.add(items.isEmpty() ? beginning(sequence, item, value) : value);
                }
            }
            return new Value.Items(items, sequence.location());
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Value> members = new LinkedHashMap<>();
            mapping.members().forEach((name, member) -> {
                String known = free ? name : name(name, own);
                Value value = Members.settled(known, member, value(member, Map.of(), FREE.contains(known)));
                if (!(value instanceof Value.Nothing)) {
                    members.putIfAbsent(known, value);
                }
            });
            return new Value.Fields(members, mapping.location());
        }
        return new Value.Nothing(node.location());
    }

    /** A brace alone on its line tells nobody where he is: the first element of a list then stands where the list does. */
    private static Value beginning(Node.Sequence list, Node first, Value value) {
        boolean alone = first instanceof Node.Mapping mapping
                && mapping.members().values().stream()
                        .allMatch(member ->
                                member.location().line() > first.location().line());
        return alone && value instanceof Value.Fields fields
                ? new Value.Fields(fields.members(), list.location())
                : value;
    }

    private static String name(String name, Map<String, String> own) {
        String lower = name.toLowerCase(Locale.ROOT);
        return own.getOrDefault(lower, NAMES.getOrDefault(lower, Members.pascal(name)));
    }
}
