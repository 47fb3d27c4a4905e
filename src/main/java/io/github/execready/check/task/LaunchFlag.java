// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import java.util.List;
import java.util.function.BiFunction;

/** The flag that a task got at its launch and keeps for life. */
final class LaunchFlag {

    private LaunchFlag() {}

    /** Passes a task that has it; {@code off} judges one that has not. */
    static List<Judgement> judge(Inputs inputs, BiFunction<Inputs, Facts, Outcome> off) {
        Evidence<Boolean> has =
                inputs.task().flatMap(t -> t.enableExecuteCommand().absentAs(false));
        Facts facts = Facts.of("enableExecuteCommand", has);
        Outcome outcome = has.fold(
                known -> known.value() ? Outcome.pass(facts) : off.apply(inputs, facts),
                absent -> Outcome.notApplicable("no-task"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }
}
