// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.SuppressionRule;
import java.util.List;

/**
 * Decisions in the {@code Metadata} of a resource: {@code execready: {suppress: [{id, reason, expires, match}]}}, of which
 * {@code expires} and {@code match} may be left out.
 */
public final class SuppressionMetadata {

    private SuppressionMetadata() {}

    /**
     * The decisions, none of them dropped: one that says too little is one that does not hold, and its author is told.
     *
     * @param metadata the resource's
     * @param resource its address
     */
    public static List<SuppressionRule> read(Value.Fields metadata, String resource) {
        return member(metadata, "execready") instanceof Value.Fields own
                        && member(own, "suppress") instanceof Value.Items rules
                ? rules.items().stream().map(rule -> rule(rule, resource)).toList()
                : List.of();
    }

    private static SuppressionRule rule(Value rule, String resource) {
        if (!(rule instanceof Value.Fields fields)) {
            return new SuppressionRule(text(rule, ""), "*", "", "", resource, rule.location());
        }
        return new SuppressionRule(
                text(member(fields, "id"), ""),
                text(member(fields, "match"), "*"),
                text(member(fields, "reason"), ""),
                text(member(fields, "expires"), ""),
                resource,
                rule.location());
    }

    private static Value member(Value.Fields fields, String name) {
        return fields.members().getOrDefault(name, new Value.Nothing(fields.location()));
    }

    private static String text(Value value, String otherwise) {
        return value instanceof Value.Scalar scalar ? scalar.text().strip() : otherwise;
    }
}
