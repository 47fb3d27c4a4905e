// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Splits ids into requests; the same ids, in whatever order, give the same requests, so that each is made once. */
final class Batches {

    private Batches() {}

    static List<List<String>> of(Collection<String> ids, int limit) {
        List<String> sorted = ids.stream().distinct().sorted().toList();
        return IntStream.range(0, (sorted.size() + limit - 1) / limit)
                .mapToObj(i -> sorted.subList(i * limit, Math.min(sorted.size(), (i + 1) * limit)))
                .toList();
    }
}
