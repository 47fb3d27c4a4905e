// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformPlans;
import io.github.execready.evidence.terraform.TerraformSources;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The workload as a plan of Terraform, whose changes are made where a plan has them: in a resource's change and its block. */
final class PlanWorkload implements Workload {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> NAMES = Map.of(
            "Web", "aws_ecs_service.web",
            "Worker", "aws_ecs_service.worker",
            "Nightly", "aws_cloudwatch_event_target.nightly");

    /** What is in a plan beside what changes, and is not read where that is there. */
    private static final List<String> UNREAD = List.of("planned_values", "relevant_attributes", "prior_state");

    private static final Pattern UNNEEDED =
            Pattern.compile(".*\\.(worker|hosts|nightly|events)|aws_ecs_cluster_capacity_providers.*");

    /** What nobody knows before it is made, and that is none of what the gate reads. */
    private static final String OUTSIDE = "random_pet.outside.id";

    private final JsonNode healthy = Trees.json(FOLDER.resolve("terraform/plan.json"));

    @Override
    public String language() {
        return "Terraform";
    }

    @Override
    public JsonNode healthy() {
        return healthy.deepCopy();
    }

    @Override
    public void apply(Edits edits, JsonNode document) {
        edits.drop().forEach(path -> drop(path, document));
        edits.add().forEach((address, resource) -> add(address, resource, document));
        edits.set().forEach((path, value) -> set(path, value, document));
        edits.link().forEach((path, to) -> unknown(place(path), to.asString(), document));
        edits.open().forEach(path -> unknown(place(path), OUTSIDE, document));
    }

    private static void drop(String path, JsonNode document) {
        if (path.startsWith("/")) {
            Trees.changed(document, Trees.path(path.substring(1)), old -> Optional.empty());
            return;
        }
        List<String> steps = Trees.path(path);
        if (steps.size() == 1) {
            Trees.changed(document, List.of("resource_changes", path), old -> Optional.empty());
            Trees.at(document, block(path))
                    .ifPresent(block -> Trees.changed(document, block(path), old -> Optional.empty()));
            return;
        }
        // Elements have their names among the values alone.
        List<String> values =
                Trees.resolved(document, joined(change(steps.get(0), "after"), steps.subList(1, steps.size())));
        List<String> numbered = new ArrayList<>(steps);
        for (int i = 1; i < steps.size(); i++) {
            numbered.set(i, values.get(values.size() - steps.size() + i));
        }
        parts(numbered)
                .forEach(part -> Trees.at(document, part)
                        .ifPresent(there -> Trees.changed(document, part, old -> Optional.empty())));
    }

    /** A value among those after the change, among the unknown, and its expression. */
    private static Stream<List<String>> parts(List<String> steps) {
        List<String> rest = steps.subList(1, steps.size());
        return Stream.of(
                joined(change(steps.get(0), "after"), rest),
                joined(change(steps.get(0), "after_unknown"), rest),
                joined(Trees.plus(block(steps.get(0)), "expressions"), rest));
    }

    private static List<String> change(String address, String part) {
        return List.of("resource_changes", address, "change", part);
    }

