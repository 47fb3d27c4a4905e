// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing.aws;

import io.github.execready.evidence.aws.AwsWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An AWS account as a folder of outputs of the AWS CLI, to be broken one member at a time. A change is seen by the next
 * request.
 */
public final class World {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, ObjectNode> files;
    private @Nullable AwsWire wire;

    private World(Map<String, ObjectNode> files) {
        this.files = files;
    }

    /** A world of {@code src/test/resources/worlds}: {@code fargate-service} or {@code ec2-service}; all is well in it. */
    public static World load(String name) {
        return of(Path.of("src/test/resources/worlds", name));
    }

    /** The folder's files. */
    public static World of(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            Map<String, ObjectNode> files = new LinkedHashMap<>();
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
                files.put(path.getFileName().toString(), (ObjectNode) MAPPER.readTree(Files.readString(path)));
            }
            return new World(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sets a member or an element.
     *
     * @param file a file's name without {@code .json}: {@code describe-tasks}
     * @param pointer a JSON pointer: {@code /tasks/0/enableExecuteCommand}; {@code -} as the last name appends to a list
     * @param value a value, as {@link #json} or as Java has it
     */
    public synchronized World set(String file, String pointer, Object value) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode node = value instanceof JsonNode json ? json : MAPPER.valueToTree(value);
        JsonNode parent = file(file).at(at.head());
        String last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, node);
        } else if (parent instanceof ArrayNode array && last.equals("-")) {
            array.add(node);
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), node);
        } else {
            throw new IllegalArgumentException(file + " has no " + pointer);
        }
        wire = null;
        return this;
    }

    /** Takes out a member or an element that is there. */
    public synchronized World remove(String file, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = file(file).at(at.head());
        JsonNode removed = parent instanceof ArrayNode array
                ? array.remove(at.last().getMatchingIndex())
                : parent instanceof ObjectNode object ? object.remove(at.last().getMatchingProperty()) : null;
        if (removed == null) {
            throw new IllegalArgumentException(file + " has no " + pointer);
        }
        wire = null;
        return this;
    }

    /** Puts a file, new or instead of the one of this name. */
    public synchronized World put(String file, String json) {
        files.put(file + ".json", (ObjectNode) json(json));
        wire = null;
        return this;
    }

    /** Takes a file away; what it showed does not exist any more. */
    public synchronized World remove(String file) {
        file(file);
        files.remove(file + ".json");
        wire = null;
        return this;
    }

    /** What is at a place. */
    public synchronized JsonNode get(String file, String pointer) {
        JsonNode node = file(file).at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException(file + " has no " + pointer);
        }
        return node;
    }

    /** The names of the files, without {@code .json}. */
    public synchronized List<String> names() {
        return files.keySet().stream()
                .map(name -> name.replaceFirst("\\.json$", ""))
                .toList();
    }

    /** Writes all files, as a bundle that is a folder. */
    public synchronized void save(Path folder) {
        files.forEach((name, json) -> {
            try {
                Files.write(
                        folder.resolve(name), MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A value from JSON text. */
    public static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    synchronized AwsWire wire() {
        AwsWire current = wire;
        if (current == null) {
            current = AwsWire.of(files);
            wire = current;
        }
        return current;
    }

    private ObjectNode file(String name) {
        ObjectNode file = files.get(name + ".json");
        if (file == null) {
            throw new IllegalArgumentException("there is no " + name + ".json, but " + files.keySet());
        }
        return file;
    }
}
