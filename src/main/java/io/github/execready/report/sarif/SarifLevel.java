// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.catalog.Severity;
import java.util.Locale;

/** How serious a result is. */
enum SarifLevel {
    NONE,
    NOTE,
    WARNING,
    ERROR;

    static SarifLevel of(Severity severity) {
        return switch (severity) {
            case BLOCKER -> ERROR;
            case WARNING -> WARNING;
            case ADVICE -> NOTE;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
