// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.ArrayList;
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
        List<JsonNode> objects = outputs.elements(operation, list).distinct().toList();
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
        List<String> asked = texts(request, ids).toList();
        List<String> needed = outputs.whole() ? asked : withFilteredIds(asked, conditions);
        Optional<String> missing = needed.stream()
                .filter(wanted ->
                        objects.stream().noneMatch(object -> texts(object, id).anyMatch(wanted::equals)))
                .findFirst();
        if (missing.isPresent()) {
            return new Match.Missing(missing.get());
        }
        List<JsonNode> matching = objects.stream()
                .filter(object -> asked.isEmpty() || texts(object, id).anyMatch(asked::contains))
                .filter(object -> conditions.stream().allMatch(condition -> satisfies(object, condition)))
                .toList();
        boolean complete = outputs.whole() || !needed.isEmpty() || !matching.isEmpty();
        if (!complete && !knownToBeNone(conditions, objects, outputs)) {
            return new Match.Missing(conditions.isEmpty() ? list : describe(conditions));
        }
        boolean truncated = needed.isEmpty() && outputs.of(operation).stream().anyMatch(CliOutput::truncated);
        return new Match.Found(response(matching, truncated));
    }

    /** AWS leaves out what a filter does not find. Files must show it, or there is no telling. */
    private List<String> withFilteredIds(List<String> asked, List<JsonNode> conditions) {
        Stream<String> filtered = conditions.stream()
                .filter(condition -> id.equals(filters.get(CliOutput.text(condition, "Name"))))
                .flatMap(condition -> texts(condition, "Values"))
                .filter(value -> !value.contains("*") && !value.contains("?"));
        return Stream.concat(asked.stream(), filtered).toList();
    }

    /**
     * Whether files show that nothing satisfies the filters: the only output is empty, or there are other objects of the
     * same VPC, while a file about one VPC says nothing of another.
     */
    private boolean knownToBeNone(List<JsonNode> conditions, List<JsonNode> objects, Outputs outputs) {
        if (outputs.of(operation).size() == 1 && objects.isEmpty()) {
            return true;
        }
        Set<String> vpcs = conditions.stream()
                .flatMap(condition -> vpcs(condition, outputs))
                .collect(Collectors.toSet());
        Set<String> seen = objects.stream()
                .flatMap(object -> Stream.concat(texts(object, "VpcId"), texts(object, "Attachments.VpcId")))
                .collect(Collectors.toSet());
        return !vpcs.isEmpty() && seen.containsAll(vpcs);
    }

    private static Stream<String> vpcs(JsonNode condition, Outputs outputs) {
        String name = CliOutput.text(condition, "Name");
        List<String> values = texts(condition, "Values").toList();
        if (name.endsWith("vpc-id")) {
            return values.stream();
        }
        return outputs.elements(Ec2Operations.DESCRIBE_SUBNETS, "Subnets")
                .filter(subnet -> name.endsWith("subnet-id") && values.contains(CliOutput.text(subnet, "SubnetId")))
                .map(subnet -> CliOutput.text(subnet, "VpcId"));
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
