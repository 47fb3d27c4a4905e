// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
        return decide(request, layers, () -> Grants.of(request, layers));
    }

    private static Decision decide(Request request, PolicyLayers layers, Supplier<Answer> grants) {
        Answer denied = denied(request, layers);
        if (denied.truth().isYes() && denied.by().isPresent()) {
            return new Decision.ExplicitlyDenied(denied.by().get());
        }
        Answer granted = grants.get();
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

    /**
     * What the principal's own policies say, and those of its organization, as if the resource had none: the part of an
     * answer that AWS's policy simulator sees.
     */
    public static Decision decideOwn(Request request, PolicyLayers layers) {
        PolicyLayers own = new PolicyLayers(
                layers.identity(),
                layers.boundary(),
                layers.session(),
                layers.serviceControl(),
                List.of(),
                Optional.empty(),
                PolicySet.EMPTY);
        return decide(request, own, () -> Grants.ofIdentity(request, own));
    }

    private static Answer denied(Request request, PolicyLayers layers) {
        Answer denied = LayerAnswers.deny(Layer.IDENTITY, layers.identity(), request);
        denied = denied.orElse(() -> LayerAnswers.deny(Layer.RESOURCE, layers.resource(), request));
        for (PolicySet level : serviceControl(request, layers)) {
            denied = denied.orElse(() -> LayerAnswers.deny(Layer.SERVICE_CONTROL, level, request));
        }
        for (PolicySet level : layers.resourceControl()) {
            denied = denied.orElse(() -> LayerAnswers.deny(Layer.RESOURCE_CONTROL, level, request));
        }
        return denied.orElse(() -> denied(Layer.BOUNDARY, layers.boundary(), request))
                .orElse(() -> denied(Layer.SESSION, layers.session(), request))
                .orElse(() -> denied(Layer.ENDPOINT, layers.endpoint(), request));
    }

    private static Answer denied(Layer layer, Optional<PolicySet> set, Request request) {
        return set.isPresent() ? LayerAnswers.deny(layer, set.get(), request) : Answer.no(layer);
    }

    private static Answer limits(Request request, PolicyLayers layers) {
        Answer limits = Answer.yes(Layer.IDENTITY);
        for (PolicySet level : serviceControl(request, layers)) {
            limits = limits.and(LayerAnswers.allow(Layer.SERVICE_CONTROL, level, request));
        }
        for (PolicySet level : layers.resourceControl()) {
            limits = limits.and(LayerAnswers.allow(Layer.RESOURCE_CONTROL, level, request));
        }
        return layers.endpoint().isPresent()
                ? limits.and(
                        LayerAnswers.allow(Layer.ENDPOINT, layers.endpoint().get(), request))
                : limits;
    }

    // Service control policies bind the users and roles of an account, not AWS's services.
    private static List<PolicySet> serviceControl(Request request, PolicyLayers layers) {
        return request.principal() instanceof Principal.Service ? List.of() : layers.serviceControl();
    }
}
