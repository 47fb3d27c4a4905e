// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Recognises what a file with an output of the AWS CLI shows. A name that begins with the command's
 * ({@code list-role-policies.api-task.json}) decides; else the members do, if only one operation's answer has them all.
 */
final class CliFile {

    /** Members that the AWS CLI adds, or that only tell of pages. */
    private static final List<String> PAGING =
            List.of("nextToken", "NextToken", "Marker", "IsTruncated", "ResponseMetadata");

    private CliFile() {}

    private record Named(Operation<?, ?> operation, String label) {}

    /**
     * Reads a file.
     *
     * @param notes is told, in a line each, why the file is not used, and which members this build does not know
     * @throws io.github.execready.evidence.EvidenceException if a member holds something that cannot be meant
     */
    static Optional<CliOutput> read(JsonFile file, Consumer<String> notes) {
        String stem = file.name().replaceFirst(".*/", "").replaceFirst("(?i)\\.json$", "");
        Optional<Named> named = byName(stem);
        List<Operation<?, ?>> candidates =
                named.<List<Operation<?, ?>>>map(n -> List.of(n.operation())).orElseGet(() -> byMembers(file.root()));
        if (candidates.size() != 1) {
            notes.accept(file.name() + ": not used, " + ambiguity(candidates));
            return Optional.empty();
        }
        Operation<?, ?> operation = candidates.get(0);
        String label = named.map(Named::label).orElse(stem);
        return Optional.of(output(file, operation, label, notes));
    }

    private static CliOutput output(JsonFile file, Operation<?, ?> operation, String label, Consumer<String> notes) {
        try {
            Redaction.redact(operation.service(), file.root());
            Object response = FromJson.response(operation, file.root(), "", unknown -> {
                if (!PAGING.contains(unknown.substring(1))) {
                    notes.accept(file.name() + ": " + unknown + " is newer than this build, or no member of it");
                }
            });
            return new CliOutput(
                    operation,
                    label,
                    ToJson.object(operation.service(), (SdkPojo) response),
                    CliOutput.isTruncated(file.root()));
        } catch (JsonMismatch e) {
            throw file.error(e);
        }
    }

    private static String ambiguity(List<Operation<?, ?>> candidates) {
        if (candidates.isEmpty()) {
            return "no answer to a question of this program has these members";
        }
        return "it may be an answer to "
                + candidates.stream().map(CliFile::command).sorted().collect(Collectors.joining(" or "))
                + ": begin its name with the command's";
    }

    private static Optional<Named> byName(String stem) {
        String lower = stem.toLowerCase(Locale.ROOT);
        return Operations.ALL.stream()
                .flatMap(operation -> label(lower, stem, operation).stream())
                .max(Comparator.comparingInt(named -> command(named.operation()).length()));
    }

    private static Optional<Named> label(String lower, String stem, Operation<?, ?> operation) {
        String command = command(operation);
        int start = lower.matches(operation.service() + "[-._ ].*")
                ? operation.service().length() + 1
                : 0;
        if (!lower.startsWith(command, start)) {
            return Optional.empty();
        }
        String rest = stem.substring(start + command.length());
        if (rest.isEmpty()) {
            return Optional.of(new Named(operation, ""));
        }
        return "-._ ".indexOf(rest.charAt(0)) < 0
                ? Optional.empty()
                : Optional.of(new Named(operation, rest.substring(1)));
    }

    /** The command as the AWS CLI spells it: {@code describe-network-acls}. */
    static String command(Operation<?, ?> operation) {
        return operation.name().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Operation<?, ?>> byMembers(ObjectNode root) {
        List<Map.Entry<String, JsonNode>> members = root.properties().stream()
                .filter(member -> !PAGING.contains(member.getKey()))
                .toList();
        return members.isEmpty()
                ? List.of()
                : Operations.ALL.stream()
                        .filter(operation -> hasAll(operation, members))
                        .<Operation<?, ?>>map(operation -> operation)
                        .toList();
    }

    private static boolean hasAll(Operation<?, ?> operation, List<Map.Entry<String, JsonNode>> members) {
        Map<String, SdkField<?>> fields = operation.response().get().sdkFields().stream()
                .collect(Collectors.toMap(field -> field.memberName().toLowerCase(Locale.ROOT), field -> field));
        return members.stream().allMatch(member -> {
            SdkField<?> field = fields.get(member.getKey().toLowerCase(Locale.ROOT));
            return field != null && fits(field.marshallingType().getKnownType(), member.getValue(), operation);
        });
    }

    private static boolean fits(MarshallingKnownType type, JsonNode value, Operation<?, ?> operation) {
        return switch (type) {
            case LIST -> value.isArray();
            case MAP, SDK_POJO -> value.isObject();
            case STRING ->
                !value.isArray() && (!value.isObject() || operation.service().equals("iam"));
            default -> value.isValueNode();
        };
    }
}
