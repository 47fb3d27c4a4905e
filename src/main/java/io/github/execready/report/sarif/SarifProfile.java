// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;

/** Which findings become results. */
enum SarifProfile {
    /** The failures, suppressed ones marked. */
    FAILURES,
    /** Everything, with its kind. */
    ALL,
    /**
     * What counts, and nothing else: GitHub opens an alert for every result, whatever its kind and whoever suppressed it.
     */
    GITHUB;

    boolean includes(Finding finding) {
        return switch (this) {
            case FAILURES -> finding.status() == Status.FAIL;
            case ALL -> finding.status() != Status.ERROR;
            case GITHUB -> finding.status() == Status.FAIL && !finding.suppressed();
        };
    }
}
