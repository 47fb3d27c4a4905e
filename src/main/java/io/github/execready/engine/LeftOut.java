// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * Stands in for a check that a selection leaves out: it reads nothing, and says of the whole target that nobody looked.
 *
 * @param source what leaves it out
 */
record LeftOut(String id, String source) implements Check {

    /** By this a reader of a saved report knows it as well. */
    static final String REASON = "left out of this run";

    @Override
    public Set<Part> inputs() {
        return Set.of();
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Gap gap = new Gap(Gap.Reason.LEFT_OUT, source, REASON);
        return List.of(new Judgement(inputs.taskSubject(), Outcome.notEvaluated(gap)));
    }
}
