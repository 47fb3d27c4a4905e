// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ContainerSelection;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens a bundle: the file that was recorded, or a folder of outputs of the AWS CLI. Either may come from anybody; what
 * it holds is checked, and secrets are taken out once more.
 */
final class BundleReader {

    private static final Map<String, Operation<?, ?>> OPERATIONS = Operations.ALL.stream()
            .collect(Collectors.toUnmodifiableMap(o -> o.service() + ":" + o.name(), Function.identity()));

    private static final Map<String, Failure.Kind> KINDS = Stream.of(Failure.Kind.values())
            .collect(Collectors.toUnmodifiableMap(BundleWriter::kind, Function.identity()));

    private final JsonFile file;
    private final List<String> notes = new ArrayList<>();

    private BundleReader(JsonFile file) {
        this.file = file;
    }

    /**
     * Opens a bundle.
     *
     * @throws EvidenceException if it is not one, is broken, or is newer than this build
     */
    static OpenedBundle open(Path path) {
        if (Files.isDirectory(path)) {
            return CliFolder.open(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new EvidenceException(path + ": there is no such file or folder");
        }
        return parsed(path.toString(), new BoundedFiles().read(path, path.toString()));
    }

    /**
     * Opens the bundle that a stream holds.
     *
     * @param name as people call it
     * @throws EvidenceException if it is not one, is broken, or is newer than this build
     */
    static OpenedBundle open(String name, InputStream in) {
        return parsed(name, new BoundedFiles().read(in, name));
    }

    private static OpenedBundle parsed(String name, byte[] bytes) {
        return new BundleReader(JsonFile.parse(name, bytes)).read();
    }

    private OpenedBundle read() {
        try {
            demandVersion();
            JsonNode target = member(file.root(), "", "target");
            if (!target.isObject()) {
                throw new JsonMismatch("/target", "an object", target);
            }
            return new OpenedBundle(
                    new RecordedAws(answers()),
                    target(target),
                    text(target, "/target", "region"),
                    collectedAt(),
                    notes);
        } catch (JsonMismatch e) {
            throw file.error(e);
        }
    }

    private void demandVersion() {
        if (!CliOutput.text(file.root(), "format").equals(Bundle.FORMAT)) {
            throw new EvidenceException(file.name() + ": this is not a bundle, for it does not say \"format\": \""
                    + Bundle.FORMAT + "\"; for outputs of the AWS CLI, name the folder that they are in");
        }
        JsonNode version = member(file.root(), "", "version");
        if (!version.isInt() || version.asInt() < 1) {
            throw new JsonMismatch("/version", "a version", version);
        }
        if (version.asInt() > Bundle.VERSION) {
            throw new EvidenceException(file.name() + ": this bundle has version " + version.asInt()
                    + ", and this build reads versions up to " + Bundle.VERSION + "; install a newer execready");
        }
    }

    private Instant collectedAt() {
        JsonNode value = member(file.root(), "", "collectedAt");
        try {
            return Instant.parse(value.asString(""));
        } catch (DateTimeException e) {
            throw new JsonMismatch("/collectedAt", "a date such as 2026-01-31T12:00:00Z", value, e);
        }
    }

    private static Target target(JsonNode target) {
        String container = text(target, "/target", "container");
        return new Target(
                text(target, "/target", "cluster"),
                text(target, "/target", "task"),
                text(target, "/target", "service"),
                container.isEmpty() ? new ContainerSelection.All() : new ContainerSelection.Named(container));
    }

    private static JsonNode member(JsonNode parent, String pointer, String name) {
        JsonNode value = parent.path(name);
        if (value.isMissingNode()) {
            throw new JsonMismatch(pointer, "a member '" + name + "'", value);
        }
        return value;
    }

    private static String text(JsonNode parent, String pointer, String name) {
        JsonNode value = member(parent, pointer, name);
        if (!value.isString()) {
            throw new JsonMismatch(pointer + '/' + name, "a text", value);
        }
        return value.asString();
    }

    private Map<RecordedAws.Key, Answer<?>> answers() {
        JsonNode calls = member(file.root(), "", "calls");
        if (!calls.isArray()) {
            throw new JsonMismatch("/calls", "an array", calls);
        }
        Map<RecordedAws.Key, Answer<?>> answers = new HashMap<>();
        Set<RecordedAws.Key> requests = new HashSet<>();
        for (int i = 0; i < calls.size(); i++) {
            String pointer = "/calls/" + i;
            JsonNode call = calls.path(i);
            String name = text(call, pointer, "service") + ":" + text(call, pointer, "operation");
            Operation<?, ?> operation = OPERATIONS.get(name);
            if (operation == null) {
                notes.add(file.name() + ": " + name + " is not used, for this build does not ask it");
                continue;
            }
            if (!(member(call, pointer, "request") instanceof ObjectNode request)) {
                throw new JsonMismatch(pointer + "/request", "an object", member(call, pointer, "request"));
            }
            if (!requests.add(new RecordedAws.Key(operation, Json.canonical(request)))) {
                throw new JsonMismatch(pointer, "each request once", call);
            }
            answers.putIfAbsent(RecordedAws.Key.of(operation, request), answer(operation, call, pointer));
        }
        return answers;
    }

    private Answer<?> answer(Operation<?, ?> operation, JsonNode call, String pointer) {
        String region = call.has("region") ? text(call, pointer, "region") : "";
        Optional<JsonNode> error = call.optional("error");
        if (error.isPresent()) {
            return new Answer.Failed<>(failure(operation, error.get(), pointer + "/error"), region);
        }
        JsonNode response = member(call, pointer, "response");
        Redaction.redact(operation.service(), response);
        return new Answer.Said<>(
                operation.action(),
                FromJson.response(
                        operation,
                        response,
                        pointer + "/response",
                        unknown -> notes.add(
                                file.name() + ": " + unknown + " is newer than this build, or no member" + " of it")),
                region);
    }

    private static Failure failure(Operation<?, ?> operation, JsonNode error, String pointer) {
        return new Failure(
                // A kind that a later build tells apart is some failure here.
                KINDS.getOrDefault(text(error, pointer, "kind"), Failure.Kind.SERVICE_ERROR),
                operation.action(),
                text(error, pointer, "code"),
                text(error, pointer, "message"));
    }
}
