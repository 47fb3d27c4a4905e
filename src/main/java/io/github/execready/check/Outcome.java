// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a check found for one subject. */
public sealed interface Outcome {

    /** The precondition holds. */
    record Pass(Facts facts) implements Outcome {}

    /**
     * The precondition does not hold.
     *
     * @param cause the cause's key in the check's document; {@code id/variant} where one cause has several faces
     * @param passing whether it is expected to mend itself within minutes, without anybody's help
     */
    record Fail(String cause, Facts facts, boolean passing) implements Outcome {
        public Fail {
            requireNonNull(cause, "cause");
        }
    }

    /**
     * The precondition does not concern this subject.
     *
     * @param reason a key in the check's document
     * @param location the place in a file that decides so; empty for the target's own
     */
    record NotApplicable(String reason, Optional<Location> location) implements Outcome {
        public NotApplicable {
            requireNonNull(reason, "reason");
            requireNonNull(location, "location");
        }
    }

    /**
     * Evidence that would decide is unknown.
     *
     * @param atWorst the key of the worst cause that is still possible, where what is known rules out worse ones; empty
     *     where anything is possible
     * @param seen what is known and will count once the rest is
     */
    record NotEvaluated(List<Gap> missing, String atWorst, Facts seen) implements Outcome {
        public NotEvaluated {
            missing = List.copyOf(missing);
            requireNonNull(atWorst, "atWorst");
            requireNonNull(seen, "seen");
        }

        public NotEvaluated(List<Gap> missing, String atWorst) {
            this(missing, atWorst, Facts.none());
        }

        public NotEvaluated(List<Gap> missing) {
            this(missing, "");
        }
    }

    /** Another check, which this one needs, failed for the same subject. */
    record Blocked(String prerequisite) implements Outcome {}

    /** The check itself went wrong: a defect of the check. */
    record Errored(String description) implements Outcome {}

    static Outcome pass(Facts facts) {
        return new Pass(facts);
    }

    static Outcome fail(String cause, Facts facts) {
        return new Fail(cause, facts, false);
    }

    /** A failure that is expected to mend itself. */
    static Outcome failForNow(String cause, Facts facts) {
        return new Fail(cause, facts, true);
    }

    static Outcome notApplicable(String reason) {
        return new NotApplicable(reason, Optional.empty());
    }

    /** Not applicable for what an origin says. */
    static Outcome notApplicable(String reason, Origin because) {
        return new NotApplicable(reason, because.location());
    }

    static Outcome notEvaluated(Gap... missing) {
        return new NotEvaluated(List.of(missing));
    }

    /** Not evaluated, but what is known leaves nothing worse than the cause of this key. */
    static Outcome notEvaluatedButAtWorst(String cause, Gap missing) {
        return new NotEvaluated(List.of(missing), cause);
    }

    /** The one way to take an outcome apart: a new case would not compile until every reader handles it. */
    default <R> R fold(
            Function<? super Pass, ? extends R> pass,
            Function<? super Fail, ? extends R> fail,
            Function<? super NotApplicable, ? extends R> notApplicable,
            Function<? super NotEvaluated, ? extends R> notEvaluated,
            Function<? super Blocked, ? extends R> blocked,
            Function<? super Errored, ? extends R> errored) {
        if (this instanceof Pass p) {
            return pass.apply(p);
        }
        if (this instanceof Fail f) {
            return fail.apply(f);
        }
        if (this instanceof NotApplicable n) {
            return notApplicable.apply(n);
        }
        if (this instanceof NotEvaluated n) {
            return notEvaluated.apply(n);
        }
        if (this instanceof Blocked b) {
            return blocked.apply(b);
        }
        return errored.apply((Errored) this);
    }
}
