// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Gap;
import io.github.execready.network.Hop;
import io.github.execready.network.Path;
import io.github.execready.network.Question;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A way from a task to a service, and what a check says of it.
 *
 * @param noWay the key of the cause where nothing leads out
 */
record Way(Inputs inputs, Start start, Question question, Path path, String noWay) {

    static Way of(Inputs inputs, Start start, Question question, String noWay) {
        return new Way(inputs, start, question, start.path(inputs, question), noWay);
    }

    /**
     * What the path comes to.
     *
     * @param key what the check calls a cause of this key
     */
    Judgement judgement(UnaryOperator<String> key) {
        return new Judgement(start.subject(), outcome(key)).along(path, service());
    }

    private Outcome outcome(UnaryOperator<String> key) {
        return switch (path.conclusion()) {
            case OPEN ->
                Outcome.pass(
                        new Passage(this).facts().and("path", inputs.network().map(network -> "open to " + service())));
            case BLOCKED -> {
                Hop deciding = path.deciding().get(0);
                yield Outcome.fail(key.apply(Causes.of(deciding, noWay)), new Break(this, deciding).facts());
            }
            case UNKNOWN -> new Outcome.NotEvaluated(gaps(), key.apply(noWay), new Passage(this).facts());
        };
    }

    /** What is missing; the path shows which hops it leaves open. */
    private List<Gap> gaps() {
        return path.deciding().stream()
                .flatMap(hop -> hop.gaps().stream())
                .distinct()
                .toList();
    }

    /** As people call it: of another Region only with its name. */
    String service() {
        return isOfTheRegion() ? question.service() : question.service() + " in " + question.region();
    }

    boolean isOfTheRegion() {
        return question.region().equals(inputs.identity().region());
    }
}
