// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one layer says to a request, with the layer and a statement to show for it.
 *
 * @param by a statement that made it yes or open; empty if none did
 */
record Answer(Truth truth, Layer layer, Optional<Deciding> by) {

    static Answer no(Layer layer) {
        return new Answer(Truth.NO, layer, Optional.empty());
    }

    static Answer yes(Layer layer) {
        return new Answer(Truth.YES, layer, Optional.empty());
    }

    /** Either: where one says yes, it is shown; else one that is open; else this one's refusal. */
    Answer or(Answer other) {
        Truth both = truth.or(other.truth);
        Answer shown = truth.isYes() || (truth.isOpen() && !other.truth.isYes()) || other.truth.isNo() ? this : other;
        return new Answer(both, shown.layer, shown.by);
    }

    /** As {@link #or}, but does not ask where the answer is yes already. */
    Answer orElse(Supplier<Answer> other) {
        return truth.isYes() ? this : or(other.get());
    }

    /** Both: where one says no, it is shown; else one that is open; else this one's consent. */
    Answer and(Answer other) {
        Truth both = truth.and(other.truth);
        Answer shown = truth.isNo() || (truth.isOpen() && !other.truth.isNo()) || other.truth.isYes() ? this : other;
        return new Answer(both, shown.layer, shown.by);
    }
}
