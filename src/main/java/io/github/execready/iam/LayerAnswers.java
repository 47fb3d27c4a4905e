// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.Optional;

/** What the statements of one layer say to a request. */
final class LayerAnswers {

    private LayerAnswers() {}

    /** Whether a statement of the layer allows, whichever way it names the principal. */
    static Answer allow(Layer layer, PolicySet set, Request request) {
        return any(layer, set, request, Effect.ALLOW, LayerAnswers::covers);
    }

    /** Whether a statement of the layer denies. */
    static Answer deny(Layer layer, PolicySet set, Request request) {
        return any(layer, set, request, Effect.DENY, LayerAnswers::covers);
    }

    /** How a statement is about a principal. */
    @FunctionalInterface
    interface About {
        Truth test(Statement statement, Principal principal);
    }

    /** Whether a statement of an effect matches that is about the principal in a certain way. */
    static Answer any(Layer layer, PolicySet set, Request request, Effect effect, About about) {
        Answer answer = Answer.no(layer);
        for (Policy policy : set.policies()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == effect) {
                    Truth truth = about.test(statement, request.principal());
                    truth = truth.isNo() ? truth : truth.and(statement.matches(request));
                    if (!truth.isNo()) {
                        answer = answer.or(
                                new Answer(truth, layer, Optional.of(new Deciding(layer, policy.name(), statement))));
                    }
                    if (answer.truth().isYes()) {
                        return answer;
                    }
                }
            }
        }
        answer = open(answer, layer, set.open());
        return effect == Effect.ALLOW ? open(answer, layer, set.growing()) : answer;
    }

    private static Answer open(Answer answer, Layer layer, List<String> policies) {
        Answer open = answer;
        for (String policy : policies) {
            open = open.or(new Answer(Truth.open(Dependency.Kind.POLICY, policy), layer, Optional.empty()));
        }
        return open;
    }

    private static Truth covers(Statement statement, Principal principal) {
        return statement.principals().map(p -> p.covers(principal)).orElse(Truth.YES);
    }
}
