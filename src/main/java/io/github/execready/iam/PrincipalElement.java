// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Naming naming = naming(principal);
        if (!negated || !naming.somehow()) {
            return Truth.of(negated != naming.somehow());
        }
        return naming.inFull(principal)
                ? Truth.NO
                : Truth.open(
                        Dependency.Kind.MEANING,
                        "how AWS applies a NotPrincipal that names a principal in some of its forms only");
    }
}
