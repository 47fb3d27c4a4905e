// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;
import java.util.Map;

/**
 * Whom a statement is about: {@code Principal}, or {@code NotPrincipal} for all others.
 *
 * @param negated whether it names those whom the statement is not about
 * @param everyone whether it is {@code "*"}
 * @param named the principals by type: {@code AWS}, {@code Service}, {@code Federated}, {@code CanonicalUser}
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record PrincipalElement(boolean negated, boolean everyone, Map<String, List<String>> named) {

    /** How it names a principal; for {@code NotPrincipal}, how it names one that the statement is not about. */
    Naming naming(Principal principal) {
        if (everyone) {
            return Naming.EVERYONE;
        }
        Naming naming = Naming.NOBODY;
        for (Map.Entry<String, List<String>> type : named.entrySet()) {
            for (String value : type.getValue()) {
                naming = naming.and(Naming.of(type.getKey(), value, principal));
            }
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
