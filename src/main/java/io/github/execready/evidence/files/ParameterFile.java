// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of parameters: a list of {@code ParameterKey} and {@code ParameterValue}, as the AWS CLI takes it, or an object of
 * names and values, by itself or below {@code Parameters}, as pipelines write it.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html">The three forms</a>
 */
public final class ParameterFile {

    private static final long LARGEST = 4L << 20;

    private ParameterFile() {}

    /**
     * Reads a file.
     *
     * @throws EvidenceException if it cannot be read, or is none of these; the message is one line
     */
    public static Map<String, String> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new EvidenceException(file + ": no such file of parameters; a single one is NAME=VALUE");
            }
            if (Files.size(file) > LARGEST) {
                throw new EvidenceException(file + ": larger than 4 MiB; is it a file of parameters?");
            }
            return values(file, JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw new EvidenceException(
                    file + ":" + e.getLocation().getLineNr() + ":"
                            + e.getLocation().getColumnNr() + ": is not JSON",
                    e);
        } catch (IOException e) {
            throw new EvidenceException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static Map<String, String> values(Path file, JsonNode root) {
        Map<String, String> values = new LinkedHashMap<>();
        if (root.isArray()) {
            root.forEach(entry -> put(file, values, text(entry.path("ParameterKey")), entry.path("ParameterValue")));
            return values;
        }
        JsonNode members = root.path("Parameters").isObject() ? root.path("Parameters") : root;
        if (!members.isObject()) {
            throw new EvidenceException(file + ": holds no parameters");
        }
        members.properties().forEach(member -> put(file, values, member.getKey(), member.getValue()));
        return values;
    }

    private static void put(Path file, Map<String, String> values, String name, JsonNode value) {
        if (name.isEmpty() || !value.isValueNode()) {
            throw new EvidenceException(
                    file + ": " + (name.isEmpty() ? "an entry has no ParameterKey" : name + " has no value")
                            + "; UsePreviousValue cannot be known here");
        }
        values.put(name, text(value));
    }

    private static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }
}