    /** Blocks stand once for all that {@code count} and {@code for_each} make of them. */
    private static List<String> block(String address) {
        return List.of("configuration", "root_module", "resources", address.replaceAll("\\[.*", ""));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private void set(String path, JsonNode value, JsonNode document) {
        Trees.changed(document, place(path), old -> Optional.of(value));
        if (!path.startsWith("/")) {
            List<List<String>> parts = parts(Trees.path(path)).toList();
            if (Trees.path(path).size() == 2 && Trees.at(document, parts.get(2)).isEmpty()) {
                Trees.changed(document, parts.get(2), old -> Optional.of(expression(value)));
            }
            List<String> unknown = parts.get(1);
            Trees.at(document, unknown).ifPresent(there -> Trees.changed(document, unknown, old -> Optional.empty()));
        }
    }

    /** How the configuration has what is written out: blocks as lists, and a constant for anything else. */
    private static JsonNode expression(JsonNode value) {
        if (!(value instanceof ArrayNode list) || list.isEmpty() || !list.get(0).isObject()) {
            return NODES.objectNode().set("constant_value", value);
        }
        ArrayNode blocks = NODES.arrayNode();
        list.forEach(block -> {
            ObjectNode members = blocks.addObject();
            block.properties().forEach(member -> members.set(member.getKey(), expression(member.getValue())));
        });
        return blocks;
    }

    private static void add(String address, JsonNode resource, JsonNode document) {
        String type = address.substring(0, address.indexOf('.'));
        String name = address.substring(address.indexOf('.') + 1);
        ObjectNode change = NODES.objectNode();
        change.putArray("actions").add("create");
        change.putNull("before");
        change.set("after", resource.path("after").deepCopy());
        ObjectNode unknown = change.putObject("after_unknown").put("id", true);
        ObjectNode expressions = NODES.objectNode();
        resource.path("after")
                .properties()
                .forEach(member -> expressions.set(member.getKey(), expression(member.getValue())));
        resource.path("link").properties().forEach(member -> {
            unknown.put(member.getKey(), true);
            expressions.set(member.getKey(), references(member.getValue().asString()));
        });
        ObjectNode planned = named(address, type, name);
        planned.put("provider_name", "registry.terraform.io/hashicorp/aws").set("change", change);
        ((ArrayNode) document.get("resource_changes")).add(planned);
        ((ArrayNode) document.path("configuration").path("root_module").path("resources"))
                .add(named(address, type, name).set("expressions", expressions));
    }

    private static ObjectNode named(String address, String type, String name) {
        return NODES.objectNode()
                .put("address", address)
                .put("mode", "managed")
                .put("type", type)
                .put("name", name);
    }

    private static ObjectNode references(String to) {
        ObjectNode expression = NODES.objectNode();
        expression.putArray("references").add(to).add(to.substring(0, to.lastIndexOf('.')));
        return expression;
    }

    @Override
    public String file() {
        return input();
    }

    @Override
    public Map<String, String> beside() {
        return Map.of();
    }

    @Override
    public String text(JsonNode document) {
        return document.toPrettyString();
    }

    @Override
    public String input() {
        return "plan.json";
    }

    @Override
    public String address(String name) {
        return NAMES.getOrDefault(name, name);
    }

    @Override
    public List<String> place(String path) {
        if (path.startsWith("/")) {
            return Trees.path(path.substring(1));
        }
        List<String> steps = Trees.path(path);
        return steps.size() == 1
                ? List.of("resource_changes", path)
                : joined(change(steps.get(0), "after"), steps.subList(1, steps.size()));
    }

    @Override
    public List<List<String>> places(String path) {
        if (path.startsWith("/")) {
            return List.of(place(path));
        }
        List<String> steps = Trees.path(path);
        return steps.size() == 1
                ? List.of(place(path), block(path))
                : parts(steps).toList();
    }

    @Override
    public void prune(JsonNode document) {
        UNREAD.forEach(((ObjectNode) document)::remove);
        for (String list : List.of("resource_changes", "configuration/root_module/resources")) {
            ArrayNode resources =
                    (ArrayNode) Trees.at(document, Trees.path(list)).orElseThrow();
            for (int i = resources.size() - 1; i >= 0; i--) {
                if (UNNEEDED.matcher(resources.get(i).get("address").asString()).matches()) {
                    resources.remove(i);
                }
            }
        }
    }

    @Override
    public PlannedInput read(Map<String, String> files) {
        return TerraformPlans.read(
                input(),
                new ByteArrayInputStream(files.getOrDefault(input(), "").getBytes(StandardCharsets.UTF_8)),
                TerraformSources.none());
    }

    @Override
    public List<List<String>> values(JsonNode document) {
        JsonNode changes = document.get("resource_changes");
        return IntStream.range(0, changes.size())
                .boxed()
                .flatMap(i -> Trees.leaves(changes.get(i).path("change").path("after")).stream()
                        .filter(path -> !path.isEmpty() && isSet(changes.get(i), path))
                        .map(path -> joined(List.of("resource_changes", String.valueOf(i), "change", "after"), path)))
                .toList();
    }

    private static boolean isSet(JsonNode resource, List<String> path) {
        return Trees.at(resource.get("change").get("after"), path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .isPresent();
    }

    @Override
    public void open(List<String> value, JsonNode document) {
        unknown(value, OUTSIDE, document);
    }

    /** A plan has what is unknown nowhere but among the unknown, and says in the configuration what it comes from. */
    private static void unknown(List<String> after, String from, JsonNode document) {
        JsonNode resource = Trees.at(document, after.subList(0, 2)).orElseThrow();
        List<String> rest = after.subList(4, after.size());
        // One open value in a text leaves the whole text open.
        int depth = rest.size();
        for (int i = rest.size(); i > 0; i--) {
            List<String> above = joined(after.subList(0, 4), rest.subList(0, i));
            if (Trees.at(document, above).filter(JsonNode::isString).isPresent()) {
                depth = i;
            }
        }
        List<String> attribute = rest.subList(0, depth);
        JsonNode change = resource.get("change");
        Trees.at(change.get("after"), attribute).ifPresent(there -> absent(change.get("after"), attribute));
        ((ObjectNode) change).set("after_unknown", marked(change.get("after_unknown"), change.get("after"), attribute));
        List<String> block = block(resource.get("address").asString());
        Trees.at(document, block)
                .ifPresent(there -> Trees.changed(
                        there,
                        joined(List.of("expressions"), expression(attribute)),
                        old -> Optional.of(references(from))));
    }

    /** An element keeps its place. */
    private static void absent(JsonNode after, List<String> attribute) {
        boolean element = attribute.get(attribute.size() - 1).matches("[0-9]+");
        Trees.changed(after, attribute, old -> element ? Optional.of(NODES.nullNode()) : Optional.empty());
    }

    private static JsonNode marked(JsonNode unknown, JsonNode like, List<String> attribute) {
        if (attribute.isEmpty() || (unknown.isBoolean() && unknown.asBoolean())) {
            return NODES.booleanNode(true);
        }
        String step = attribute.get(0);
        List<String> rest = attribute.subList(1, attribute.size());
        if (like instanceof ArrayNode list) {
            int index = step.matches("[0-9]+") ? Integer.parseInt(step) : 0;
            ArrayNode marks = NODES.arrayNode();
            for (int i = 0; i < list.size(); i++) {
                JsonNode here = unknown.path(i).isMissingNode() ? blank(list.get(i)) : unknown.get(i);
                marks.add(i == index ? marked(here, list.get(i), rest) : here);
            }
            return marks;
        }
        ObjectNode marks = unknown instanceof ObjectNode object ? object : NODES.objectNode();
        JsonNode below = like.path(step);
        JsonNode here = marks.path(step).isMissingNode() ? blank(below) : marks.get(step);
        return marks.set(step, marked(here, below, rest));
    }

    private static JsonNode blank(JsonNode like) {
        if (like.isArray()) {
            return NODES.arrayNode();
        }
        return like.isObject() ? NODES.objectNode() : NODES.booleanNode(false);
    }

    /** Lists of values have one expression; blocks have one each. */
    private static List<String> expression(List<String> attribute) {
        int last = attribute.size() - 1;
        return attribute.get(last).matches("[0-9]+") ? attribute.subList(0, last) : attribute;
    }

    @Override
    public String toString() {
        return language();
    }
}
