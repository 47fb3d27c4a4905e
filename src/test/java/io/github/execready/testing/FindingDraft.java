// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding in the making: a blocker of middling likelihood, unless it is told otherwise. */
public final class FindingDraft {

    private final String check;
    private final Subject subject;
    private final Status status;
    private final List<Observation> evidence = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private Severity severity = Severity.BLOCKER;
    private String cause = "";
    private Likelihood likelihood = Likelihood.MEDIUM;
    private String message = "";
    private boolean passing;
    private String blockedBy = "";
    private Remedy remedy = Remedy.NONE;
    private Suppression suppression = Suppression.NONE;
    private PathInWords path = PathInWords.NONE;
    private Optional<Location> location = Optional.empty();
    private String assumption = "";

    private FindingDraft(String check, Subject subject, Status status) {
        this.check = check;
        this.subject = subject;
        this.status = status;
    }

    public static FindingDraft of(String check, Subject subject, Status status) {
        return new FindingDraft(check, subject, status);
    }

    public static FindingDraft failure(String check, Subject subject) {
        return of(check, subject, Status.FAIL);
    }

    public FindingDraft severity(Severity value) {
        severity = value;
        return this;
    }

    public FindingDraft cause(String id) {
        cause = id;
        return this;
    }

    public FindingDraft likelihood(Likelihood value) {
        likelihood = value;
        return this;
    }

    public FindingDraft message(String text) {
        message = text;
        return this;
    }

    public FindingDraft passing(boolean value) {
        passing = value;
        return this;
    }

    public FindingDraft seen(String source, String path, String value) {
        evidence.add(new Observation(source, path, value));
        return this;
    }

    public FindingDraft seen(String source, String path, String value, Location at) {
        evidence.add(new Observation(source, path, value, Optional.of(at)));
        return this;
    }

    public FindingDraft at(Location place) {
        location = Optional.of(place);
        return this;
    }

    public FindingDraft assuming(String text) {
        assumption = text;
        return this;
    }

    public FindingDraft missing(Missing gap) {
        missing.add(gap);
        return this;
    }

    public FindingDraft blockedBy(String prerequisite) {
        blockedBy = prerequisite;
        return this;
    }

    public FindingDraft remedy(Remedy value) {
        remedy = value;
        return this;
    }

    public FindingDraft suppression(Suppression value) {
        suppression = value;
        return this;
    }

    public FindingDraft path(PathInWords value) {
        path = value;
        return this;
    }

    public Finding finding() {
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
                "checks/" + check + ".md",
                suppression,
                path,
                location,
                assumption,
                false);
    }
}
