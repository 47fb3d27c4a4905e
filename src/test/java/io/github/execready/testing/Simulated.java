// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import static io.github.execready.testing.Targets.absent;
import static io.github.execready.testing.Targets.known;

import io.github.execready.check.Check;
import io.github.execready.check.permission.SimulationQuestions;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.Simulation;
import java.util.List;
import java.util.function.Function;

/** Targets of which AWS's policy simulator was asked as well. */
public final class Simulated {

    private Simulated() {}

    /** The target with answers to all that a check would ask. */
    public static ExecTarget with(ExecTarget target, Check check, Function<String, SimulatedAction> answer) {
        List<Simulation> simulations = SimulationQuestions.about(target, List.of(check)).stream()
                .map(question -> new Simulation(
                        question, known(question.actions().stream().map(answer).toList())))
                .toList();
        return target.withSimulations(known(simulations));
    }

    /** The target where the simulator says that a policy of the organization denies all that a check asks. */
    public static ExecTarget deniedByTheOrganization(ExecTarget target, Check check) {
        return with(target, check, action -> said(action, "implicitDeny", known(false)));
    }

    /** An answer without anything about boundaries, policies or keys. */
    public static SimulatedAction said(String action, String decision, Evidence<Boolean> byOrganizations) {
        return new SimulatedAction(action, decision, byOrganizations, absent("detail"), List.of(), List.of());
    }
}
