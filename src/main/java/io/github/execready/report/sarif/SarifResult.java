// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Suppression;

/**
 * A {@code result}.
 *
 * @param kind {@code fail}, {@code pass}, {@code open} or {@code notApplicable}
 * @param artifact the file that it points to, relative to the repository's root; empty for none
 * @param logicalName the thing it is about, with all that encloses it
 * @param fingerprint the same in every run for the same rule and the same thing
 * @param suppression who accepted it; {@link Suppression#NONE} if nobody did
 * @param path the way through the network that it was read off; {@link PathInWords#NONE} for most
 */
record SarifResult(
        String ruleId,
        String kind,
        SarifLevel level,
        String message,
        String artifact,
        String logicalName,
        String logicalKind,
        String fingerprint,
        Suppression suppression,
        PathInWords path) {}
