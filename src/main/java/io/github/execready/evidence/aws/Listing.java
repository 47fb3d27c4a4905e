// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The describing operations of Amazon EC2: by ids, by filters, or everything.
 *
 * @param list the member with the objects
 * @param ids the member of a request with ids
 * @param id the path to an object's id; members are separated by dots, and all elements of lists are meant
 * @param filters the paths that filters compare; a request with another filter cannot be answered
 */
record Listing(Operation<?, ?> operation, String list, String ids, String id, Map<String, String> filters)
        implements Rule {

    @Override
    public Match answer(ObjectNode request, Outputs outputs) {
        List<CliOutput> files = outputs.of(operation);
        List<JsonNode> objects = outputs.elements(operation, list).distinct().toList();
        List<String> asked = texts(request, ids).toList();
        for (String wanted : asked) {
            if (objects.stream().noneMatch(object -> texts(object, id).anyMatch(wanted::equals))) {
                return new Match.Missing(wanted);
            }
        }
        List<JsonNode> conditions = Stream.of("Filters", "Filter")
                .flatMap(member -> request.path(member).valueStream())
                .toList();
        Optional<String> strange = conditions.stream()
                .map(condition -> CliOutput.text(condition, "Name"))
                .filter(name -> !filters.containsKey(name))
                .findFirst();
        if (strange.isPresent()) {
            return new Match.Unclear("the filter '" + strange.get() + "' is not supported here");
        }
        List<JsonNode> matching = objects.stream()
                .filter(object -> asked.isEmpty() || texts(object, id).anyMatch(asked::contains))
                .filter(object -> conditions.stream().allMatch(condition -> satisfies(object, condition)))
                .toList();
        if (asked.isEmpty() && !outputs.whole() && !covers(matching, conditions, objects, files, outputs)) {
            return new Match.Missing(conditions.isEmpty() ? list : describe(conditions));
        }
        boolean truncated = asked.isEmpty() && files.stream().anyMatch(CliOutput::truncated);
        return new Match.Found(response(matching, truncated));
    }

    /**
     * Whether an answer can be trusted to be complete. An empty one is, only if an output is empty itself or shows
     * other objects of the same VPC: a file about one VPC says nothing of another.
     */
    private boolean covers(
            List<JsonNode> matching,
            List<JsonNode> conditions,
            List<JsonNode> objects,
            List<CliOutput> files,
            Outputs outputs) {
        if (!matching.isEmpty()) {
            return true;
        }
        if (files.stream()
                .anyMatch(file -> file.response().path(list).isArray()
                        && file.response().path(list).isEmpty())) {
            return true;
        }
        Set<String> vpcs = new LinkedHashSet<>();
        for (JsonNode condition : conditions) {
            String name = CliOutput.text(condition, "Name");
            List<String> values = texts(condition, "Values").toList();
            if (name.endsWith("vpc-id")) {
                vpcs.addAll(values);
            } else if (name.endsWith("subnet-id")) {
                outputs.elements(Ec2Operations.DESCRIBE_SUBNETS, "Subnets")
                        .filter(subnet -> values.contains(CliOutput.text(subnet, "SubnetId")))
                        .map(subnet -> CliOutput.text(subnet, "VpcId"))
                        .forEach(vpcs::add);
            }
        }
        Set<String> seen = objects.stream()
                .flatMap(object -> Stream.concat(texts(object, "VpcId"), texts(object, "Attachments.VpcId")))
                .collect(Collectors.toSet());
        return !vpcs.isEmpty() && seen.containsAll(vpcs);
    }

    private static String describe(List<JsonNode> conditions) {
        return conditions.stream()
                .map(condition -> CliOutput.text(condition, "Name") + "="
                        + texts(condition, "Values").collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    private boolean satisfies(JsonNode object, JsonNode condition) {
        List<Pattern> wanted =
                texts(condition, "Values").map(Listing::wildcards).toList();
        return texts(object, filters.getOrDefault(CliOutput.text(condition, "Name"), ""))
                .anyMatch(
                        value -> wanted.stream().anyMatch(w -> w.matcher(value).matches()));
    }

    private static Pattern wildcards(String value) {
        String quoted = value.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(quoted, Pattern.DOTALL);
    }

    private ObjectNode response(List<JsonNode> matching, boolean truncated) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ArrayNode array = response.putArray(list);
        matching.forEach(array::add);
        if (truncated) {
            response.put("NextToken", "truncated");
        }
        return response;
    }

    /** The texts at the end of a path, through all elements of the lists on it. */
    static Stream<String> texts(JsonNode node, String path) {
        List<JsonNode> at = List.of(node);
        for (String member : path.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            at.stream().flatMap(Listing::elements).map(n -> n.path(member)).forEach(next::add);
            at = next;
        }
        return at.stream()
                .flatMap(Listing::elements)
                .filter(JsonNode::isValueNode)
                .filter(n -> !n.isNull())
                .map(JsonNode::asString);
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream();
        }
        return node.isMissingNode() ? Stream.of() : Stream.of(node);
    }
}
