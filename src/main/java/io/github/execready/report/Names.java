// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
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
        if (targets.stream().allMatch(t -> t.kind().isPlanned())) {
            return targets.size() + " planned targets";
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

    /** {@code task 0123 of service api in cluster prod (eu-west-1)}, {@code service aws_ecs_service.api (main.tf:12)}. */
    public static String of(Identity target) {
        if (target.kind().isPlanned()) {
            return nothingButTheFile(target) ? placed(target) : planned(target.kind()) + " " + placed(target);
        }
        String service = target.service().isEmpty() ? "" : "service " + target.service();
        String what = Stream.of(target.taskId().isEmpty() ? "" : "task " + target.taskId(), service)
                .filter(part -> !part.isEmpty())
                .reduce((task, of) -> task + " of " + of)
                .orElse("target");
        return what + place(target);
    }

    /** A place as editors and reviewers' tools read it: {@code main.tf:12:3}, or the file alone where no line is known. */
    public static String of(Location place) {
        return place.equals(Location.of(place.file())) ? place.file() : place.toString();
    }

    private static String planned(Identity.Kind kind) {
        return switch (kind) {
            case PLANNED_RUN_TASK -> "task launched by";
            case PLANNED_TASK_DEFINITION -> "task definition";
            default -> "service";
        };
    }

    /** The shortest name that tells a target from the others of its report. */
    public static String brief(Identity target) {
        if (target.kind().isPlanned()) {
            return target.address();
        }
        return target.taskId().isEmpty() ? target.service() : target.taskId();
    }

    /** The shortest name, with where it stands: {@code aws_ecs_service.api (main.tf:12:1)}. */
    static String placed(Identity target) {
        if (target.location().isEmpty()) {
            return brief(target);
        }
        String place = of(target.location().get());
        return nothingButTheFile(target) ? place : brief(target) + " (" + place + ")";
    }

    /** Whether it is a file that cannot be read, so that its name says it all. */
    private static boolean nothingButTheFile(Identity target) {
        return target.location()
                .filter(at -> at.file().equals(target.address()))
                .isPresent();
    }

    private static String place(Identity target) {
        String cluster = target.cluster().isEmpty() ? "" : " in cluster " + target.cluster();
        return target.region().isEmpty() ? cluster : cluster + " (" + target.region() + ")";
    }
}
