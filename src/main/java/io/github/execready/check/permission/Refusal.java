// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.Decision;
import io.github.execready.iam.Effect;
import io.github.execready.iam.Layer;
import io.github.execready.iam.Match;
import io.github.execready.iam.Request;
import io.github.execready.iam.StatementTrace;
import io.github.execready.iam.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why a request is denied, as far as somebody who is to mend it wants to know.
 *
 * @param by what there is to point at: the statement that denies, or the one that nearly allows
 */
public record Refusal(Kind kind, Optional<Place> by) {

    /**
     * A statement.
     *
     * @param policy the policy's name
     * @param words where it stands and what about it decides
     */
    public record Place(String policy, String words) {}

    /** The sorts of refusal, which have different remedies. */
    public enum Kind {
        /** A statement denies. */
        DENIED,
        /** The own policies allow and the boundary does not. */
        BOUNDARY,
        /** A policy of the organization does not allow. */
        ORGANIZATION,
        /** The own policies allow as far as they go and the resource's own policy does not. */
        RESOURCE,
        /** A statement allows the action, for other resources. */
        OTHER_RESOURCE,
        /** A statement allows the action under a condition that the request does not meet. */
        CONDITION,
        /** No statement allows the action. */
        NOT_GRANTED
    }

    /** Why a permission is denied; empty if it is not. */
    public static Optional<Refusal> of(Permission permission) {
        return permission
                .decision()
                .fold(
                        allowed -> Optional.empty(),
                        implicitly -> Optional.of(implicit(permission, implicitly)),
                        explicitly -> Optional.of(new Refusal(
                                Kind.DENIED,
                                Optional.of(new Place(
                                        explicitly.by().policy(),
                                        explicitly.by().toString())))),
                        depends -> Optional.empty());
    }

    private static Refusal implicit(Permission permission, Decision.ImplicitlyDenied denied) {
        return switch (denied.layer()) {
            case BOUNDARY, SESSION -> new Refusal(Kind.BOUNDARY, Optional.empty());
            case SERVICE_CONTROL, RESOURCE_CONTROL -> new Refusal(Kind.ORGANIZATION, Optional.empty());
            case RESOURCE, ENDPOINT ->
                new Refusal(Kind.RESOURCE, byResource(permission).by());
            case IDENTITY -> near(permission, Layer.IDENTITY);
        };
    }

    /** Why the resource's own policy does not allow, where it has to and nothing denies. */
    public static Refusal byResource(Permission permission) {
        return near(permission, Layer.RESOURCE);
    }

    private static Refusal near(Permission permission, Layer layer) {
        Request request = permission.request();
        List<StatementTrace> near = Trace.of(request, permission.layers()).stream()
                .filter(trace -> trace.layer() == layer && trace.statement().effect() == Effect.ALLOW)
                .toList();
        return first(near, trace -> trace.resource() != Match.NO)
                .map(trace -> new Refusal(Kind.CONDITION, Optional.of(condition(trace))))
                .or(() -> first(near, trace -> true)
                        .map(trace -> new Refusal(Kind.OTHER_RESOURCE, Optional.of(resources(trace)))))
                .orElse(new Refusal(Kind.NOT_GRANTED, Optional.empty()));
    }

    /** The statement of the resource's own policy that would allow if its conditions held; empty if there is none. */
    public static Optional<Place> ofResource(Permission permission) {
        return first(
                        Trace.of(permission.request(), permission.layers()),
                        trace -> trace.layer() == Layer.RESOURCE
                                && trace.statement().effect() == Effect.ALLOW
                                && trace.resource() != Match.NO
                                && trace.conditions().stream().anyMatch(c -> c.match() == Match.NO))
                .map(Refusal::condition);
    }

    private static Optional<StatementTrace> first(List<StatementTrace> traces, Predicate<StatementTrace> test) {
        return traces.stream().filter(test).findFirst();
    }

    private static Place condition(StatementTrace trace) {
        return place(
                trace,
                trace.conditions().stream()
                        .filter(c -> c.match() == Match.NO)
                        .map(c -> c.condition().toString())
                        .findFirst()
                        .orElse(""));
    }

    private static Place resources(StatementTrace trace) {
        return place(
                trace,
                trace.statement()
                        .resources()
                        .map(r -> (r.negated() ? "NotResource " : "Resource ") + String.join(", ", r.patterns()))
                        .orElse(""));
    }

    private static Place place(StatementTrace trace, String what) {
        return new Place(
                trace.policy(),
                "policy " + trace.policy() + ", " + trace.statement().label() + ": " + what);
    }
}
