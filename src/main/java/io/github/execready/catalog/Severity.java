// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a failure matters to somebody who wants to enter a container, worst first. */
public enum Severity {
    /** Exec does not work. */
    BLOCKER,
    /** Exec may fail, degrade, or work only for now. */
    WARNING,
    /** Exec works; something around it should be better. */
    ADVICE;

    /** As documents and reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
