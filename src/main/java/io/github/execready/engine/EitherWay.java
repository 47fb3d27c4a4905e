// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Severity;
import io.github.execready.catalog.Template;
import io.github.execready.check.Subject;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the findings of one check come to in both branches of a condition that is open. Where both say the same, that; where
 * both fail for different causes, each with its condition; where one fails, it is not known, and says what decides. What a
 * finding is about may exist in one branch only, and counts there.
 *
 * @param condition what is missing as long as it is open
 * @param words those of {@code checks/common.yaml}
 * @param failing whether exec works in no branch of any condition: each failure then stands as one
 */
record EitherWay(Missing condition, Map<String, Template> words, boolean failing) {

    private static final Set<Status> FINE = Set.of(Status.PASS, Status.NOT_APPLICABLE);

    /** What a subject comes to in one branch. */
    private record Standing(Status status, Optional<Severity> severity, boolean suppressed) {

        static Standing of(List<Finding> findings) {
            return doubts(findings)
                    .findFirst()
                    .map(worst -> new Standing(worst.status(), Optional.of(worst.severity()), worst.suppressed()))
                    .orElseGet(() -> new Standing(Status.PASS, Optional.empty(), false));
        }
    }

    List<Finding> of(List<Finding> holds, List<Finding> fails) {
        Map<Subject, List<Finding>> one = bySubject(holds);
        Map<Subject, List<Finding>> other = bySubject(fails);
        Set<Subject> subjects = new LinkedHashSet<>(one.keySet());
        subjects.addAll(other.keySet());
        List<Finding> all = new ArrayList<>();
        for (Subject subject : subjects) {
            List<Finding> where = one.getOrDefault(subject, List.of());
            List<Finding> elsewhere = other.getOrDefault(subject, List.of());
            if (elsewhere.isEmpty()) {
                all.addAll(alone(where, others(fails), true));
            } else if (where.isEmpty()) {
                all.addAll(alone(elsewhere, others(holds), false));
            } else {
                all.addAll(both(where, elsewhere));
            }
        }
        return all;
    }

    private static Map<Subject, List<Finding>> bySubject(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::subject, LinkedHashMap::new, Collectors.toList()));
    }

    /** What stands beside a subject that is not there: containers say nothing of anything else, if anything does. */
    private static List<Finding> others(List<Finding> findings) {
        List<Finding> others = findings.stream()
                .filter(finding -> !finding.subject().isContainer())
                .toList();
        return others.isEmpty() ? findings : others;
    }

    private List<Finding> alone(List<Finding> findings, List<Finding> others, boolean holds) {
        Subject subject = findings.get(0).subject();
        Standing standing = Standing.of(findings);
        boolean stands = failing
                || subject.isContainer()
                || standing.status() != Status.FAIL
                || standing.equals(Standing.of(others));
        if (stands) {
            return on(findings, holds);
        }
        return List.of(holds ? differing(subject, findings, others) : differing(subject, others, findings));
    }

    private List<Finding> both(List<Finding> holds, List<Finding> fails) {
        Standing one = Standing.of(holds);
        Standing other = Standing.of(fails);
        if (one.equals(other)) {
            return same(holds, fails);
        }
        List<Finding> failures = Stream.concat(on(failures(holds), true).stream(), on(failures(fails), false).stream())
                .toList();
        return failing && !failures.isEmpty()
                ? failures
                : List.of(differing(holds.get(0).subject(), holds, fails));
    }

    /** What is said in both branches is said once, and what is said in one with its condition. */
    private List<Finding> same(List<Finding> holds, List<Finding> fails) {
        if (Standing.of(holds).status() == Status.NOT_EVALUATED) {
            return doubts(fails)
                    .limit(1)
                    .map(finding -> open(holds.get(0), finding))
                    .toList();
        }
        List<Finding> all = new ArrayList<>();
        for (Finding finding : holds) {
            Optional<Finding> again =
                    fails.stream().filter(other -> same(finding, other)).findFirst();
            all.add(again.map(other -> merged(finding, other)).orElseGet(() -> on(finding, true)));
        }
        fails.stream()
                .filter(finding -> holds.stream().noneMatch(other -> same(finding, other)))
                .forEach(finding -> all.add(on(finding, false)));
        boolean applies = all.stream().anyMatch(finding -> finding.status() == Status.PASS);
        return all.stream()
                .filter(finding -> !applies || finding.status() != Status.NOT_APPLICABLE)
                .toList();
    }

    private static boolean same(Finding one, Finding other) {
        return one.status() == other.status()
                && one.cause().equals(other.cause())
                && one.message().equals(other.message());
    }

    private static Finding merged(Finding one, Finding other) {
        return one.resting(joined(one.assumption(), other.assumption()), union(one.evidence(), other.evidence()));
    }

    private static Finding open(Finding one, Finding other) {
        return one.open(
                one.message().equals(other.message()) ? one.message() : one.message() + "; " + other.message(),
                one.severity(),
                union(one.missing(), other.missing()));
    }

    /** What neither branch decides for the other one. */
    private Finding differing(Subject subject, List<Finding> holds, List<Finding> fails) {
        List<Finding> doubts = Stream.concat(doubts(holds), doubts(fails))
                .sorted(Comparator.comparing(Finding::suppressed).thenComparing(Finding::severity))
                .toList();
        Finding worst = doubts.get(0).about(subject);
        String what = fill("differs", Map.of("holds", outcome(holds), "fails", outcome(fails)));
        Missing decides =
                new Missing(condition.source(), condition.reason() + "; " + what, fill("resolution", Map.of()));
        List<Missing> missing = doubts.stream().map(Finding::missing).reduce(List.of(decides), EitherWay::union);
        return worst.open(fill("message", Map.of("what", what)), worst.severity(), missing);
    }

    private String outcome(List<Finding> findings) {
        return doubts(findings)
                .findFirst()
                .or(() -> findings.stream().findFirst())
                .map(finding -> fill(finding.status().label(), Map.of("message", finding.message())))
                .orElseGet(() -> fill(Status.NOT_APPLICABLE.label(), Map.of()));
    }

    private List<Finding> on(List<Finding> findings, boolean holds) {
        return findings.stream().map(finding -> on(finding, holds)).toList();
    }

    private Finding on(Finding finding, boolean holds) {
        return finding.resting(
                joined(finding.assumption(), fill(holds ? "holds" : "fails", Map.of())), finding.evidence());
    }

    private String fill(String key, Map<String, String> facts) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("condition", Gap.condition(condition.source()).orElse(condition.source()));
        return Optional.ofNullable(words.get(key)).map(text -> text.fill(all)).orElse(key);
    }

    private static List<Finding> failures(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .toList();
    }

    /** What is not fine, what decides first. */
    private static Stream<Finding> doubts(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !FINE.contains(finding.status()))
                .sorted(Comparator.comparing((Finding finding) -> finding.status() != Status.FAIL)
                        .thenComparing(Finding::suppressed)
                        .thenComparing(Finding::severity));
    }

    private static String joined(String one, String other) {
        return Stream.of(one.split("; "), other.split("; "))
                .flatMap(Stream::of)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static <T> List<T> union(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
