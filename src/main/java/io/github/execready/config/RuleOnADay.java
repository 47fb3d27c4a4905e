// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.catalog.Severity;
import io.github.execready.model.SuppressionRule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether a decision holds on a day. */
record RuleOnADay(SuppressionRule rule, LocalDate today) {

    /** Why it holds for nothing; empty where it holds at least for what is no blocker. */
    Optional<String> fault() {
        if (rule.reason().isBlank()) {
            return Optional.of("has no reason, so it does not hold");
        }
        if (rule.expires().isEmpty()) {
            return Optional.empty();
        }
        try {
            return LocalDate.parse(rule.expires()).isBefore(today)
                    ? Optional.of("expired on " + rule.expires() + "; its findings count again")
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("ends on no day such as 2026-12-31, so it does not hold");
        }
    }

    boolean holdsFor(Severity severity) {
        return fault().isEmpty()
                && (severity != Severity.BLOCKER || !rule.expires().isEmpty());
    }
}
