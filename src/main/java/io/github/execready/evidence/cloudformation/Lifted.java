// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import java.util.function.UnaryOperator;

/** Applies a function to a value behind assumptions and choices. */
final class Lifted {

    private Lifted() {}

    /** The function's value for each branch; the function itself sees neither assumptions nor choices. */
    static Value over(Value value, UnaryOperator<Value> function) {
        if (value instanceof Value.Assumed assumed) {
            return assuming(over(assumed.value(), function), assumed.assumption());
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(),
                    over(choice.whenTrue(), function),
                    over(choice.whenFalse(), function),
                    choice.location());
        }
        return function.apply(value);
    }

    /** The value, resting on something more; on nothing more where that is empty. */
    static Value assuming(Value value, String assumption) {
        if (assumption.isEmpty()) {
            return value;
        }
        if (value instanceof Value.Assumed assumed) {
            return assumed.assumption().contains(assumption)
                    ? assumed
                    : new Value.Assumed(assumed.value(), assumed.assumption() + "; " + assumption);
        }
        return new Value.Assumed(value, assumption);
    }
}
