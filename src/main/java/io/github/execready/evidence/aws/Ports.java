// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import org.jspecify.annotations.Nullable;

/** Ports as the model has them: a rule for all protocols names none. */
final class Ports {

    static final int NONE = -1;

    private Ports() {}

    static int orNone(@Nullable Integer value) {
        return value == null ? NONE : value;
    }
}
