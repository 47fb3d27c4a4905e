// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.Map;
import java.util.Optional;

/**
 * The configurations of the AWS provider that a plan was made with.
 *
 * @param regions the Region that each is given, by its key; empty where it is not written out
 */
record Providers(Map<String, Optional<String>> regions) {

    Providers {
        regions = Map.copyOf(regions);
    }

    /** Whether everything goes through one of them, and so to one account and Region. */
    boolean areOne() {
        return regions.size() <= 1;
    }

    /** Where an instance is made that a block of the plan's configuration stands for. */
    MadeIn of(Instance instance, Optional<Configuration.Block> block) {
        String provider = block.map(Configuration.Block::provider).orElse("");
        return new MadeIn(
                provider,
                instance.text("region")
                        .or(() -> Optional.ofNullable(regions.get(provider)).flatMap(given -> given)));
    }
}
