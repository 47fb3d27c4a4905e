// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How requests to Amazon ECS are answered from outputs of the AWS CLI. */
final class EcsRules {

    static final Map<Operation<?, ?>, Rule> ALL = Map.of(
            EcsOperations.DESCRIBE_CLUSTERS,
            described(EcsOperations.DESCRIBE_CLUSTERS, "clusters", "clusterArn"),
            EcsOperations.DESCRIBE_SERVICES,
            described(EcsOperations.DESCRIBE_SERVICES, "services", "serviceArn"),
            EcsOperations.DESCRIBE_TASKS,
            described(EcsOperations.DESCRIBE_TASKS, "tasks", "taskArn"),
            EcsOperations.DESCRIBE_CONTAINER_INSTANCES,
            described(EcsOperations.DESCRIBE_CONTAINER_INSTANCES, "containerInstances", "containerInstanceArn"),
            EcsOperations.DESCRIBE_TASK_DEFINITION,
            EcsRules::taskDefinition,
            EcsOperations.LIST_CLUSTERS,
            EcsRules::listClusters,
            EcsOperations.LIST_SERVICES,
            EcsRules::listServices,
            EcsOperations.LIST_TASKS,
            EcsRules::listTasks);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EcsRules() {}

    /**
     * Objects by name or ARN. Amazon ECS answers with {@code failures} for those that it does not have; a failure in an
     * output counts as that answer.
     */
    private static Rule described(Operation<?, ?> operation, String list, String arn) {
        return (request, outputs) -> {
            String cluster = CliOutput.text(request, "cluster");
            Optional<Match> noCluster = unknownCluster(cluster, outputs);
            if (noCluster.isPresent()) {
                return noCluster.get();
            }
            ObjectNode response = NODES.objectNode();
            ArrayNode found = response.putArray(list);
            ArrayNode failures = response.putArray("failures");
            for (String wanted : wanted(request, list)) {
                Optional<JsonNode> object = outputs.elements(operation, list)
                        .filter(node -> isNamed(CliOutput.text(node, arn), wanted, cluster))
                        .findFirst();
                Optional<JsonNode> failure = outputs.elements(operation, "failures")
                        .filter(node -> isNamed(CliOutput.text(node, "arn"), wanted, cluster))
                        .findFirst();
                if (object.isPresent()) {
                    found.add(object.get());
                } else if (failure.isPresent()) {
                    failures.add(failure.get());
                } else if (outputs.whole()) {
                    failures.addObject().put("arn", wanted).put("reason", "MISSING");
                } else {
                    return new Match.Missing(wanted);
                }
            }
            return new Match.Found(response);
        };
    }

    private static List<String> wanted(ObjectNode request, String list) {
        List<String> names = Listing.texts(request, list).toList();
        return names.isEmpty() && list.equals("clusters") ? List.of("default") : names;
    }

    private static Optional<Match> unknownCluster(String cluster, Outputs outputs) {
        boolean known = cluster.isEmpty()
                || !outputs.whole()
                || outputs.elements(EcsOperations.DESCRIBE_CLUSTERS, "clusters")
                        .anyMatch(node -> isNamed(CliOutput.text(node, "clusterArn"), cluster, ""));
        return known ? Optional.empty() : Optional.of(new Match.Missing("cluster " + cluster));
    }

