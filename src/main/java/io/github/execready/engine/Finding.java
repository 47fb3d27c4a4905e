// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static java.util.Objects.requireNonNull;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;
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

    /** A finding about no path, that stands in no file and assumes nothing. */
    public Finding(
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
            Suppression suppression) {
        this(
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
                PathInWords.NONE,
                Optional.empty(),
                "",
                false);
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
    }

    /**
     * Something that could not be read.
     *
     * @param source the operation or command that would show it, or what left the check out
     * @param reason why it could not be read
     * @param resolution what would make it known
     */
    public record Missing(String source, String reason, String resolution) {}

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
        return with(reason, path, location, assumption, known);
    }

    /** The same failure, which was there before. */
    Finding asKnown() {
        return with(suppression, path, location, assumption, true);
    }

    /** The same finding, read off a path; reports show it. */
    public Finding along(PathInWords way) {
        return with(suppression, way, location, assumption, known);
    }

    /** The same finding, decided at a place in a file and resting on something. */
    public Finding decidedAt(Optional<Location> place, String resting) {
        return with(suppression, path, place, resting, known);
    }

    /** The same finding, resting on more and seen in more places. */
    Finding resting(String on, List<Observation> seen) {
        return new Finding(
                check,
                subject,
                status,
                severity,
                cause,
                likelihood,
                message,
                passing,
                seen,
                missing,
                blockedBy,
                remedy,
                documentation,
                suppression,
                path,
                location,
                on,
                known);
    }

    /** The same of something else. */
    Finding about(Subject other) {
        return new Finding(
                check,
                other,
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

    /** The same check of the same subject, not evaluated for what is missing. */
    Finding open(String why, Severity atWorst, List<Missing> what) {
        return new Finding(
                check,
                subject,
                Status.NOT_EVALUATED,
                atWorst,
                "",
                Likelihood.MEDIUM,
                why,
                false,
                evidence,
                what,
                what.isEmpty() ? blockedBy : "",
                Remedy.NONE,
                documentation,
                suppression,
                status == Status.NOT_EVALUATED ? path : PathInWords.NONE,
                location,
                assumption,
                known);
    }

    private Finding with(
            Suppression reason, PathInWords way, Optional<Location> place, String resting, boolean before) {
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
                reason,
                way,
                place,
                resting,
                before);
    }

    /** The same finding in other words. */
    Finding reworded(UnaryOperator<String> words) {
        return new Finding(
                check,
                new Subject(subject.kind(), words.apply(subject.name())),
                status,
                severity,
                cause,
                likelihood,
                words.apply(message),
                passing,
                evidence.stream()
                        .map(o -> new Observation(
                                words.apply(o.source()), words.apply(o.path()), words.apply(o.value()), o.location()))
                        .toList(),
                missing.stream()
                        .map(m -> new Missing(
                                words.apply(m.source()), words.apply(m.reason()), words.apply(m.resolution())))
                        .toList(),
                blockedBy,
                remedy.reworded(words),
                documentation,
                suppression,
                path.reworded(words),
                location,
                words.apply(assumption),
                known);
    }
}
