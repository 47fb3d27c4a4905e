// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import java.util.function.Supplier;

/** Whether AWS's policy simulator is asked. */
final class SimulationOptions {

    private final Supplier<Boolean> noSimulate;

    SimulationOptions(Syntax syntax) {
        noSimulate = syntax.flag(
                "--no-simulate",
                "Do not ask AWS's policy simulator (iam:SimulatePrincipalPolicy) for a second opinion.");
    }

    ExecReadiness over(ExecReadiness readiness) {
        return noSimulate.get() ? readiness.withoutSimulation() : readiness;
    }
}
