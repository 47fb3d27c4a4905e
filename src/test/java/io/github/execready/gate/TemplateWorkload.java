// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.evidence.cloudformation.TemplateFile;
import io.github.execready.evidence.cloudformation.Templates;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The workload as a CloudFormation template in YAML, and as what the CDK makes of an app, which calls things otherwise. */
final class TemplateWorkload implements Workload {

    private static final String OPENED = "Opened";
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)");

    private static final List<String> UNNEEDED = List.of(
            "Worker",
            "Nightly",
            "EventsRole",
            "Job",
            "Provider",
            "ClusterProviders",
            "Hosts",
            "HostTemplate",
            "HostProfile",
            "HostRole");

    private final String language;
    private final JsonNode healthy;
    private final Map<String, String> names;
    private final Map<String, String> beside;

    private TemplateWorkload(String language, JsonNode healthy, Map<String, String> names, Map<String, String> beside) {
        this.language = language;
        this.healthy = healthy;
        this.names = names;
        this.beside = beside;
    }

    static TemplateWorkload cloudFormation() {
        return new TemplateWorkload(
                "CloudFormation", Trees.yaml(FOLDER.resolve("cloudformation/template.yaml")), Map.of(), Map.of());
    }

    static TemplateWorkload cdk() {
        Map<String, String> names = new LinkedHashMap<>();
        Trees.json(FOLDER.resolve("cdk/names.json"))
                .properties()
                .forEach(name -> names.put(name.getKey(), name.getValue().asString()));
        Map<String, String> beside = new LinkedHashMap<>();
        for (String file : List.of("manifest.json", "Shop.metadata.json", "Shop.assets.json", "cdk.out")) {
            beside.put(
                    "cdk.out/" + file,
                    Trees.json(FOLDER.resolve("cdk/cdk.out/" + file)).toPrettyString());
        }
        return new TemplateWorkload("CDK", Trees.json(FOLDER.resolve("cdk/cdk.out/Shop.template.json")), names, beside);
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public JsonNode healthy() {
        return healthy.deepCopy();
    }

    @Override
    public void apply(Edits edits, JsonNode document) {
        edits.drop().forEach(path -> Trees.changed(document, place(path), old -> Optional.empty()));
        edits.add().forEach((name, resource) -> ((ObjectNode) document.get("Resources")).set(name, named(resource)));
        edits.set().forEach((path, value) -> Trees.changed(document, place(path), old -> Optional.of(named(value))));
        edits.link().forEach((path, value) -> Trees.changed(document, place(path), old -> Optional.of(named(value))));
        edits.open().forEach(path -> open(place(path), document));
    }

    @Override
    public String file() {
        return beside.isEmpty() ? "template.yaml" : "cdk.out/Shop.template.json";
    }

    @Override
    public Map<String, String> beside() {
        return beside;
    }

    @Override
    public String text(JsonNode document) {
        if (!beside.isEmpty()) {
            return document.toPrettyString();
        }
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(settings).dumpToString(Trees.JSON.treeToValue(document, Object.class));
    }

    @Override
    public String input() {
        return beside.isEmpty() ? "template.yaml" : "cdk.out";
    }

    @Override
    public String address(String name) {
        return names.getOrDefault(name, name);
    }

    @Override
    public List<String> place(String path) {
        if (path.startsWith("/")) {
            return Trees.path(path.substring(1));
        }
        List<String> steps = Trees.path(path);
        List<String> place = Trees.plus(List.of("Resources"), address(steps.get(0)));
        if (steps.size() > 1) {
            place = Trees.plus(place, "Properties");
        }
        for (String step : steps.subList(1, steps.size())) {
            place = Trees.plus(place, step);
        }
        return place;
    }

    @Override
    public List<List<String>> places(String path) {
        return List.of(place(path));
    }

    @Override
    public void prune(JsonNode document) {
        ObjectNode resources = (ObjectNode) document.get("Resources");
        UNNEEDED.forEach(name -> resources.remove(address(name)));
        List.copyOf(resources.propertyNames()).stream()
                .filter(name -> name.startsWith("Job") || name.startsWith("HostRole") || name.startsWith("TaskEvents"))
                .forEach(resources::remove);
    }

    @Override
    public PlannedInput read(Map<String, String> files) {
        List<TemplateFile> read = files.entrySet().stream()
                .map(file -> new TemplateFile(file.getKey(), file.getValue()))
                .toList();
        return Templates.read(input(), read, DeploymentValues.NONE);
    }

    @Override
    public List<List<String>> values(JsonNode document) {
        return Trees.leaves(document).stream()
                .filter(path -> path.size() > 3
                        && path.get(0).equals("Resources")
                        && path.get(2).equals("Properties"))
                .map(TemplateWorkload::value)
                .distinct()
                .toList();
    }

    /** The value that a name within a function is part of. */
    private static List<String> value(List<String> leaf) {
        for (int i = 3; i < leaf.size(); i++) {
            if (leaf.get(i).equals("Ref") || leaf.get(i).startsWith("Fn::")) {
                return leaf.subList(0, i);
            }
        }
        return leaf;
    }

    @Override
    public void open(List<String> value, JsonNode document) {
        ObjectNode parameter = Trees.JSON.createObjectNode().put("Type", "String");
        Trees.changed(document, List.of("Parameters", OPENED), old -> Optional.of(parameter));
        Trees.changed(
                document,
                value,
                old -> Optional.of(Trees.JSON.createObjectNode().put("Ref", OPENED)));
    }

    /** A value with the names that resources have here. */
    private JsonNode named(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = Trees.JSON.createObjectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            switch (member.getKey()) {
                                case "Ref" -> text(address(member.getValue().asString()));
                                case "Fn::GetAtt" -> {
                                    ArrayNode parts = ((ArrayNode) member.getValue()).deepCopy();
                                    parts.set(0, text(address(parts.get(0).asString())));
                                    yield parts;
                                }
                                case "Fn::Sub" ->
                                    text(SUBSTITUTED
                                            .matcher(member.getValue().asString())
                                            .replaceAll(
                                                    found -> Matcher.quoteReplacement("${" + address(found.group(1)))));
                                default -> named(member.getValue());
                            }));
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = Trees.JSON.createArrayNode();
            array.forEach(element -> copy.add(named(element)));
            return copy;
        }
        return value;
    }

    private static JsonNode text(String text) {
        return Trees.JSON.getNodeFactory().stringNode(text);
    }

    @Override
    public String toString() {
        return language;
    }
}
