// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Excerpt;
import io.github.execready.check.Facts;
import io.github.execready.iam.Deciding;
import io.github.execready.iam.Decision;
import io.github.execready.iam.Dependency;
import io.github.execready.iam.Effect;
import io.github.execready.iam.Layer;
import io.github.execready.iam.Match;
import io.github.execready.iam.PolicyEvaluator;
import io.github.execready.iam.PolicyLayers;
import io.github.execready.iam.Request;
import io.github.execready.iam.Trace;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.SimulatedAction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What IAM answers to a request of an exec session, as far as the policies show it.
 *
 * @param known all policies that have a say, whatever their layer
 * @param opinion what AWS's policy simulator says of the part that it sees; empty where nobody asked it
 */
public record Permission(
        Request request,
        PolicyLayers layers,
        Decision decision,
        HeldPolicies known,
        Optional<SimulatedAction> opinion) {

    static Permission of(Request request, Requester requester, HeldPolicies resource) {
        PolicyLayers own =
                PolicyLayers.NONE.withIdentity(requester.identity().set()).withResource(resource.set());
        HeldPolicies boundary = requester.boundary().orElse(HeldPolicies.NONE);
        PolicyLayers layers = requester.boundary().isPresent() ? own.withBoundary(boundary.set()) : own;
        return new Permission(
                request,
                layers,
                PolicyEvaluator.decide(request, layers),
                requester.identity().and(boundary).and(resource),
                Optional.empty());
    }

    /** What a resource's policy says to a service, of which no other policy speaks. */
    public static Permission ofService(Request request, HeldPolicies resource) {
        PolicyLayers layers = PolicyLayers.NONE.withResource(resource.set());
        return new Permission(request, layers, PolicyEvaluator.decide(request, layers), resource, Optional.empty());
    }

    public boolean isAllowed() {
        return decision.isAllowed();
    }

    public boolean isDenied() {
        return decision.isDenied();
    }

    /** The answer where AWS may compare either of two names of a resource, and does not document which. */
    Permission eitherWay(Permission other) {
        return eitherWay(
                other,
                "whether AWS compares the resource as " + request.resource() + " or as "
                        + other.request().resource());
    }

    /**
     * The answer where AWS may understand the request in either of two ways, and does not document which.
     *
     * @param which for people: what the answer hangs on
     */
    Permission eitherWay(Permission other, String which) {
        boolean same = isAllowed() == other.isAllowed() && isDenied() == other.isDenied();
        if (same || decision instanceof Decision.Depends) {
            return this;
        }
        Dependency meaning = new Dependency(Dependency.Kind.MEANING, which);
        Decision open = other.decision() instanceof Decision.Depends
                ? other.decision()
                : new Decision.Depends(Set.of(meaning), Layer.IDENTITY, Optional.empty());
        return new Permission(request, layers, open, known, opinion);
    }

    /** What is missing to decide; nothing where it is decided. */
    public List<Gap> gaps() {
        return decision instanceof Decision.Depends depends
                ? depends.on().stream()
                        .map(dependency -> gap(dependency, depends.by()))
                        .distinct()
                        .sorted(Comparator.comparing(Gap::source).thenComparing(Gap::detail))
                        .toList()
                : List.of();
    }

    /** Adds what decided, or comes nearest to it, and what the simulator says, as something observed. */
    public Facts shown(Facts facts) {
        Facts shown = statement(facts);
        return opinion.map(said -> shown.and("simulator", said.decision(), SecondOpinion.ORIGIN))
                .orElse(shown);
    }

    /** The same, decided where a plan or template has the statement that allows; no other where it has none. */
    public Facts placed(Facts facts) {
        return decision.fold(
                allowed -> allowed.by()
                        .flatMap(known::origin)
                        .map(facts::decidedAt)
                        .orElse(facts),
                implicitly -> facts,
                explicitly -> facts,
                depends -> facts);
    }

    /** The statement that allows as far as the role's own policies go, where the answer hangs on something else as well. */
    public Facts granted() {
        return Trace.of(request, layers).stream()
                .filter(trace -> trace.layer() == Layer.IDENTITY
                        && trace.statement().effect() == Effect.ALLOW
                        && trace.whole() == Match.YES)
                .findFirst()
                .map(trace -> new Deciding(trace.layer(), trace.policy(), trace.statement()))
                .map(by -> with(Facts.none(), known.origin(by), by.toString()))
                .orElse(Facts.none());
    }

    private Facts statement(Facts facts) {
        return decision.fold(
                allowed -> allowed.by()
                        .map(by -> with(facts, known.origin(by), by.toString()))
                        .orElse(facts),
                implicitly -> refused(facts),
                explicitly -> refused(facts),
                depends -> facts);
    }

    private Facts refused(Facts facts) {
        return Refusal.of(this)
                .flatMap(Refusal::by)
                .map(by -> with(facts, Optional.ofNullable(known.origins().get(by.policy())), by.words()))
                .orElse(facts);
    }

    private static Facts with(Facts facts, Optional<Origin> shown, String words) {
        return facts.and("statement", Excerpt.of(words), shown.orElse(new Origin("iam:GetRole", "")));
    }

    private Gap gap(Dependency dependency, Optional<Deciding> by) {
        String where = by.map(Deciding::toString).orElse("the answer");
        return switch (dependency.kind()) {
            case KEY -> known.gaps().getOrDefault(dependency.name(), gap(dependency.name(), where));
            case POLICY ->
                known.gaps()
                        .getOrDefault(
                                dependency.name(),
                                new Gap(Gap.Reason.UNDETERMINED, "policy " + dependency.name(), "it is not known"));
            case MEANING ->
                new Gap(Gap.Reason.UNDOCUMENTED, "IAM's documentation", where + " hangs on " + dependency.name());
        };
    }

    private static Gap gap(String key, String where) {
        String detail = where + " hangs on its value";
        return key.startsWith(PolicyDocument.OPEN)
                ? new Gap(Gap.Reason.OUTSIDE_THE_INPUT, key.substring(PolicyDocument.OPEN.length()), detail)
                : new Gap(Gap.Reason.UNDETERMINED, "condition key " + key, detail);
    }
}
