// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import java.util.Optional;

/** Small numbers that stand in texts. */
final class Numbers {

    private Numbers() {}

    static Optional<Integer> of(Value value) {
        return value instanceof Value.Scalar scalar && scalar.text().matches("\\d{1,6}")
                ? Optional.of(Integer.parseInt(scalar.text()))
                : Optional.empty();
    }
}
