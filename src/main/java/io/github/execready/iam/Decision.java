// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What IAM answers to a request. */
public sealed interface Decision {

    /**
     * The request is allowed whatever the unknown keys hold.
     *
     * @param by the statement that grants; empty for the root user, who needs none
     */
    record Allowed(Optional<Deciding> by) implements Decision {}

    /**
     * No statement allows, in a layer that has to.
     *
     * @param layer the outermost layer that does not allow
     * @param perhapsExplicit what decides whether some statement denies as well; empty if none can
     */
    record ImplicitlyDenied(Layer layer, Set<Dependency> perhapsExplicit) implements Decision {}

    /** A statement denies. */
    record ExplicitlyDenied(Deciding by) implements Decision {}

    /**
     * Some value of what is unknown leads to another answer than some other value, as far as can be seen.
     *
     * @param on what is unknown; never empty
     * @param layer the outermost layer whose answer is open
     * @param by a statement that hangs on it; empty where a whole policy is unknown
     */
    record Depends(Set<Dependency> on, Layer layer, Optional<Deciding> by) implements Decision {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    default boolean isDenied() {
        return this instanceof ImplicitlyDenied || this instanceof ExplicitlyDenied;
    }

    /** The one way to take a decision apart: a new case would not compile until every reader handles it. */
    default <R> R fold(
            Function<? super Allowed, ? extends R> allowed,
            Function<? super ImplicitlyDenied, ? extends R> implicitlyDenied,
            Function<? super ExplicitlyDenied, ? extends R> explicitlyDenied,
            Function<? super Depends, ? extends R> depends) {
        if (this instanceof Allowed a) {
            return allowed.apply(a);
        }
        if (this instanceof ImplicitlyDenied i) {
            return implicitlyDenied.apply(i);
        }
        if (this instanceof ExplicitlyDenied e) {
            return explicitlyDenied.apply(e);
        }
        return depends.apply((Depends) this);
    }
}
