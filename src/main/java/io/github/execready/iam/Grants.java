// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.function.Predicate;

/**
 * Who grants a request: the identity's policies, as far as its boundary and its session's policy go, or the resource's
 * own policy, or both together where neither is enough.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html">
 *     one account</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">
 *     two accounts</a>
 */
final class Grants {

    private final Request request;
    private final PolicyLayers layers;

    private Grants(Request request, PolicyLayers layers) {
        this.request = request;
        this.layers = layers;
    }

    static Answer of(Request request, PolicyLayers layers) {
        return new Grants(request, layers).answer();
    }

    /** Who grants it if the resource has no say. */
    static Answer ofIdentity(Request request, PolicyLayers layers) {
        return new Grants(request, layers).byIdentity();
    }

    private Answer answer() {
        if (request.principal() instanceof Principal.Service) {
            return byResource(Naming::somehow);
        }
        if (!request.isWithinAccount()) {
            return byIdentity().and(byResource(Naming::somehow));
        }
        Answer byIdentity =
                request.needsResourcePolicy() ? byIdentity().and(byResource(Naming::account)) : byIdentity();
        // What is granted to a role reaches a session as far as boundary and session policy let it; what is granted to
        // the session or the user itself is not limited by them.
        return byIdentity
                .orElse(() -> byResource(Naming::self))
                .orElse(() ->
                        byResource(naming -> naming.role() || naming.everyone()).and(bounds()));
    }

    private Answer byIdentity() {
        if (request.principal() instanceof Principal.Root) {
            return Answer.yes(Layer.IDENTITY);
        }
        return LayerAnswers.allow(Layer.IDENTITY, layers.identity(), request).and(bounds());
    }

    private Answer bounds() {
        Answer boundary = layers.boundary()
                .map(set -> LayerAnswers.allow(Layer.BOUNDARY, set, request))
                .orElse(Answer.yes(Layer.BOUNDARY));
        Answer session = layers.session()
                .map(set -> LayerAnswers.allow(Layer.SESSION, set, request))
                .orElse(Answer.yes(Layer.SESSION));
        return boundary.and(session);
    }

    private Answer byResource(Predicate<Naming> way) {
        return LayerAnswers.any(
                Layer.RESOURCE,
                layers.resource(),
                request,
                Effect.ALLOW,
                (statement, principal) -> named(statement, principal, way));
    }

    private static Truth named(Statement statement, Principal principal, Predicate<Naming> way) {
        return statement.principals().map(p -> p.covers(principal, way)).orElse(Truth.NO);
    }
}
