// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.EcsDocument.Described;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Resources of ECS's own JSON, and the files of ecspresso that say which belong together. */
final class EcsFiles {

    /** A document of a file. */
    private record Filed(String path, Described described) {}

    private final List<Filed> filed = new ArrayList<>();
    private final Map<String, Node> configurations = new LinkedHashMap<>();

    /** Takes a document; one that is none of ECS is passed over. */
    void take(String path, Node document) {
        if (document.text("service_definition").isPresent()
                || document.text("task_definition").isPresent()) {
            configurations.put(path, document);
        } else {
            EcsDocument.described(document).forEach(one -> filed.add(new Filed(path, one)));
        }
    }

    boolean isEmpty() {
        return filed.isEmpty();
    }

    /**
     * The resources, each under a name of its own.
     *
     * @param documents what a file holds that a configuration names
     */
    List<Resource> resources(Function<String, Optional<Node>> documents) {
        // A definition of a service may say too little to be known as one by itself.
        configurations.forEach((path, configuration) -> file(path, configuration, "service_definition")
                .filter(service -> filed.stream()
                        .noneMatch(one -> Nesting.normal(one.path()).equals(service)))
                .flatMap(documents)
                .ifPresent(node -> filed.add(new Filed(node.location().file(), EcsDocument.service(node)))));
        Map<String, Resource> resources = new LinkedHashMap<>();
        Map<String, String> addresses = new HashMap<>();
        Map<String, String> names = names();
        for (Filed one : filed) {
            Resource resource = resource(one, Optional.ofNullable(names.get(Nesting.normal(one.path()))), resources);
            resources.put(resource.address(), resource);
            addresses.put(Nesting.normal(one.path()), resource.address());
        }
        configurations.forEach((path, configuration) -> link(path, configuration, addresses, resources));
        return List.copyOf(resources.values());
    }

    /** What configurations name as the definition of their service and is in no file that can be read. */
    List<Gap> unread() {
        Set<String> read = filed.stream().map(one -> Nesting.normal(one.path())).collect(Collectors.toSet());
        List<Gap> unread = new ArrayList<>();
        configurations.forEach((path, configuration) -> file(path, configuration, "service_definition")
                .filter(service -> !read.contains(service))
                .ifPresent(service -> unread.add(Gaps.gap(
                        service,
                        "the definition of a service is not among the files that can be read",
                        place(configuration, "service_definition")))));
        return unread;
    }

    private static Optional<String> file(String path, Node configuration, String member) {
        return configuration.text(member).map(file -> Nesting.normal(Nesting.folder(path) + file));
    }

    /** The names of services that only their configurations say, by the file of the service. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        configurations.forEach((path, configuration) -> file(path, configuration, "service_definition")
                .ifPresent(file -> configuration.text("service").ifPresent(name -> names.put(file, name))));
        return names;
    }

    private static Resource resource(Filed one, Optional<String> called, Map<String, Resource> taken) {
        Value.Fields properties = EcsDocument.properties(one.described());
        String member = one.described().type().equals(EcsDocument.SERVICE) ? "ServiceName" : "Family";
        String name = properties.members().get(member) instanceof Value.Scalar scalar
                        && !scalar.text().isBlank()
                ? scalar.text()
                : called.orElse(one.path().substring(one.path().lastIndexOf('/') + 1));
        return new Resource(
                one.described().type(),
                free(name, one.path(), taken),
                begin(one.described().node()),
                properties);
    }

    /** The first line that says something. */
    private static Location begin(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.members().values().stream()
                        .findFirst()
                        .map(Node::location)
                        .orElse(node.location())
                : node.location();
    }

    private static String free(String name, String path, Map<String, Resource> taken) {
        String address = name;
        for (int i = 1; taken.containsKey(address); i++) {
            address = i == 1 ? path + "/" + name : path + "/" + name + "#" + i;
        }
        return address;
    }

    /** Gives a service what only the configuration beside it says. */
    private static void link(
            String path, Node configuration, Map<String, String> addresses, Map<String, Resource> resources) {
        Optional<Resource> service = file(path, configuration, "service_definition")
                .map(addresses::get)
                .map(resources::get);
        if (service.isEmpty()) {
            return;
        }
        Map<String, Value> members =
                new LinkedHashMap<>(service.get().properties().members());
        add(members, configuration, "service", "ServiceName");
        add(members, configuration, "cluster", "Cluster");
        file(path, configuration, "task_definition")
                .map(addresses::get)
                .ifPresent(address -> members.putIfAbsent(
                        "TaskDefinition",
                        new Value.Reference(address, "Ref", place(configuration, "task_definition"))));
        Resource before = service.get();
        resources.put(
                before.address(),
                new Resource(
                        before.type(),
                        before.address(),
                        before.location(),
                        new Value.Fields(members, before.properties().location())));
    }

    private static void add(Map<String, Value> members, Node configuration, String from, String to) {
        configuration
                .text(from)
                .ifPresent(text -> members.putIfAbsent(to, Placeholders.ECS.value(text, place(configuration, from))));
    }

    private static Location place(Node configuration, String member) {
        return configuration.member(member).map(Node::location).orElse(configuration.location());
    }
}
