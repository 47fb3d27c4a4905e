// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads documents, and changes what is at a path in them. */
final class Trees {

    static final JsonMapper JSON = JsonMapper.shared();

    /** What lists of objects are known by, so that a path need not count. */
    private static final List<String> NAMES = List.of("address", "name", "Name", "sid", "Sid", "Id");

    private Trees() {}

    static JsonNode json(Path file) {
        return JSON.readTree(text(file));
    }

    static JsonNode yaml(Path file) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> path(String written) {
        return List.of(written.split("/", -1));
    }

    /** What is at a path; empty if there is nothing. */
    static Optional<JsonNode> at(JsonNode root, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(root);
        }
        JsonNode here = opened(root).orElse(root);
        String step = path.get(0);
        JsonNode below = here instanceof ArrayNode array ? array.path(index(array, step)) : here.path(step);
        return below.isMissingNode() ? Optional.empty() : at(below, path.subList(1, path.size()));
    }

    /**
     * A document with another value at a path: a member, an element by its number or name, or {@code +} for one more. The way
     * may lead through texts that hold JSON, as it does in plans.
     *
     * @param change what becomes of the value, which may not be there; empty to take it away
     */
    static JsonNode changed(JsonNode root, List<String> path, Function<Optional<JsonNode>, Optional<JsonNode>> change) {
        Optional<JsonNode> text = opened(root);
        if (text.isPresent()) {
            return JSON.getNodeFactory()
                    .stringNode(changed(text.get(), path, change).toString());
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (root instanceof ArrayNode array) {
            int index = index(array, step);
            Optional<JsonNode> old = Optional.of(array.path(index)).filter(node -> !node.isMissingNode());
            Optional<JsonNode> with = below(old, rest, change);
            if (with.isEmpty()) {
                old.ifPresent(node -> array.remove(index));
            } else if (old.isPresent()) {
                array.set(index, with.get());
            } else {
                array.add(with.get());
            }
            return array;
        }
        if (!(root instanceof ObjectNode object)) {
            throw new IllegalArgumentException("nothing is below " + root + " on the way to " + path);
        }
        Optional<JsonNode> with = below(Optional.ofNullable(object.get(step)), rest, change);
        with.ifPresentOrElse(node -> object.set(step, node), () -> object.remove(step));
        return object;
    }

    /** A path with numbers for the names of elements; what is not there keeps its name. */
    static List<String> resolved(JsonNode root, List<String> path) {
        List<String> resolved = new ArrayList<>();
        JsonNode here = root;
        for (String step : path) {
            here = opened(here).orElse(here);
            String taken = step;
            if (here instanceof ArrayNode array) {
                int index = step.equals("+") ? array.size() - 1 : index(array, step);
                taken = index < array.size() ? String.valueOf(index) : step;
                here = array.path(index);
            } else {
                here = here.path(step);
            }
            resolved.add(taken);
        }
        return List.copyOf(resolved);
    }

    private static Optional<JsonNode> below(
            Optional<JsonNode> old, List<String> rest, Function<Optional<JsonNode>, Optional<JsonNode>> change) {
        return rest.isEmpty()
                ? change.apply(old)
                : Optional.of(changed(old.orElseGet(() -> JSON.createObjectNode()), rest, change));
    }

    /** What a text of JSON holds; empty for anything else. */
    static Optional<JsonNode> opened(JsonNode node) {
        if (!node.isString()
                || !(node.asString().startsWith("[") || node.asString().startsWith("{"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(node.asString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static int index(ArrayNode array, String step) {
        if (step.matches("[0-9]+")) {
            return Integer.parseInt(step);
        }
        for (int i = 0; i < array.size() && !step.equals("+"); i++) {
            JsonNode element = array.get(i);
            if (NAMES.stream()
                    .anyMatch(name -> element.path(name).isString()
                            && element.path(name).asString().equals(step))) {
                return i;
            }
        }
        return array.size();
    }

    /** The paths of all values that have nothing below them, without those in texts. */
    static List<List<String>> leaves(JsonNode root) {
        return below(root, List.of()).toList();
    }

    private static Stream<List<String>> below(JsonNode node, List<String> path) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            return object.properties().stream()
                    .flatMap(member -> below(member.getValue(), plus(path, member.getKey())));
        }
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                    .flatMap(i -> below(array.get(i), plus(path, String.valueOf(i))));
        }
        return Stream.of(path);
    }

    static List<String> plus(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
