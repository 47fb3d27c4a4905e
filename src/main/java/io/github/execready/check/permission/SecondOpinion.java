// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.Decision;
import io.github.execready.iam.Dependency;
import io.github.execready.iam.Effect;
import io.github.execready.iam.Layer;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyEvaluator;
import io.github.execready.iam.PolicyLayers;
import io.github.execready.iam.PolicySet;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.Simulation;
import io.github.execready.model.SimulationQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighs AWS's policy simulator against the policies that were read. It is heard on the part that it sees: the requester's
 * own policies, its boundary, its organization. Where both decide and disagree nobody is believed; where the policies could
 * not be read, its answer is the evidence.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">
 *     SimulatePrincipalPolicy</a>
 */
final class SecondOpinion {

    static final Origin ORIGIN = new Origin("iam:SimulatePrincipalPolicy", "EvaluationResults");

    /** What an organization's policies commonly ask for and nobody could give the simulator. */
    private static final List<String> OFTEN_ASKED =
            List.of("aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp", "aws:MultiFactorAuthPresent");

    private static final String NAME = "AWS's policy simulator";

    private final Requester requester;

    SecondOpinion(Requester requester) {
        this.requester = requester;
    }

    /** The permission after the simulator was heard. */
    Permission on(Permission ours) {
        return said(ours).map(said -> weighed(ours, said)).orElse(ours);
    }

    private Optional<SimulatedAction> said(Permission ours) {
        return requester.simulations().toOptional().stream()
                .flatMap(List::stream)
                .filter(simulation -> isAbout(ours, simulation.question()))
                .map(Simulation::answer)
                .flatMap(answer -> answer.toOptional().stream())
                .flatMap(List::stream)
                .filter(said -> said.action().equals(ours.request().actionName()))
                .findFirst();
    }

    private boolean isAbout(Permission ours, SimulationQuestion question) {
        return question.principal().equals(requester.arn())
                && question.resource().equals(ours.request().resource())
                && question.actions().contains(ours.request().actionName())
                && question.context().equals(SimulationQuestions.context(ours.request()));
    }

    private static Permission weighed(Permission ours, SimulatedAction said) {
        Decision own = PolicyEvaluator.decideOwn(ours.request(), ours.layers());
        boolean allowed = said.decision().equals("allowed");
        if (!allowed && said.allowedByOrganizations().is(false) && !own.isDenied()) {
            return deniedByOrganization(ours, said);
        }
        if (!said.missingContextKeys().isEmpty()) {
            return ours;
        }
        if (own instanceof Decision.Depends depends) {
            boolean unread = depends.on().stream().allMatch(d -> d.kind() == Dependency.Kind.POLICY);
            return unread ? believed(ours, said) : ours;
        }
        return own.isAllowed() == allowed
                ? new Permission(ours.request(), ours.layers(), ours.decision(), ours.known(), Optional.of(said))
                : disputed(ours, own, said);
    }

    /** The simulator never says which key of an organization's policy it lacked. */
    private static Permission deniedByOrganization(Permission ours, SimulatedAction said) {
        List<String> open = OFTEN_ASKED.stream()
                .filter(key -> !ours.request().context().isSettled(key))
                .toList();
        return open.isEmpty()
                ? new Permission(
                        ours.request(),
                        ours.layers(),
                        new Decision.ImplicitlyDenied(Layer.SERVICE_CONTROL, Set.of()),
                        ours.known(),
                        Optional.of(said))
                : open(
                        ours,
                        said,
                        NAME + " says that a policy of the organization denies " + said.action()
                                + "; that may hang on what it was not told: " + String.join(", ", open));
    }

    private static Permission disputed(Permission ours, Decision own, SimulatedAction said) {
        String read = own.fold(
                allowed -> "allowed" + allowed.by().map(by -> " by " + by).orElse(""),
                implicitly -> "implicitDeny, for no " + implicitly.layer().text() + " allows",
                explicitly -> "explicitDeny by " + explicitly.by(),
                depends -> "open");
        String matched = said.matchedPolicies().isEmpty() ? "" : " by " + String.join(", ", said.matchedPolicies());
        String layer =
                said.allowedByPermissionsBoundary().is(false) ? ", for the permissions boundary does not allow" : "";
        return open(
                ours,
                said,
                "on " + said.action() + " the policies that were read say " + read + ", and " + NAME + " says "
                        + said.decision() + matched + layer);
    }

    private static Permission open(Permission ours, SimulatedAction said, String why) {
        Gap gap = new Gap(Gap.Reason.BY_TRIAL, ORIGIN.source(), why);
        HeldPolicies known = ours.known().and(new HeldPolicies(PolicySet.EMPTY, Map.of(), Map.of(NAME, gap)));
        Decision open = new Decision.Depends(
                Set.of(new Dependency(Dependency.Kind.POLICY, NAME)), Layer.IDENTITY, Optional.empty());
        return new Permission(ours.request(), ours.layers(), open, known, Optional.of(said));
    }

    /** What the simulator says in place of the policies that nobody could read; the resource's own policy stays. */
    private static Permission believed(Permission ours, SimulatedAction said) {
        PolicyLayers without = PolicyLayers.NONE.withResource(ours.layers().resource());
        boolean bounded = said.allowedByPermissionsBoundary().is(false);
        PolicyLayers told = switch (said.decision()) {
            case "allowed" -> without.withIdentity(one(Effect.ALLOW, said));
            case "explicitDeny" -> without.withIdentity(one(Effect.DENY, said));
            default -> bounded ? without.withIdentity(one(Effect.ALLOW, said)).withBoundary(PolicySet.EMPTY) : without;
        };
        HeldPolicies known = new HeldPolicies(
                PolicySet.EMPTY, Map.of(NAME, ORIGIN), ours.known().gaps());
        return new Permission(
                ours.request(), told, PolicyEvaluator.decide(ours.request(), told), known, Optional.of(said));
    }

    private static PolicySet one(Effect effect, SimulatedAction said) {
        return PolicySet.of(Policy.of(NAME, effect, List.of(said.action()), List.of("*")));
    }
}
