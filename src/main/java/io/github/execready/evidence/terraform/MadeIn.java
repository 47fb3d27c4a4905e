// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.Optional;

/**
 * Where a resource is made.
 *
 * @param provider the configuration of the provider that makes it, as the root module calls it: {@code aws.virginia}
 * @param region what the resource says itself, as it may since version 6 of the provider, else what its provider is given
 */
record MadeIn(String provider, Optional<String> region) {

    /** Whether both are in one Region; empty where nobody can tell. */
    Optional<Boolean> isSame(MadeIn other) {
        if (region.isPresent() && other.region().isPresent()) {
            return Optional.of(region.equals(other.region()));
        }
        boolean untold = region.isEmpty() && other.region().isEmpty();
        return untold && provider.equals(other.provider()) ? Optional.of(true) : Optional.empty();
    }
}
