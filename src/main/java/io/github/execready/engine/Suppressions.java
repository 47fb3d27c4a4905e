// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.model.ExecTarget;

/** The decisions that apply to a run. */
@FunctionalInterface
public interface Suppressions {

    /** No decisions at all. */
    Suppressions NONE = (finding, target) -> Suppression.NONE;

    /** The decision on a finding; {@link Suppression#NONE} if there is none. */
    Suppression decide(Finding finding, ExecTarget target);
}
