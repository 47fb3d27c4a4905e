// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a cause is the one, among failed execs, most often first. */
public enum Likelihood {
    HIGH,
    MEDIUM,
    LOW;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Likelihood> ofLabel(String label) {
        return Arrays.stream(values()).filter(l -> l.label().equals(label)).findFirst();
    }
}
