// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

/** What a check says of one subject. */
public record Judgement(Subject subject, Outcome outcome) {

    public Judgement {
        requireNonNull(subject, "subject");
        requireNonNull(outcome, "outcome");
    }
}
