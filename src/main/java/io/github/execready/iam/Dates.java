// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Points in time in policies and requests, as seconds since 1970: ISO 8601 in the profile of the W3C, or the seconds
 * themselves.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">Date and Time Formats</a>
 */
final class Dates {

    private static final int YEAR = "2024".length();

    private Dates() {}

    static Optional<BigDecimal> parse(String text) {
        // Four digits may be a year or seconds, and no page says which.
        if (text.length() == YEAR) {
            return Optional.empty();
        }
        // No number has a hyphen there, and what fails to parse as one takes ten times as long.
        Optional<BigDecimal> seconds =
                text.length() > YEAR && text.charAt(YEAR) == '-' ? Optional.empty() : Numbers.parse(text);
        return seconds.isPresent() ? seconds : iso(text);
    }

    private static Optional<BigDecimal> iso(String text) {
        try {
            if (text.length() == "2024-01-31".length()) {
                return Optional.of(BigDecimal.valueOf(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
            }
            OffsetDateTime time = OffsetDateTime.parse(text);
            return Optional.of(BigDecimal.valueOf(time.toEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
