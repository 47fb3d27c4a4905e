// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * A {@code result}.
 *
 * @param kind {@code fail}, {@code pass}, {@code open} or {@code notApplicable}
 * @param place the place in a file that it points to; empty for none
 * @param related other places that bear on it
 * @param logical the things it is about, the first with all that encloses it
 * @param fingerprint the same in every run for the same rule and the same thing
 * @param generated whether the lines of the file say nothing
 * @param baselineState {@code new} or {@code unchanged}; empty where there is no baseline
 * @param suppression who accepted it; {@link Suppression#NONE} if nobody did
 * @param path the way through the network that it was read off; {@link PathInWords#NONE} for most
 */
record SarifResult(
        String ruleId,
        String kind,
        SarifLevel level,
        String message,
        Optional<SarifPlace> place,
        List<SarifPlace> related,
        List<Logical> logical,
        SarifFingerprint fingerprint,
        boolean generated,
        String baselineState,
        Suppression suppression,
        PathInWords path) {

    /** A {@code logicalLocation}. */
    record Logical(String name, String kind) {}

    SarifResult {
        related = List.copyOf(related);
        logical = List.copyOf(logical);
    }
}
