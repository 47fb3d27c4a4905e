// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget.Identity;
import java.util.List;
import java.util.stream.Stream;

/** What verdicts and targets are called where people read. */
public final class Names {

    private Names() {}

    static String of(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    /** The state of a hop; the one that matters stands out without colour. */
    public static String of(State state) {
        return state == State.BLOCKED ? "BLOCKED" : state.label();
    }

    static String heading(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "Blockers";
            case WARNING -> "Warnings";
            case ADVICE -> "Advice";
        };
    }

    /** The targets of a report together: {@code service api in cluster prod (eu-west-1), 3 tasks}. */
    public static String of(Report report) {
        List<Identity> targets =
                report.targets().stream().map(TargetReport::identity).toList();
        if (targets.isEmpty()) {
            return "no target";
        }
        if (targets.size() == 1) {
            return of(targets.get(0));
        }
        boolean oneService = targets.stream()
                        .map(t -> List.of(t.region(), t.cluster(), t.service()))
                        .distinct()
                        .count()
                == 1;
        Identity first = targets.get(0);
        return oneService && !first.service().isEmpty()
                ? "service " + first.service() + place(first) + ", " + targets.size() + " tasks"
                : targets.size() + " targets";
    }

    /** {@code task 0123 of service api in cluster prod (eu-west-1)}. */
    public static String of(Identity target) {
        String service = target.service().isEmpty() ? "" : "service " + target.service();
        String what = Stream.of(target.taskId().isEmpty() ? "" : "task " + target.taskId(), service)
                .filter(part -> !part.isEmpty())
                .reduce((task, of) -> task + " of " + of)
                .orElse("target");
        return what + place(target);
    }

    /** The shortest name that tells a target from the others of its report. */
    static String brief(Identity target) {
        return target.taskId().isEmpty() ? target.service() : target.taskId();
    }

    private static String place(Identity target) {
        String cluster = target.cluster().isEmpty() ? "" : " in cluster " + target.cluster();
        return target.region().isEmpty() ? cluster : cluster + " (" + target.region() + ")";
    }
}
