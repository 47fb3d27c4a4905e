// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Gap;
import io.github.execready.network.Question;
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
                                + question.service() + "." + question.region() + ".amazonaws.com"));
    }
}
