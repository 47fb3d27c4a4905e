// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.check.Fact;
import io.github.execready.check.Facts;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.TracedPath;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in a plan or template an outcome was decided, and what it rests on.
 *
 * @param location of the first fact that has one, of the first gap, or of what makes the check not apply; where none does,
 *     that of the target. Empty for what was read from AWS.
 * @param assumption those of its facts and of the way that it was read off, each once
 */
record Grounds(Optional<Location> location, String assumption) {

    static Grounds of(Judgement judgement, ExecTarget target) {
        Outcome outcome = judgement.outcome();
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
        Stream<String> assumed =
                Stream.concat(origins.stream(), along(judgement).stream()).map(Origin::assumption);
        return new Grounds(decided.or(target.identity()::location), joined(assumed));
    }

    /** The same, resting on more. */
    Grounds assuming(List<String> more) {
        return new Grounds(location, joined(Stream.concat(Stream.of(assumption), more.stream())));
    }

    private static String joined(Stream<String> assumptions) {
        return assumptions
                .reduce(new Origin("", ""), Origin::assuming, (one, other) -> one.assuming(other.assumption()))
                .assumption();
    }

    /** A way is open because all of it is, and closed where it is blocked. */
    private static List<Origin> along(Judgement judgement) {
        boolean pass = judgement.outcome() instanceof Outcome.Pass;
        boolean fail = judgement.outcome() instanceof Outcome.Fail;
        return judgement.path().stream()
                .flatMap(path -> path.legs().stream())
                .filter(leg -> pass || (fail && leg.state() == TracedPath.State.BLOCKED))
                .flatMap(leg -> leg.facts().list().stream())
                .map(Fact::origin)
                .toList();
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
