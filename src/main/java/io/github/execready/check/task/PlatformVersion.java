// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.service.Rollout;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Version;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The task runs on a Fargate platform version that has ECS Exec.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-run.html">Running commands with
 *     ECS Exec: 1.4.0 on Linux, 1.0.0 on Windows</a>
 */
public final class PlatformVersion implements Check {

    private static final String LATEST = "LATEST";
    private static final Version LINUX = Version.of("1.4.0");
    private static final Version WINDOWS = Version.of("1.0.0");

    @Override
    public String id() {
        return "platform-version";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.SERVICE, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return List.of(new Judgement(inputs.taskSubject(), outcome(inputs)));
    }

    private static Outcome outcome(Inputs inputs) {
        boolean hasTask = !inputs.task().isAbsent();
        if (!hasTask && inputs.service().isAbsent()) {
            return Outcome.notApplicable("no-task");
        }
        Evidence<Capacity> capacity = hasTask ? Capacity.ofTask(inputs.task()) : Capacity.ofService(inputs.service());
        return capacity.fold(
                known -> known.value() == Capacity.FARGATE ? onFargate(inputs, hasTask) : notFargate(),
                absent -> notFargate(),
                // The latest is right on Fargate, and elsewhere there is no version that could be too old.
                unknown -> version(inputs, hasTask).is(LATEST)
                        ? onFargate(inputs, hasTask)
                        : Outcome.notEvaluated(unknown.gap()));
    }

    /** A service that names no version gets LATEST; a task shows the version that LATEST meant when it was launched. */
    private static Evidence<String> version(Inputs inputs, boolean hasTask) {
        return hasTask
                ? inputs.task().flatMap(Task::platformVersion)
                : inputs.service().flatMap(Service::platformVersion).absentAs(LATEST);
    }

    private static Outcome notFargate() {
        return Outcome.notApplicable("not-on-fargate");
    }

    private static Outcome onFargate(Inputs inputs, boolean hasTask) {
        Evidence<String> version = version(inputs, hasTask);
        Evidence<String> family = family(inputs);
        Facts facts = named(inputs, Facts.of("platformVersion", version))
                .andKnown("platformFamily", family)
                .andKnown("taskDefinition", inputs.task().flatMap(Task::taskDefinition));
        return version.fold(
                known -> known.value().equals(LATEST)
                        ? Outcome.pass(facts)
                        : judged(
                                Version.in(known.value()),
                                family,
                                Rollout.remedyFacts(inputs.service(), facts),
                                known.origin().source()),
                absent -> unreadable(absent.origin().source()),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    /** Where no version is named, what puts the tasks on Fargate decides. */
    private static Facts named(Inputs inputs, Facts facts) {
        Evidence<Service> service = inputs.service();
        return service.flatMap(Service::platformVersion).isAbsent()
                ? facts.decidedAt(service.flatMap(Service::launchType))
                : facts;
    }

    private static Outcome judged(Optional<Version> version, Evidence<String> family, Facts facts, String source) {
        if (version.isEmpty()) {
            return unreadable(source);
        }
        if (!version.get().isBefore(LINUX)) {
            return Outcome.pass(facts);
        }
        if (version.get().isBefore(WINDOWS)) {
            return Outcome.fail("fargate-platform-version-old", facts);
        }
        return family.fold(
                known -> known.value().toUpperCase(Locale.ROOT).startsWith("WINDOWS")
                        ? Outcome.pass(facts)
                        : Outcome.fail("fargate-platform-version-old", facts),
                absent -> Outcome.fail("fargate-platform-version-old", facts),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome unreadable(String source) {
        return Outcome.notEvaluated(new Gap(
                Gap.Reason.SERVICE_ERROR, source, "the Fargate task shows no platform version that can be read"));
    }

    private static Evidence<String> family(Inputs inputs) {
        Evidence<String> ofTask = inputs.task().flatMap(Task::platformFamily);
        return ofTask.isKnown() ? ofTask : inputs.taskDefinition().flatMap(TaskDefinition::operatingSystemFamily);
    }
}
