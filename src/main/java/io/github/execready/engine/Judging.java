// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.check.Workings;
import io.github.execready.model.ExecTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the checks find of one target, each when it is first asked for, after those that it waits for. */
final class Judging {

    /** The mode of the documents in which nothing runs yet. */
    private static final String PLANNED = "plan";

    private static final String NOT_DEPLOYED = "not-deployed";

    private final Catalog catalog;
    private final Map<String, Check> checks;
    private final Suppressions suppressions;
    private final Workings workings;
    private final ExecTarget target;
    private final Wording wording;
    private final Map<String, List<Judgement>> judged;
    private final Map<String, List<Finding>> done = new HashMap<>();

    /**
     * @param judged what checks have said of the target so far, by their id; may be added to by several threads
     */
    Judging(
            Catalog catalog,
            Map<String, Check> checks,
            Suppressions suppressions,
            Workings workings,
            ExecTarget target,
            Map<String, List<Judgement>> judged) {
        this.catalog = catalog;
        this.checks = checks;
        this.suppressions = suppressions;
        this.workings = workings;
        this.target = target;
        this.judged = judged;
        this.wording = new Wording(catalog, target);
    }

    /** Lets some checks judge at once, as they go by the evidence alone; each other one does when it is asked for. */
    Judging ahead(Predicate<Check> some) {
        checks.values().parallelStream().filter(some).forEach(this::judged);
        return this;
    }

    ExecTarget target() {
        return target;
    }

    /** What a check finds, by its id. */
    List<Finding> of(String check) {
        Check found = checks.get(check);
        return found == null ? List.of() : of(found, Set.of());
    }

    private List<Finding> of(Check check, Set<String> waiting) {
        List<Finding> known = done.get(check.id());
        if (known != null) {
            return known;
        }
        Map<String, List<Finding>> required = new LinkedHashMap<>();
        for (String id : check.prerequisites()) {
            Check prerequisite = checks.get(id);
            if (prerequisite != null && !waiting.contains(id)) {
                Set<String> deeper = new HashSet<>(waiting);
                deeper.add(check.id());
                required.put(id, of(prerequisite, deeper));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Judgement judgement : judged(check)) {
            String blocker = blocker(required, judgement.subject());
            boolean counts = blocker.isEmpty() || judgement.outcome() instanceof Outcome.NotApplicable;
            Finding finding = wording.of(
                    check.id(), counts ? judgement : new Judgement(judgement.subject(), new Outcome.Blocked(blocker)));
            // A suppression accepts what was seen; of what nobody looked at there is nothing to accept.
            findings.add(finding.leftOut() ? finding : finding.suppressedBy(suppressions.decide(finding, target)));
        }
        done.put(check.id(), findings);
        return findings;
    }

    private List<Judgement> judged(Check check) {
        return judged.computeIfAbsent(check.id(), id -> judge(check));
    }

    // The one place where anything that a check throws is caught: a defect in one check must not hide the others.
    private List<Judgement> judge(Check check) {
        Inputs inputs = new Inputs(target, check.inputs(), workings);
        if (target.identity().kind().isPlanned()
                && !catalog.document(check.id()).modes().contains(PLANNED)) {
            return List.of(new Judgement(inputs.taskSubject(), Outcome.notApplicable(NOT_DEPLOYED)));
        }
        try {
            return check.judge(inputs);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return List.of(new Judgement(inputs.taskSubject(), new Outcome.Errored(e.toString())));
        }
    }

    private static String blocker(Map<String, List<Finding>> required, Subject subject) {
        return required.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(f -> blocks(f, subject)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static boolean blocks(Finding finding, Subject subject) {
        boolean failed =
                finding.failsAt(Severity.BLOCKER) || !finding.blockedBy().isEmpty();
        return failed && (!finding.subject().isContainer() || finding.subject().equals(subject));
    }
}
