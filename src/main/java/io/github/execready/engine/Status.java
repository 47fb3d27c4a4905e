// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The outcome of a finding, as reports write it. */
public enum Status {
    PASS,
    FAIL,
    NOT_APPLICABLE,
    NOT_EVALUATED,
    ERROR;

    /** As reports write it: {@code not-evaluated}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Status> ofLabel(String label) {
        return Arrays.stream(values()).filter(s -> s.label().equals(label)).findFirst();
    }
}
