// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Branches;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an input holds that cannot be judged: a target of which nothing is known. It may be a service that cannot be entered,
 * so a report without it would say too much.
 */
public final class Unjudged {

    private final Gap gap;

    private Unjudged(Gap gap) {
        this.gap = gap;
    }

    /** A target for each thing that an input holds and that cannot be judged. */
    public static List<ExecTarget> targets(PlannedInput input, Instant observedAt) {
        return input.unjudged().stream()
                .map(gap -> new Unjudged(gap).target(input, observedAt))
                .toList();
    }

    private ExecTarget target(PlannedInput input, Instant observedAt) {
        Optional<Location> place = gap.location().or(() -> Optional.of(Location.of(input.name())));
        return new ExecTarget(
                new Identity(Identity.Kind.PLANNED_SERVICE, "", "", "", "", gap.source(), place),
                observedAt,
                new ContainerSelection.All(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                unknown(),
                List.of(),
                Branches.NONE);
    }

    private <T> Evidence<T> unknown() {
        return Evidence.unknown(gap);
    }
}
