// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import picocli.CommandLine.Option;

/** Whether AWS's policy simulator is asked. */
final class SimulationOptions {

    @Option(
            names = "--no-simulate",
            description = "Do not ask AWS's policy simulator (iam:SimulatePrincipalPolicy) for a second opinion.")
    private boolean noSimulate;

    ExecReadiness over(ExecReadiness readiness) {
        return noSimulate ? readiness.withoutSimulation() : readiness;
    }
}
