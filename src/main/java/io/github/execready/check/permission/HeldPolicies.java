// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.AwsManagedPolicies;
import io.github.execready.iam.Deciding;
import io.github.execready.iam.Effect;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyException;
import io.github.execready.iam.PolicyKind;
import io.github.execready.iam.PolicySet;
import io.github.execready.iam.Position;
import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Group;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import io.github.execready.model.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of one layer, as far as they could be read and understood.
 *
 * @param origins who showed them, by their names
 * @param gaps why the others could not be read, by the names under which the set has them open
 * @param places where a plan or template has the statements
 */
public record HeldPolicies(
        PolicySet set, Map<String, Origin> origins, Map<String, Gap> gaps, Map<StatementId, Location> places) {

    /**
     * Which statement of which policy.
     *
     * @param policy the policy's name
     */
    public record StatementId(String policy, Position position) {}

    private static final String BY_AWS = "AWS managed policies";

    /** Nobody holds anything. */
    public static final HeldPolicies NONE = new HeldPolicies(PolicySet.EMPTY, Map.of(), Map.of());

    public HeldPolicies {
        origins = Map.copyOf(origins);
        gaps = Map.copyOf(gaps);
        places = Map.copyOf(places);
    }

    public HeldPolicies(PolicySet set, Map<String, Origin> origins, Map<String, Gap> gaps) {
        this(set, origins, gaps, Map.of());
    }

    /** Who showed the policy that decides, at the place of the statement where that has one. */
    Optional<Origin> origin(Deciding by) {
        return Optional.ofNullable(origins.get(by.policy()))
                .map(shown -> Optional.ofNullable(places.get(
                                new StatementId(by.policy(), by.statement().position())))
                        .map(at -> new Origin(shown.source(), shown.path(), Optional.of(at), shown.assumption()))
                        .orElse(shown));
    }

    /** The policies of a role. */
    public static HeldPolicies of(Role role) {
        return of("role " + role.arn().resourceName(), role.inlinePolicies(), role.attachedPolicies());
    }

    /** The policies of a user and of its groups. */
    public static HeldPolicies of(User user) {
        String name = user.arn().resourceName();
        HeldPolicies own = of("user " + name, user.inlinePolicies(), user.attachedPolicies());
        return user.groups()
                .fold(
                        known -> known.value().stream().map(HeldPolicies::of).reduce(own, HeldPolicies::and),
                        absent -> own,
                        unknown -> own.open("the groups of user " + name, unknown.gap()));
    }

    private static HeldPolicies of(Group group) {
        return of("group " + group.arn().resourceName(), group.inlinePolicies(), group.attachedPolicies());
    }

    /** The policy that bounds somebody; empty where none does. */
    static Optional<HeldPolicies> boundary(String holder, Evidence<PermissionsBoundary> boundary) {
        return boundary.fold(
                known -> Optional.of(
                        of(new AttachedPolicy(known.value().arn(), known.value().document()))),
                absent -> Optional.empty(),
                unknown -> Optional.of(NONE.open("the permissions boundary of " + holder, unknown.gap())));
    }

    /** One policy; none where it is absent. */
    public static HeldPolicies of(String name, PolicyKind kind, Evidence<PolicyDocument> document) {
        return document.fold(
                known -> parsed(name, kind, known.value(), known.origin()),
                absent -> NONE,
                unknown -> NONE.open(name, unknown.gap()));
    }

    private static HeldPolicies of(
            String holder, Evidence<List<Evidence<PolicyDocument>>> inline, Evidence<List<AttachedPolicy>> attached) {
        HeldPolicies embedded = inline.fold(
                known -> known.value().stream()
                        .map(document -> of("an inline policy of " + holder, PolicyKind.IDENTITY, document))
                        .reduce(NONE, HeldPolicies::and),
                absent -> NONE,
                unknown -> NONE.open("the inline policies of " + holder, unknown.gap()));
        HeldPolicies managed = attached.fold(
                known -> known.value().stream().map(HeldPolicies::of).reduce(NONE, HeldPolicies::and),
                absent -> NONE,
                unknown -> NONE.open("the policies attached to " + holder, unknown.gap()));
        return embedded.and(managed);
    }

    private static HeldPolicies of(AttachedPolicy policy) {
        String name = policy.arn().toString();
        if (policy.document() instanceof Evidence.Unknown<PolicyDocument> unknown
                && unknown.gap().reason() == Gap.Reason.OUTSIDE_THE_INPUT) {
            return asItWas(policy.arn(), unknown.gap())
                    .or(() -> asSurveyed(policy.arn(), unknown.gap()))
                    .orElseGet(() -> NONE.open(name, unknown.gap()));
        }
        return policy.document() instanceof Evidence.Unknown<PolicyDocument> unknown
                        && unknown.gap().reason() == Gap.Reason.NOT_COLLECTED
                ? managedByAws(policy.arn())
                        .map(known ->
                                known.and(new HeldPolicies(PolicySet.EMPTY, Map.of(), Map.of(name, unknown.gap()))))
                        .orElseGet(() -> NONE.open(name, unknown.gap()))
                : of(name, PolicyKind.IDENTITY, policy.document());
    }

    /** A policy of AWS's own of which nobody can ask AWS before anything is deployed: taken as it was, which is said. */
    private static Optional<HeldPolicies> asItWas(Arn arn, Gap gap) {
        return AwsManagedPolicies.ofArn(arn)
                .map(known -> of(
                        arn.toString(),
                        PolicyKind.IDENTITY,
                        Evidence.known(
                                known.document(),
                                new Origin(BY_AWS, "as of " + known.edited(), gap.location(), "")
                                        .assuming(arn.resourceName() + " is as AWS had it on " + known.edited()))));
    }

    /** Another policy of AWS's own: it denies nothing, which is said, and may allow anything. */
    private static Optional<HeldPolicies> asSurveyed(Arn arn, Gap gap) {
        return AwsManagedPolicies.surveyed(arn).map(opened -> {
            String name = arn.toString();
            Origin origin = new Origin(BY_AWS, AwsManagedPolicies.SURVEYED, gap.location(), "")
                    .assuming(arn.resourceName() + " denies nothing of ssmmessages, as none such of AWS's did in "
                            + AwsManagedPolicies.SURVEYED);
            Policy policy = Policy.of(name, Effect.ALLOW, opened, List.of("*"));
            return new HeldPolicies(PolicySet.EMPTY.andGrowing(policy), Map.of(name, origin), Map.of(name, gap));
        });
    }

    /** A policy of AWS's own that nobody collected, as AWS had it when this version was made. */
    private static Optional<HeldPolicies> managedByAws(Arn arn) {
        return AwsManagedPolicies.ofArn(arn).flatMap(known -> {
            try {
                Policy policy = Policy.parse(
                        arn.toString(), PolicyKind.IDENTITY, known.document().json());
                Origin origin = new Origin(BY_AWS, "as of " + known.edited());
                return Optional.of(
                        new HeldPolicies(PolicySet.EMPTY.andGrowing(policy), Map.of(policy.name(), origin), Map.of()));
            } catch (PolicyException e) {
                return Optional.empty();
            }
        });
    }

    private static HeldPolicies parsed(String name, PolicyKind kind, PolicyDocument document, Origin origin) {
        String called = document.name().isEmpty() ? name : document.name();
        try {
            Policy policy = Policy.parse(called, kind, document.json());
            return new HeldPolicies(
                    PolicySet.of(policy), Map.of(called, origin), Map.of(), places(policy, document.statements()));
        } catch (PolicyException e) {
            return NONE.open(
                    called,
                    new Gap(
                            Gap.Reason.NOT_UNDERSTOOD,
                            origin.source(),
                            "policy " + called + " is not understood, " + e.located()));
        }
    }

    private static Map<StatementId, Location> places(Policy policy, List<Location> statements) {
        Map<StatementId, Location> places = new LinkedHashMap<>();
        if (statements.size() == policy.statements().size()) {
            for (int i = 0; i < statements.size(); i++) {
                places.put(
                        new StatementId(
                                policy.name(), policy.statements().get(i).position()),
                        statements.get(i));
            }
        }
        return places;
    }

    private HeldPolicies open(String name, Gap gap) {
        return and(new HeldPolicies(PolicySet.EMPTY.andUnread(name), Map.of(), Map.of(name, gap)));
    }

    /** The policies of both. */
    public HeldPolicies and(HeldPolicies other) {
        return new HeldPolicies(
                set.and(other.set), both(origins, other.origins), both(gaps, other.gaps), both(places, other.places));
    }

    private static <K, T> Map<K, T> both(Map<K, T> first, Map<K, T> second) {
        Map<K, T> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }
}
