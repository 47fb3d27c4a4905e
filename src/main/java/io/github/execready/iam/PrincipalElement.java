// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whom a statement is about: {@code Principal}, or {@code NotPrincipal} for all others.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public final class PrincipalElement {

    private final boolean negated;
    private final boolean everyone;
    private final Map<String, List<String>> named;
    private final List<NamedPrincipal> entries;

    PrincipalElement(boolean negated, boolean everyone, Map<String, List<String>> named) {
        this.negated = negated;
        this.everyone = everyone;
        this.named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        this.entries = named.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(value -> NamedPrincipal.of(type.getKey(), value)))
                .toList();
    }

    /** Whether it names those whom the statement is not about. */
    public boolean negated() {
        return negated;
    }

    /** Whether it is {@code "*"}. */
    public boolean everyone() {
        return everyone;
    }

    /** The principals by type: {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}. */
    public Map<String, List<String>> named() {
        return named;
    }

    /** How it names a principal; for {@code NotPrincipal}, how it names one that the statement is not about. */
    Naming naming(Principal principal) {
        if (everyone) {
            return Naming.EVERYONE;
        }
        Naming naming = Naming.NOBODY;
        for (NamedPrincipal entry : entries) {
            naming = naming.and(entry.naming(principal));
        }
        return naming;
    }

    /**
     * Whether the statement is about a principal. Who is to be left out by {@code NotPrincipal} must be named in every
     * form.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">
     *     NotPrincipal</a>
     */
    Truth covers(Principal principal) {
        Truth named = names(principal, Naming::somehow);
        if (!negated) {
            return named;
        }
        boolean inFull = !named.isYes() || naming(principal).inFull(principal);
        return inFull
                ? named.not()
                : Truth.open(
                        Dependency.Kind.MEANING,
                        "how AWS applies a NotPrincipal that names a principal in some of its forms only");
    }

    /**
     * Whether the statement is about a principal in one of certain ways. What {@code NotPrincipal} leaves over is named
     * like everyone.
     */
    Truth covers(Principal principal, Predicate<Naming> way) {
        if (negated) {
            return way.test(Naming.EVERYONE) ? covers(principal) : Truth.NO;
        }
        return names(principal, way);
    }

    private Truth names(Principal principal, Predicate<Naming> way) {
        if (way.test(naming(principal))) {
            return Truth.YES;
        }
        boolean service = principal instanceof Principal.Service;
        if (service && named.getOrDefault("AWS", List.of()).contains("*") && way.test(Naming.EVERYONE)) {
            return Truth.open(Dependency.Kind.MEANING, "whether \"AWS\": \"*\" names AWS's services as well");
        }
        if (!service && named.containsKey("CanonicalUser") && way.test(Naming.ACCOUNT)) {
            return Truth.open(Dependency.Kind.MEANING, "which account a CanonicalUser stands for");
        }
        return Truth.NO;
    }
}
