// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Facts;
import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;

/** Facts that a message names in every case, also where they could not be read. */
final class Stating {

    private Stating() {}

    /** Adds a fact that does not decide, so that not knowing it must not keep the failure from being told. */
    static Facts also(Facts facts, String name, Evidence<?> evidence) {
        return evidence.fold(
                known -> facts.and(name, evidence),
                absent -> facts.and(name, evidence),
                unknown -> facts.and(name, "not known", new Origin(unknown.gap().source(), "")));
    }
}
