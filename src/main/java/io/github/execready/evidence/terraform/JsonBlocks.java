// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Terraform's language written as JSON, as developer.hashicorp.com/terraform/language/syntax/json describes it. Texts are
 * templates; whether an object is a block or a value only its type tells, so that every one is kept as a value.
 */
final class JsonBlocks {

    /** How many labels a block has. */
    private static final Map<String, Integer> LABELS =
            Map.of("resource", 2, "data", 2, "module", 1, "variable", 1, "output", 1, "locals", 0);

    private JsonBlocks() {}

    /**
     * The blocks at the top of a file.
     *
     * @throws io.github.execready.evidence.EvidenceException if it is not JSON
     */
    static List<SourceBlock> read(String file, String text) {
        List<SourceBlock> blocks = new ArrayList<>();
        if (PlanJson.placed(file, text) instanceof Value.Fields top) {
            top.members().forEach((type, value) -> {
                Integer labels = LABELS.get(type);
                if (labels != null) {
                    collect(type, labels, List.of(), value, blocks);
                }
            });
        }
        return blocks;
    }

    /** What a file that gives variables says, by their names. */
    static List<SourceAttribute> attributes(String file, String text) {
        return PlanJson.placed(file, text) instanceof Value.Fields top
                ? block("", List.of(), top).attributes()
                : List.of();
    }

    private static void collect(String type, int more, List<String> labels, Value value, List<SourceBlock> into) {
        if (value instanceof Value.Items items) {
            items.items().forEach(item -> collect(type, more, labels, item, into));
        } else if (value instanceof Value.Fields fields && more > 0) {
            fields.members().forEach((label, inner) -> {
                List<String> longer = new ArrayList<>(labels);
                longer.add(label);
                collect(type, more - 1, longer, inner, into);
            });
        } else if (value instanceof Value.Fields fields) {
            into.add(block(type, labels, fields));
        }
    }

    private static SourceBlock block(String type, List<String> labels, Value.Fields fields) {
        List<SourceAttribute> attributes = new ArrayList<>();
        List<SourceBlock> nested = new ArrayList<>();
        fields.members().forEach((name, value) -> {
            if (name.equals("dynamic")) {
                collect("dynamic", 1, List.of(), value, nested);
            } else if (name.equals("content") || name.equals("lifecycle")) {
                collect(name, 0, List.of(), value, nested);
            } else if (!name.equals("//")) {
                boolean plain = type.equals("variable") && name.equals("type");
                attributes.add(new SourceAttribute(
                        name,
                        plain && value instanceof Value.Scalar scalar ? scalar.text() : expression(value),
                        value.location(),
                        value.location()));
            }
        });
        return new SourceBlock(type, labels, fields.location(), attributes, nested, List.of());
    }

    /** The same in Terraform's own syntax. */
    private static String expression(Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().map(JsonBlocks::expression).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Fields fields) {
            return fields.members().entrySet().stream()
                    .map(e -> quoted(e.getKey()) + " = " + expression(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Scalar scalar) {
            return quoted(scalar.text());
        }
        return "null";
    }

    /** What stands in a template keeps its quotes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("${", i) || text.startsWith("%{", i)) {
                depth++;
            }
            if (depth > 0) {
                depth -= c == '}' ? 1 : 0;
                quoted.append(c);
                continue;
            }
            quoted.append(
                    switch (c) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        case '\t' -> "\\t";
                        default -> String.valueOf(c);
                    });
        }
        return quoted.append('"').toString();
    }
}
