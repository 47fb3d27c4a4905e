// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.client;

import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Version;
import java.util.List;
import java.util.function.Function;

/** Judging a tool of this machine by its version. */
final class InstalledTool {

    private InstalledTool() {}

    static List<Judgement> judge(
            String name, Evidence<Version> version, Function<Version, Outcome> installed, Outcome missing) {
        Outcome outcome = version.fold(
                known -> installed.apply(known.value()), absent -> missing, unknown -> unread(unknown.gap()));
        return List.of(new Judgement(new Subject(Subject.Kind.CLIENT, name), outcome));
    }

    // Whoever leaves this machine out says that sessions are opened from another one.
    private static Outcome unread(Gap gap) {
        return gap.reason() == Gap.Reason.NOT_ASKED
                ? Outcome.notApplicable("not-this-machine")
                : Outcome.notEvaluated(gap);
    }
}
