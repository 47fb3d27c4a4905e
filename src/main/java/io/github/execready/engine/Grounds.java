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
 * @param location of the first fact that has one, or of the first gap; where none does, that of the target. Empty for
 *     what was read from AWS.
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
        List<Gap> gaps = outcome instanceof Outcome.NotEvaluated open ? open.missing() : List.of();
        Optional<Location> decided = origins.stream()
                .map(Origin::location)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> gaps.stream()
                        .map(Gap::location)
                        .flatMap(Optional::stream)
                        .findFirst());
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

    private static List<Origin> origins(Facts facts) {
        return facts.list().stream().filter(Fact::decisive).map(Fact::origin).toList();
    }
}
