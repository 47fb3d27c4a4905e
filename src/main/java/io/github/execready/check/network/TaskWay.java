// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.network.Question;
import java.util.List;
import java.util.function.UnaryOperator;

/** The way of the running task, which on a machine outside AWS no API shows. */
final class TaskWay {

    private TaskWay() {}

    static Judgement judgement(Inputs inputs, Question question, String noWay, UnaryOperator<String> key) {
        if (inputs.network().isAbsent() && Capacity.ofTask(inputs.task()).is(Capacity.EXTERNAL)) {
            return new Judgement(inputs.taskSubject(), outside(question, key.apply(noWay)));
        }
        return way(inputs, question, noWay).judgement(key);
    }

    /** The ways from all the interfaces that a task may get once it is deployed; none for what is deployed. */
    static List<Judgement> planned(Inputs inputs, Question question, String noWay, UnaryOperator<String> key) {
        Evidence<List<NetworkInterface>> planned = inputs.network().flatMap(Network::plannedInterfaces);
        return planned.toOptional().orElse(List.of()).stream()
                .map(Start::ofPlanned)
                .map(start -> Way.of(inputs, start, question, noWay).judgement(key))
                .toList();
    }

    /** The way of the task; of all interfaces that one which is not deployed may get, that of the worst off. */
    static Judgement worst(Inputs inputs, Question question, String noWay, UnaryOperator<String> key) {
        List<Judgement> planned = planned(inputs, question, noWay, key);
        return planned.stream()
                .filter(judgement -> judgement.outcome() instanceof Outcome.Fail)
                .findFirst()
                .or(() -> planned.stream()
                        .filter(judgement -> !(judgement.outcome() instanceof Outcome.Pass))
                        .findFirst())
                .or(() -> planned.stream().findFirst())
                .orElseGet(() -> judgement(inputs, question, noWay, key));
    }

    static Way way(Inputs inputs, Question question, String noWay) {
        Start start = Start.ofTask(inputs);
        return Way.of(inputs, start, question, noWay);
    }

    private static Outcome outside(Question question, String atWorst) {
        return Outcome.notEvaluatedButAtWorst(
                atWorst,
                new Gap(
                        Gap.Reason.BY_TRIAL,
                        "the network of the external instance",
                        "no API shows it; on the machine, see whether TCP 443 opens: curl -sv https://"
                                + question.service() + "."
                                + (question.region().isEmpty() ? "REGION" : question.region())
                                + ".amazonaws.com"));
    }
}
