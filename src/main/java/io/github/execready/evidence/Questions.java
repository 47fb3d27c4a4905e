// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.SimulationQuestion;
import java.util.List;

/**
 * What AWS's policy simulator is to be asked about a target. Sources know how to ask, and nothing of what decides: the
 * questions come from whoever judges.
 */
@FunctionalInterface
public interface Questions {

    /** Asks nothing. */
    Questions NONE = target -> List.of();

    /**
     * The questions about a target of which all but the answers is known. The same target always has the same
     * questions, or a recorded answer would not be found again.
     */
    List<SimulationQuestion> about(ExecTarget target);
}
