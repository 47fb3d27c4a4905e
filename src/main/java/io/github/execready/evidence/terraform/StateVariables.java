// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that the states of a state machine give to tasks: their names are judged, their values are nobody's business. */
final class StateVariables {

    private static final String ENVIRONMENT = "Environment";
    private static final String VALUE = "Value";

    private StateVariables() {}

    /** A definition without the values of variables. */
    static Value hidden(Value tree) {
        return hidden(tree, false);
    }

    private static Value hidden(Value tree, boolean variables) {
        if (tree instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(item -> hidden(item, variables)).toList(), items.location());
        }
        if (tree instanceof Value.Choice || tree instanceof Value.Assumed) {
            return Choices.map(tree, known -> hidden(known, variables));
        }
        if (!(tree instanceof Value.Fields fields)) {
            return tree;
        }
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((name, member) -> {
            boolean kept = !variables || !name.startsWith(VALUE) || isProxyException(fields);
            members.put(
                    name,
                    kept
                            ? hidden(member, name.equals(ENVIRONMENT))
                            : new Value.Scalar(ContainerDefinitions.PLACEHOLDER, member.location()));
        });
        return new Value.Fields(members, fields.location());
    }

    /** A check reads which hosts are reached without the proxy. */
    private static boolean isProxyException(Value.Fields variable) {
        return variable.members().get("Name") instanceof Value.Scalar name
                && name.text().equalsIgnoreCase("NO_PROXY");
    }
}
