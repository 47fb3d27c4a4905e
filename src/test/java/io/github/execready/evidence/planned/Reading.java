// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.testing.Plan;
import java.util.Map;
import java.util.Optional;

/** A plan as the readers see it. */
final class Reading {

    private Reading() {}

    static Scope scope(Plan plan) {
        return new Scope(new Graph(plan.input()), new Names(DeploymentValues.NONE));
    }

    static Scope scope(Plan plan, Map<String, Condition> meanings) {
        return new Scope(new Graph(plan.input().where(meanings)), new Names(DeploymentValues.NONE));
    }

    static Scope in(Plan plan, String region, String account) {
        return new Scope(
                new Graph(plan.input()),
                new Names(new DeploymentValues(Map.of(), Optional.of(region), Optional.of(account), false)));
    }

    static Property of(Scope scope, String address) {
        return scope.of(scope.graph().at(address).orElseThrow());
    }
}
