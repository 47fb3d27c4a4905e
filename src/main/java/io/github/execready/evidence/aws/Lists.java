// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import java.util.List;
import java.util.stream.Stream;

/** Evidence of lists. */
final class Lists {

    private Lists() {}

    /** Both lists as one; unknown if either is. */
    static <T> Evidence<List<T>> both(Evidence<List<T>> first, Evidence<List<T>> second) {
        return first.with(
                second, (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }

    /** The elements of a list as far as it is known. */
    static <T> Stream<T> known(Evidence<List<T>> list) {
        return list.toOptional().stream().flatMap(List::stream);
    }
}
