// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes the values out of environment variables: people keep secrets there. What stays is whether a value is empty, for
 * one that is does nothing, and the hosts of {@code NO_PROXY}.
 */
final class Confidential {

    static final String HIDDEN = "[redacted]";

    private static final Set<String> KEPT = Set.of("NO_PROXY", "no_proxy");

    private Confidential() {}

    /** Variables as a list of names and values, or as an object by name. */
    static Value environment(Value value) {
        return Lifted.over(value, plain -> {
            if (plain instanceof Value.Items items) {
                return new Value.Items(
                        items.items().stream().map(Confidential::variable).toList(), items.location());
            }
            if (plain instanceof Value.Fields fields) {
                Map<String, Value> hidden = new LinkedHashMap<>();
                fields.members().forEach((name, one) -> hidden.put(name, KEPT.contains(name) ? one : hidden(one)));
                return new Value.Fields(hidden, fields.location());
            }
            return hidden(plain);
        });
    }

    private static Value variable(Value variable) {
        return Lifted.over(variable, plain -> {
            if (!(plain instanceof Value.Fields fields)) {
                return plain instanceof Value.Nothing ? plain : hidden(plain);
            }
            boolean kept = fields.members().entrySet().stream()
                    .anyMatch(member -> member.getKey().equalsIgnoreCase("Name")
                            && member.getValue() instanceof Value.Scalar name
                            && KEPT.contains(name.text()));
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members()
                    .forEach((name, one) ->
                            members.put(name, kept || name.equalsIgnoreCase("Name") ? one : hidden(one)));
            return new Value.Fields(members, fields.location());
        });
    }

    /** A value of which no more is said than whether it is empty, as far as that is known. */
    static Value hidden(Value value) {
        return Lifted.over(value, plain -> {
            if (plain instanceof Value.Open open) {
                // Without the detail, which may quote a parameter's default.
                Gap gap = open.gap();
                return new Value.Open(
                        new Gap(gap.reason(), gap.source(), "a value that is not shown", gap.location()),
                        open.location());
            }
            boolean isEmpty =
                    plain instanceof Value.Scalar scalar && scalar.text().isEmpty();
            return isEmpty || plain instanceof Value.Nothing ? plain : new Value.Scalar(HIDDEN, plain.location());
        });
    }
}
