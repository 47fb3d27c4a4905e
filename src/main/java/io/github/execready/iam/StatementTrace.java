// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/**
 * How each part of one statement fits a request: why a statement that looks right does not help, or which one denies.
 *
 * @param policy the policy's name
 * @param conditions in the order of the statement
 * @param on what is not known that the parts hang on
 */
public record StatementTrace(
        Layer layer,
        String policy,
        Statement statement,
        Match principal,
        Match action,
        Match resource,
        List<ConditionTrace> conditions,
        List<Dependency> on) {

    /** How one condition fits. */
    public record ConditionTrace(Condition condition, Match match) {}

    public StatementTrace {
        conditions = List.copyOf(conditions);
        on = List.copyOf(on);
    }

    /** How the statement fits as a whole. */
    public Match whole() {
        if (principal == Match.NO || action == Match.NO || resource == Match.NO || anyCondition(Match.NO)) {
            return Match.NO;
        }
        boolean open =
                principal == Match.OPEN || action == Match.OPEN || resource == Match.OPEN || anyCondition(Match.OPEN);
        return open ? Match.OPEN : Match.YES;
    }

    private boolean anyCondition(Match match) {
        return conditions.stream().anyMatch(c -> c.match() == match);
    }

    static StatementTrace of(Layer layer, String policy, Statement statement, Request request) {
        Truth principal =
                statement.principals().map(p -> p.covers(request.principal())).orElse(Truth.YES);
        Truth action = statement.actions().matches(request.action());
        Truth resource = statement.resources().map(r -> r.matches(request)).orElse(Truth.YES);
        Truth conditions = Truth.YES;
        for (Condition condition : statement.conditions()) {
            conditions = conditions.and(condition.holds(request.context()));
        }
        return new StatementTrace(
                layer,
                policy,
                statement,
                Match.of(principal),
                Match.of(action),
                Match.of(resource),
                statement.conditions().stream()
                        .map(c -> new ConditionTrace(c, Match.of(c.holds(request.context()))))
                        .toList(),
                List.copyOf(principal.and(action).and(resource).and(conditions).dependencies()));
    }
}