    /**
     * Whether an ARN is what was asked for: by its whole, or by its last part within the cluster. ARNs of before 2018 do
     * not name the cluster; then the name alone decides.
     */
    private static boolean isNamed(String arn, String wanted, String cluster) {
        if (arn.equals(wanted)) {
            return true;
        }
        if (wanted.startsWith("arn:")) {
            return false;
        }
        String[] parts = arn.split("/", -1);
        boolean inCluster = parts.length < 3 || cluster.isEmpty() || parts[1].equals(last(cluster));
        return inCluster && last(arn).equals(wanted);
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Match taskDefinition(ObjectNode request, Outputs outputs) {
        String wanted = CliOutput.text(request, "taskDefinition");
        List<CliOutput> files = outputs.of(EcsOperations.DESCRIBE_TASK_DEFINITION);
        Stream<ObjectNode> exact = files.stream().map(CliOutput::response).filter(response -> {
            JsonNode definition = response.path("taskDefinition");
            String revision = CliOutput.text(definition, "family") + ":" + CliOutput.text(definition, "revision");
            return wanted.equals(CliOutput.text(definition, "taskDefinitionArn")) || wanted.equals(revision);
        });
        // A family alone means its latest active revision, which only a whole account can tell.
        Stream<ObjectNode> latest = files.stream()
                .filter(file -> outputs.whole())
                .map(CliOutput::response)
                .filter(response -> wanted.equals(CliOutput.text(response.path("taskDefinition"), "family")))
                .sorted(Comparator.comparing(response ->
                        -response.path("taskDefinition").path("revision").asInt(0)));
        return Stream.concat(exact, latest)
                .findFirst()
                .map(response -> withoutTags(response, request))
                .<Match>map(Match.Found::new)
                .orElseGet(() -> new Match.Missing(wanted));
    }

    private static ObjectNode withoutTags(ObjectNode response, ObjectNode request) {
        boolean tags = request.path("include")
                .valueStream()
                .anyMatch(include -> include.asString("").equals("TAGS"));
        if (tags || !response.has("tags")) {
            return response;
        }
        ObjectNode bare = response.deepCopy();
        bare.remove("tags");
        return bare;
    }

    private static Match listClusters(ObjectNode request, Outputs outputs) {
        return list(
                EcsOperations.LIST_CLUSTERS,
                "clusterArns",
                outputs.elements(EcsOperations.DESCRIBE_CLUSTERS, "clusters")
                        .map(cluster -> CliOutput.text(cluster, "clusterArn"))
                        .toList(),
                output -> true,
                outputs);
    }

    private static Match listServices(ObjectNode request, Outputs outputs) {
        String cluster = last(CliOutput.text(request, "cluster"));
        Optional<Match> noCluster = unknownCluster(CliOutput.text(request, "cluster"), outputs);
        return noCluster.orElseGet(() -> list(
                EcsOperations.LIST_SERVICES,
                "serviceArns",
                outputs.elements(EcsOperations.DESCRIBE_SERVICES, "services")
                        .map(service -> CliOutput.text(service, "serviceArn"))
                        .filter(arn -> arn.contains("/" + cluster + "/"))
                        .toList(),
                output -> isOf(output, "serviceArns", cluster),
                outputs));
    }

    /** Whether a list is about a cluster: its file is named so, or all ARNs in it say so. */
    private static boolean isOf(CliOutput output, String list, String cluster) {
        List<String> arns = Listing.texts(output.response(), list).toList();
        return Labelled.isLabel(output.label(), cluster)
                || (!arns.isEmpty() && arns.stream().allMatch(arn -> arn.contains("/" + cluster + "/")));
    }

    private interface Belongs {
        boolean test(CliOutput output);
    }

    private static Match list(
            Operation<?, ?> operation, String list, List<String> all, Belongs belongs, Outputs outputs) {
        List<CliOutput> files =
                outputs.of(operation).stream().filter(belongs::test).toList();
        if (files.isEmpty() && !outputs.whole()) {
            return new Match.Missing(list);
        }
        Stream<JsonNode> arns = files.isEmpty()
                ? all.stream().map(NODES::stringNode)
                : files.stream().flatMap(file -> file.response().path(list).valueStream());
        return OtherRules.found(list, arns, "nextToken", files);
    }

    /**
     * The tasks of a service. What {@code list-tasks} printed does not say which service or state was asked for: the file
     * must be named after the service, with {@code .stopped} for stopped tasks. Without one, the tasks that are described
     * stand for the list if there are as many of them as the service runs.
     */
    private static Match listTasks(ObjectNode request, Outputs outputs) {
        String cluster = CliOutput.text(request, "cluster");
        String service = last(CliOutput.text(request, "serviceName"));
        boolean stopped = CliOutput.text(request, "desiredStatus").equals("STOPPED");
        Optional<Match> noCluster = unknownCluster(cluster, outputs);
        if (noCluster.isPresent()) {
            return noCluster.get();
        }
        List<CliOutput> files = outputs.of(EcsOperations.LIST_TASKS).stream()
                .filter(file -> Labelled.isLabel(file.label(), stopped ? service + ".stopped" : service))
                .toList();
        if (!files.isEmpty()) {
            return OtherRules.found(
                    "taskArns",
                    files.stream()
                            .flatMap(file -> file.response().path("taskArns").valueStream()),
                    "nextToken",
                    files);
        }
        List<JsonNode> tasks = outputs.elements(EcsOperations.DESCRIBE_TASKS, "tasks")
                .filter(task -> last(CliOutput.text(task, "clusterArn")).equals(last(cluster)))
                .filter(task ->
                        service.isEmpty() || CliOutput.text(task, "group").equals("service:" + service))
                .filter(task -> CliOutput.text(task, "desiredStatus").equals("STOPPED") == stopped)
                .distinct()
                .toList();
        if (!outputs.whole() && (stopped || service.isEmpty() || tasks.size() != running(cluster, service, outputs))) {
            return new Match.Missing("the " + (stopped ? "stopped" : "running") + " tasks of " + service);
        }
        return OtherRules.found("taskArns", tasks.stream().map(task -> task.path("taskArn")), "nextToken", List.of());
    }

    private static int running(String cluster, String service, Outputs outputs) {
        return outputs.elements(EcsOperations.DESCRIBE_SERVICES, "services")
                .filter(node -> isNamed(CliOutput.text(node, "serviceArn"), service, cluster))
                .map(node -> node.path("runningCount").asInt(-1))
                .findFirst()
                .orElse(-1);
    }
}
