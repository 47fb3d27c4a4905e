// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Excerpt;
import io.github.execready.check.Fact;
import io.github.execready.check.Facts;
import io.github.execready.check.Outcome;
import io.github.execready.iam.Principal;
import io.github.execready.iam.Request;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Several permissions that one check asks for together. */
public record Permissions(List<Permission> all) {

    public Permissions {
        all = List.copyOf(all);
    }

    /** Those that are denied, whatever is unknown. */
    public List<Permission> denied() {
        return all.stream().filter(Permission::isDenied).toList();
    }

    /** The actions of some permissions, each once. */
    public static List<String> actions(List<Permission> permissions) {
        return permissions.stream()
                .map(p -> p.request().actionName())
                .distinct()
                .toList();
    }

    /** Adds the names of the actions that are denied, as the policies that were read show it. */
    public static Facts facts(List<Permission> denied, Facts facts) {
        HeldPolicies known = denied.get(0).known();
        String policies = known.origins().isEmpty()
                ? "none"
                : String.join(", ", new TreeSet<>(known.origins().keySet()));
        Origin origin = known.origins().entrySet().stream()
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElseGet(() -> noPolicies(denied.get(0).request(), facts));
        Facts placed = decider(denied.get(0)).map(facts::decidedAt).orElse(facts);
        return placed.and("denied", String.join(", ", actions(denied)), origin)
                .and("policies", Excerpt.of(policies), origin);
    }

    /** Who showed the policy that decides; where none does, the first of all that are known. */
    private static Optional<Origin> decider(Permission denied) {
        Map<String, Origin> origins = denied.known().origins();
        return Refusal.of(denied)
                .flatMap(Refusal::by)
                .flatMap(by -> Optional.ofNullable(origins.get(by.policy())))
                .or(() -> origins.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue));
    }

    // Who shows that there are none: the file that the role stands in, or AWS.
    private static Origin noPolicies(Request request, Facts facts) {
        boolean ofUser = request.principal() instanceof Principal.User;
        return facts.list().stream()
                .map(Fact::origin)
                .filter(origin -> origin.location().isPresent())
                .findFirst()
                .map(origin -> new Origin(origin.source(), "Policies", origin.location(), origin.assumption()))
                .orElse(new Origin(ofUser ? "iam:ListUserPolicies" : "iam:ListRolePolicies", "PolicyNames"));
    }

    /** One that is denied decides; else one that is open leaves it open. */
    public Outcome outcome(Function<List<Permission>, Outcome> whereDenied, Supplier<Outcome> whereAllowed) {
        List<Permission> denied = denied();
        if (!denied.isEmpty()) {
            return whereDenied.apply(denied);
        }
        List<Gap> gaps = all.stream().flatMap(p -> p.gaps().stream()).distinct().toList();
        return gaps.isEmpty()
                ? whereAllowed.get()
                : new Outcome.NotEvaluated(gaps, "", all.get(0).granted().inFiles());
    }
}
