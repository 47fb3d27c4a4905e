// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A decision that findings do not count.
 *
 * @param id a check's id or alias, or a cause's id; {@code *} stands for any text
 * @param match which findings: a pattern for the subject ({@code container/datadog-*}), for the target ({@code
 *     prod/api}) or for the task's ARN; {@code *} for all
 * @param reason why, in the project's words
 * @param expires the last day on which it holds, as {@code YYYY-MM-DD}; empty for no end
 * @param line where in the file it stands
 */
public record SuppressionRule(String id, String match, String reason, String expires, int line) {

    /** The last day on which it holds. */
    Optional<LocalDate> lastDay() {
        return expires.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expires));
    }

    boolean hasExpired(LocalDate today) {
        return lastDay().filter(today::isAfter).isPresent();
    }
}
