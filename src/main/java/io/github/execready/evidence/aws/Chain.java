// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import java.util.List;
import java.util.function.Function;

/** What is asked next of what is known; what is absent or unknown stays so without asking. */
final class Chain {

    private Chain() {}

    static <A, B> Pending<Evidence<B>> then(Evidence<A> first, Function<? super A, Pending<Evidence<B>>> next) {
        return first.fold(
                known -> next.apply(known.value()),
                absent -> Pending.of(Evidence.absent(absent.origin())),
                unknown -> Pending.of(Evidence.unknown(unknown.gap())));
    }

    /** Asks for each element; the elements' own answers do not make the list unknown. */
    static <A, B> Pending<Evidence<List<B>>> each(Evidence<List<A>> list, Function<? super A, Pending<B>> next) {
        return list.fold(
                known -> Pending.all(
                                known.value().stream().<Pending<B>>map(next).toList())
                        .map(answers -> Evidence.known(answers, known.origin())),
                absent -> Pending.of(Evidence.absent(absent.origin())),
                unknown -> Pending.of(Evidence.unknown(unknown.gap())));
    }
}
