// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

import io.github.execready.network.Path;
import java.util.Optional;

/**
 * What a check says of one subject.
 *
 * @param path the way through the network that the outcome was read off, for reports to draw; empty for most checks
 */
public record Judgement(Subject subject, Outcome outcome, Optional<TracedPath> path) {

    public Judgement {
        requireNonNull(subject, "subject");
        requireNonNull(outcome, "outcome");
        requireNonNull(path, "path");
    }

    public Judgement(Subject subject, Outcome outcome) {
        this(subject, outcome, Optional.empty());
    }

    /**
     * The same, read off a path.
     *
     * @param service what people call the service that it leads to
     */
    public Judgement along(Path found, String service) {
        return new Judgement(subject, outcome, Optional.of(TracedPath.of(found, service)));
    }
}
