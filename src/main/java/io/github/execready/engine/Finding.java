// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static java.util.Objects.requireNonNull;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One outcome of one check, in words: all that a report shows of it.
 *
 * @param check the check's id
 * @param severity of a failure; what a failure would have for other outcomes
 * @param cause the cause's id; empty unless it failed
 * @param likelihood how often the cause is the one
 * @param message one sentence for people, on one line
 * @param passing whether a failure is expected to mend itself within minutes
 * @param evidence what was observed
 * @param missing what could not be read; empty unless not evaluated
 * @param blockedBy the prerequisite that failed; empty if none did
 * @param remedy how to mend it; {@link Remedy#NONE} unless it failed
 * @param documentation the path of the check's document
 * @param suppression who accepted it and why; {@link Suppression#NONE} if nobody did
 * @param path the way through the network that it was read off; {@link PathInWords#NONE} for most
 * @param location the place in a plan or template that decides; empty for what was read from AWS
 * @param assumption what it rests on beside what was observed, in one line; empty for most
 * @param known whether it is a failure that stands in the {@link Baseline} of the run
 */
public record Finding(
        String check,
        Subject subject,
        Status status,
        Severity severity,
        String cause,
        Likelihood likelihood,
        String message,
        boolean passing,
        List<Observation> evidence,
        List<Missing> missing,
        String blockedBy,
        Remedy remedy,
        String documentation,
        Suppression suppression,
        PathInWords path,
        Optional<Location> location,
        String assumption,
        boolean known) {

    public Finding {
        requireNonNull(check, "check");
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
        requireNonNull(path, "path");
        requireNonNull(location, "location");
        requireNonNull(assumption, "assumption");
    }

    /**
     * Something observed: who said it, where in the answer, and what.
     *
     * @param location the place in a plan or template that says it; empty for what was read from AWS
     */
    public record Observation(String source, String path, String value, Optional<Location> location) {

        public Observation {
            requireNonNull(location, "location");
        }

        public Observation(String source, String path, String value) {
            this(source, path, value, Optional.empty());
        }

        private Observation reworded(UnaryOperator<String> words) {
            return new Observation(words.apply(source), words.apply(path), words.apply(value), location);
        }
    }

    /**
     * Something that could not be read.
     *
     * @param source the operation or command that would show it, or what left the check out
     * @param reason why it could not be read
     * @param resolution what would make it known
     */
    public record Missing(String source, String reason, String resolution) {

        private Missing reworded(UnaryOperator<String> words) {
            return new Missing(words.apply(source), words.apply(reason), words.apply(resolution));
        }
    }

    /**
     * How to mend a failure.
     *
     * @param commands shell commands, the best first
     * @param cautions what the commands may break
     */
    public record Remedy(String summary, List<String> commands, List<String> cautions) {

        public static final Remedy NONE = new Remedy("", List.of(), List.of());

        public Remedy {
            commands = List.copyOf(commands);
            cautions = List.copyOf(cautions);
        }

        public boolean isNone() {
            return summary.isEmpty() && commands.isEmpty();
        }

        private Remedy reworded(UnaryOperator<String> words) {
            return new Remedy(
                    words.apply(summary),
                    commands.stream().map(words).toList(),
                    cautions.stream().map(words).toList());
        }
    }

    /** Whether a selection left the check out, so that nobody looked. */
    public boolean leftOut() {
        return status == Status.NOT_EVALUATED
                && missing.stream().anyMatch(m -> m.reason().equals(LeftOut.REASON));
    }

    public boolean suppressed() {
        return !suppression.isNone();
    }

    /** Whether it is a failure that counts at a severity or above. */
    public boolean failsAt(Severity threshold) {
        return status == Status.FAIL && !suppressed() && severity.atLeast(threshold);
    }

    /** Whether it is a blocker, found or still possible, that somebody decided not to count. */
    public boolean isSuppressedBlocker() {
        return suppressed() && severity == Severity.BLOCKER && (status == Status.FAIL || isOpen());
    }

    /** Whether something that could block was not judged. */
    boolean leavesBlockerOpen() {
        return isOpen() && severity == Severity.BLOCKER && !suppressed();
    }

    private boolean isOpen() {
        return status == Status.NOT_EVALUATED || status == Status.ERROR;
    }

    Finding suppressedBy(Suppression reason) {
        return with(copy -> copy.suppression = reason);
    }

    /** The same failure, which was there before. */
    Finding asKnown() {
        return with(copy -> copy.known = true);
    }

    /** The same finding, read off a path; reports show it. */
    public Finding along(PathInWords way) {
        return with(copy -> copy.path = way);
    }

    /** The same finding, decided at a place in a file and resting on something. */
    public Finding decidedAt(Optional<Location> place, String resting) {
        return with(copy -> {
            copy.location = place;
            copy.assumption = resting;
        });
    }

    /** The same finding, resting on more and seen in more places. */
    Finding resting(String on, List<Observation> seen) {
        return with(copy -> {
            copy.assumption = on;
            copy.evidence = seen;
        });
    }

    /** The same of something else. */
    Finding about(Subject other) {
        return with(copy -> copy.subject = other);
    }

    /** The same check of the same subject, not evaluated for what is missing. */
    Finding open(String why, Severity atWorst, List<Missing> what) {
        return with(copy -> {
            copy.status = Status.NOT_EVALUATED;
            copy.severity = atWorst;
            copy.cause = "";
            copy.likelihood = Likelihood.MEDIUM;
            copy.message = why;
            copy.passing = false;
            copy.missing = what;
            copy.blockedBy = what.isEmpty() ? blockedBy : "";
            copy.remedy = Remedy.NONE;
            copy.path = status == Status.NOT_EVALUATED ? path : PathInWords.NONE;
        });
    }

    /** The same finding in other words. */
    Finding reworded(UnaryOperator<String> words) {
        return with(copy -> {
            copy.subject = new Subject(subject.kind(), words.apply(subject.name()));
            copy.message = words.apply(message);
            copy.evidence = evidence.stream().map(o -> o.reworded(words)).toList();
            copy.missing = missing.stream().map(m -> m.reworded(words)).toList();
            copy.remedy = remedy.reworded(words);
            copy.path = path.reworded(words);
            copy.assumption = words.apply(assumption);
        });
    }

    private Finding with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return copy.finding();
    }

    /** The same finding, before what is to be different is set. */
    private final class Copy {
        private Subject subject = Finding.this.subject;
        private Status status = Finding.this.status;
        private Severity severity = Finding.this.severity;
        private String cause = Finding.this.cause;
        private Likelihood likelihood = Finding.this.likelihood;
        private String message = Finding.this.message;
        private boolean passing = Finding.this.passing;
        private List<Observation> evidence = Finding.this.evidence;
        private List<Missing> missing = Finding.this.missing;
        private String blockedBy = Finding.this.blockedBy;
        private Remedy remedy = Finding.this.remedy;
        private Suppression suppression = Finding.this.suppression;
        private PathInWords path = Finding.this.path;
        private Optional<Location> location = Finding.this.location;
        private String assumption = Finding.this.assumption;
        private boolean known = Finding.this.known;

        private Finding finding() {
            return new Finding(
                    check,
                    subject,
                    status,
                    severity,
                    cause,
                    likelihood,
                    message,
                    passing,
                    evidence,
                    missing,
                    blockedBy,
                    remedy,
                    documentation,
                    suppression,
                    path,
                    location,
                    assumption,
                    known);
        }
    }
}
