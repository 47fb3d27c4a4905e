// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.check.Capacity;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Judging the container instance that the task runs on, where it runs on one. */
final class OnInstance {

    private OnInstance() {}

    /** Reads the task and its container instance; the facts begin with {@code containerInstance}, its ARN. */
    static List<Judgement> judge(Inputs inputs, BiFunction<ContainerInstance, Facts, Outcome> judge) {
        Evidence<ContainerInstance> instance = inputs.containerInstance();
        Judgement judgement = instance.fold(
                known -> new Judgement(
                        subject(known.value()),
                        judge.apply(
                                known.value(), Facts.of("containerInstance", instance.map(ContainerInstance::arn)))),
                absent -> new Judgement(
                        inputs.taskSubject(), without(inputs, Outcome.notApplicable("no-container-instance"))),
                unknown -> new Judgement(inputs.taskSubject(), without(inputs, Outcome.notEvaluated(unknown.gap()))));
        return List.of(judgement);
    }

    /** An attribute's value, empty for attributes that have none; absent where the instance lacks the attribute. */
    static Evidence<String> attribute(ContainerInstance instance, String name) {
        return instance.attributes()
                .fold(
                        known -> Optional.ofNullable(known.value().get(name))
                                .map(value -> Evidence.known(value, known.origin()))
                                .orElseGet(() -> Evidence.absent(known.origin())),
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** A gap for something that the instance does not report although every agent should. */
    static Outcome notReported(Origin origin, String what) {
        return Outcome.notEvaluated(
                new Gap(Gap.Reason.NOT_VISIBLE, origin.source(), "the container instance reports no " + what));
    }

    private static Outcome without(Inputs inputs, Outcome otherwise) {
        if (inputs.task().isAbsent()) {
            return Outcome.notApplicable("no-task");
        }
        return Capacity.ofTask(inputs.task())
                .fold(
                        known -> known.value() == Capacity.FARGATE ? Outcome.notApplicable("fargate") : otherwise,
                        absent -> Outcome.notApplicable("no-container-instance"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Subject subject(ContainerInstance instance) {
        return new Subject(Subject.Kind.CONTAINER_INSTANCE, instance.arn().resourceName());
    }
}
