// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * One precondition of ECS Exec. Implementations are stateless: the same evidence always gives the same outcomes, and
 * evidence that is unknown gives {@link Outcome.NotEvaluated} unless what is known decides by itself. Several targets may
 * be judged at once, on several threads.
 */
public interface Check {

    /** The kebab-case name, which is also the name of its document: {@code checks/<id>.md}. */
    String id();

    /** The parts of the target that it reads; reading another part is an error of the check. */
    Set<Part> inputs();

    /**
     * The ids of the checks without which this one says nothing worth reading: where one of them failed for the same
     * subject, this one is reported as blocked by it.
     */
    default Set<String> prerequisites() {
        return Set.of();
    }

    /** One judgement for each subject, in the order of the evidence. */
    List<Judgement> judge(Inputs inputs);
}
