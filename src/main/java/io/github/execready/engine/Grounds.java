// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.check.Fact;
import io.github.execready.check.Facts;
import io.github.execready.check.Outcome;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where in a plan or template an outcome was decided, and what it rests on.
 *
 * @param location of the first fact that has one, of the first gap, or of what makes the check not apply; where none does,
 *     that of the target. Empty for what was read from AWS.
 * @param assumption those of its facts, each once
 */
record Grounds(Optional<Location> location, String assumption) {

    static Grounds of(Outcome outcome, ExecTarget target) {
        List<Origin> origins = outcome.fold(
                pass -> origins(pass.facts()),
                fail -> origins(fail.facts()),
                not -> List.of(),
                not -> List.of(),
                blocked -> List.of(),
                errored -> List.of());
        Optional<Location> decided = outcome.fold(
                pass -> first(origins),
                fail -> first(origins),
                not -> not.location(),
                not -> open(not.missing()).or(() -> first(origins(not.seen()))),
                blocked -> Optional.empty(),
                errored -> Optional.empty());
        String assumptions = origins.stream()
                .map(Origin::assumption)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Grounds(decided.or(target.identity()::location), assumptions);
    }

    Finding under(Finding finding) {
        return finding.decidedAt(location, assumption);
    }

    private static Optional<Location> first(List<Origin> origins) {
        return origins.stream().map(Origin::location).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Location> open(List<Gap> gaps) {
        return gaps.stream().map(Gap::location).flatMap(Optional::stream).findFirst();
    }

    private static List<Origin> origins(Facts facts) {
        return facts.list().stream().filter(Fact::decisive).map(Fact::origin).toList();
    }
}
