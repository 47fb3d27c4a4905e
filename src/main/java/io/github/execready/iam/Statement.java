// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param position where its brace stands in the document
 * @param sid empty where it is not there
 * @param principals whom it is about; empty in policies of identities
 * @param resources what it is about; empty in trust policies, which are about their own role
 * @param conditions all of which have to hold
 */
public record Statement(
        Position position,
        String sid,
        Effect effect,
        Optional<PrincipalElement> principals,
        ActionElement actions,
        Optional<ResourceElement> resources,
        List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** How people find it: by its Sid if it has one, and by its place. */
    public String label() {
        return sid.isEmpty() ? "statement at " + position : "statement " + sid + " at " + position;
    }

    Truth matches(Request request) {
        Truth truth = actions.matches(request.action());
        if (truth.isNo()) {
            return truth;
        }
        return restMatches(request, truth);
    }

    private Truth restMatches(Request request, Truth actionMatches) {
        Truth truth = actionMatches;
        if (resources.isPresent()) {
            truth = truth.and(resources.get().matches(request));
        }
        return truth.isNo() ? truth : conditionsHold(request.context(), truth);
    }

    private Truth conditionsHold(Context context, Truth soFar) {
        Truth truth = soFar;
        for (Condition condition : conditions) {
            truth = truth.and(condition.holds(context));
            if (truth.isNo()) {
                return truth;
            }
        }
        return truth;
    }
}
