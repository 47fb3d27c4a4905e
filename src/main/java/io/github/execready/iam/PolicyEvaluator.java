// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decides requests as AWS documents it: a statement that denies wins in any layer; else every layer that limits has to
 * allow, and somebody has to grant.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">
 *     how AWS decides</a>
 */
public final class PolicyEvaluator {

    private PolicyEvaluator() {}

    public static Decision decide(Request request, PolicyLayers layers) {
        Answer denied = denied(request, layers);
        if (denied.truth().isYes() && denied.by().isPresent()) {
            return new Decision.ExplicitlyDenied(denied.by().get());
        }
        Answer granted = Grants.of(request, layers);
        Answer allowed = limits(request, layers).and(granted);
        if (allowed.truth().isNo()) {
            return new Decision.ImplicitlyDenied(allowed.layer(), denied.truth().dependencies());
        }
        if (allowed.truth().isYes() && denied.truth().isNo()) {
            return new Decision.Allowed(granted.by());
        }
        Answer open = denied.truth().isOpen() ? denied : allowed;
        Set<Dependency> on = new LinkedHashSet<>(denied.truth().dependencies());
        on.addAll(allowed.truth().dependencies());
        return new Decision.Depends(Set.copyOf(on), open.layer(), open.by());
    }

    private static Answer denied(Request request, PolicyLayers layers) {
        Answer denied = Answer.no(Layer.RESOURCE);
        for (PolicyLayers.Layered layered : layers.all()) {
            if (applies(layered.layer(), request)) {
                denied = LayerAnswers.deny(layered.layer(), layered.set(), request)
                        .or(denied);
            }
            if (denied.truth().isYes()) {
                return denied;
            }
        }
        return denied;
    }

    private static Answer limits(Request request, PolicyLayers layers) {
        Answer limits = Answer.yes(Layer.IDENTITY);
        for (PolicyLayers.Layered layered : layers.all()) {
            boolean outer = switch (layered.layer()) {
                case SERVICE_CONTROL, RESOURCE_CONTROL, ENDPOINT -> applies(layered.layer(), request);
                default -> false;
            };
            if (outer) {
                limits = limits.and(LayerAnswers.allow(layered.layer(), layered.set(), request));
            }
        }
        return limits;
    }

    // Service control policies bind the users and roles of an account, not AWS's services.
    private static boolean applies(Layer layer, Request request) {
        return layer != Layer.SERVICE_CONTROL || !(request.principal() instanceof Principal.Service);
    }
}
