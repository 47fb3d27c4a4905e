// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * May somebody do something? What AWS's policy simulator is asked for a second opinion.
 *
 * @param principal a role, a user or a group; of a role its real ARN, with the path
 * @param actions what it wants to do; at least one
 * @param resource what it wants to do it with: an ARN, or {@link #ANY_RESOURCE}
 * @param context the values of condition keys; what is not given the simulator takes for not there
 */
public record SimulationQuestion(
        Arn principal, List<String> actions, String resource, Map<String, List<String>> context) {

    /** For actions that know no resources. */
    public static final String ANY_RESOURCE = "*";

    public SimulationQuestion {
        requireNonNull(principal, "principal");
        requireNonNull(resource, "resource");
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a question needs an action");
        }
        context = context.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }
}
