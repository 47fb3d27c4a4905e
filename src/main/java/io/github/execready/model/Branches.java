// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.Optional;

/**
 * How a target looks once it is known whether a condition holds that its plan or template leaves open. What hangs on the same
 * condition in several places is then the same way in all of them.
 */
@FunctionalInterface
public interface Branches {

    /** No condition is open. */
    Branches NONE = (condition, holds) -> Optional.empty();

    /**
     * The target where a condition holds, or does not.
     *
     * @param condition as {@link Gap#condition} names it
     * @return empty where the condition cannot be so beside what is known already; both ways where it is known itself
     */
    Optional<ExecTarget> where(String condition, boolean holds);
}
