// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers in policies and requests: decimal, of any length that people write. */
final class Numbers {

    // A number such as 1e999999999 is a few characters and a gigabyte as digits.
    private static final int LENGTH = 64;
    private static final int SCALE = 100;

    private Numbers() {}

    static Optional<BigDecimal> parse(String text) {
        if (text.isEmpty() || text.length() > LENGTH) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > SCALE ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
