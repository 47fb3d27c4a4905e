// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How requests to STS, Systems Manager, KMS, CloudWatch Logs and S3 are answered from outputs of the AWS CLI. */
final class OtherRules {

    static final Map<Operation<?, ?>, Rule> ALL = Map.of(
            OtherOperations.GET_CALLER_IDENTITY,
            new Labelled(OtherOperations.GET_CALLER_IDENTITY, request -> "the caller", (request, output) -> true),
            OtherOperations.DESCRIBE_SESSIONS,
            OtherRules::sessions,
            OtherOperations.DESCRIBE_KEY,
            new Labelled(
                    OtherOperations.DESCRIBE_KEY,
                    request -> CliOutput.text(request, "KeyId"),
                    (request, output) -> isKey(output, CliOutput.text(request, "KeyId"))),
            OtherOperations.GET_KEY_POLICY,
            Labelled.byFileName(OtherOperations.GET_KEY_POLICY, "KeyId"),
            OtherOperations.LIST_GRANTS,
            Labelled.byFileName(OtherOperations.LIST_GRANTS, "KeyId"),
            OtherOperations.DESCRIBE_LOG_GROUPS,
            OtherRules::logGroups,
            OtherOperations.GET_BUCKET_ENCRYPTION,
            Labelled.byFileName(OtherOperations.GET_BUCKET_ENCRYPTION, "Bucket"),
            OtherOperations.GET_BUCKET_POLICY,
            Labelled.byFileName(OtherOperations.GET_BUCKET_POLICY, "Bucket"));

    private OtherRules() {}

    private static boolean isKey(CliOutput output, String key) {
        JsonNode metadata = output.response().path("KeyMetadata");
        return key.equals(CliOutput.text(metadata, "KeyId"))
                || key.equals(CliOutput.text(metadata, "Arn"))
                // The answer to an alias names the key, not the alias.
                || Labelled.isLabel(output.label(), key);
    }

    /** Open sessions only: nobody asks for the history. */
    private static Match sessions(ObjectNode request, Outputs outputs) {
        List<CliOutput> files = outputs.of(OtherOperations.DESCRIBE_SESSIONS);
        if (!CliOutput.text(request, "State").equals("Active")) {
            return new Match.Unclear("only active sessions are looked up");
        }
        if (files.isEmpty() && !outputs.whole()) {
            return new Match.Missing("Sessions");
        }
        List<JsonNode> filters = request.path("Filters").valueStream().toList();
        Map<String, String> members = Map.of("Target", "Target", "Owner", "Owner", "SessionId", "SessionId");
        if (!filters.stream().allMatch(filter -> members.containsKey(CliOutput.text(filter, "key")))) {
            return new Match.Unclear("one of its filters is not supported here");
        }
        Stream<JsonNode> open = outputs.elements(OtherOperations.DESCRIBE_SESSIONS, "Sessions")
                .filter(session -> !session.has("EndDate"))
                .filter(session -> filters.stream()
                        .allMatch(filter -> CliOutput.text(filter, "value")
                                .equals(CliOutput.text(
                                        session, members.getOrDefault(CliOutput.text(filter, "key"), "")))));
        return found("Sessions", open, "NextToken", files);
    }

    private static Match logGroups(ObjectNode request, Outputs outputs) {
        List<CliOutput> files = outputs.of(OtherOperations.DESCRIBE_LOG_GROUPS);
        String prefix = CliOutput.text(request, "logGroupNamePrefix");
        if (prefix.isEmpty()) {
            return new Match.Unclear("log groups are looked up by the beginning of their name");
        }
        List<JsonNode> groups = outputs.elements(OtherOperations.DESCRIBE_LOG_GROUPS, "logGroups")
                .filter(group -> CliOutput.text(group, "logGroupName").startsWith(prefix))
                .toList();
        if (groups.isEmpty() && !outputs.whole()) {
            return new Match.Missing(prefix);
        }
        return found("logGroups", groups.stream(), "nextToken", files);
    }

    static Match found(String list, Stream<JsonNode> elements, String token, List<CliOutput> files) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode array = response.putArray(list);
        elements.distinct().forEach(array::add);
        if (files.stream().anyMatch(CliOutput::truncated)) {
            response.put(token, "truncated");
        }
        return new Match.Found(response);
    }
}
