// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.model.ExecTarget.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failures that were there when somebody began to look. They stay in every report, count there, and keep their say in the
 * verdict; what they lose is their say in the exit code, so that a run fails for what is new.
 */
public record Baseline(List<Entry> entries) {

    /** Nothing is known. */
    public static final Baseline NONE = new Baseline(List.of());

    public Baseline {
        entries = entries.stream().sorted().toList();
    }

    /**
     * One failure.
     *
     * @param fingerprint what it is recognised by; the rest is for people
     * @param target what it is about, with the container or what else it is about in that
     */
    public record Entry(String fingerprint, String check, String cause, String target) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return Comparator.comparing(Entry::target)
                    .thenComparing(Entry::check)
                    .thenComparing(Entry::cause)
                    .thenComparing(Entry::fingerprint)
                    .compare(this, other);
        }
    }

    /** The failures of a report that nobody suppressed. */
    public static Baseline of(Report report) {
        List<Entry> entries = new ArrayList<>();
        for (TargetReport target : report.targets()) {
            target.findings().stream()
                    .filter(finding -> finding.status() == Status.FAIL && !finding.suppressed())
                    .forEach(finding -> entries.add(entry(finding, target.identity())));
        }
        return new Baseline(entries);
    }

    /** The targets with the failures that are known marked; of two that look the same, one entry knows one. */
    List<TargetReport> mark(List<TargetReport> targets) {
        if (entries.isEmpty()) {
            return targets;
        }
        Map<String, Integer> left = new HashMap<>();
        entries.forEach(entry -> left.merge(entry.fingerprint(), 1, Integer::sum));
        return targets.stream().map(target -> mark(target, left)).toList();
    }

    /**
     * The entries that nothing in a report answers to any more: the failure is mended, or its target is gone. What was not
     * evaluated may still fail, so its entry stays.
     */
    public List<Entry> stale(Report report) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> failing = new HashMap<>();
        Set<String> open = new HashSet<>();
        for (TargetReport target : report.targets()) {
            for (Finding finding : target.findings()) {
                String fingerprint = Fingerprint.of(finding, target.identity());
                if (finding.status() == Status.FAIL) {
                    failing.merge(fingerprint, 1, Integer::sum);
                } else if (finding.status() == Status.NOT_EVALUATED || finding.status() == Status.ERROR) {
                    open.add(fingerprint);
                }
            }
        }
        return entries.stream()
                .filter(entry -> !open.contains(entry.fingerprint()))
                .filter(entry -> failing.merge(entry.fingerprint(), -1, Integer::sum) < 0)
                .toList();
    }

    private static TargetReport mark(TargetReport target, Map<String, Integer> left) {
        return target.with(target.findings().stream()
                .map(finding -> isKnown(finding, target.identity(), left) ? finding.asKnown() : finding)
                .toList());
    }

    private static boolean isKnown(Finding finding, Identity target, Map<String, Integer> left) {
        if (finding.status() != Status.FAIL || finding.suppressed()) {
            return false;
        }
        return left.merge(Fingerprint.of(finding, target), -1, Integer::sum) >= 0;
    }

    private static Entry entry(Finding finding, Identity target) {
        return new Entry(
                Fingerprint.of(finding, target),
                finding.check(),
                finding.cause(),
                Fingerprint.name(target, finding.subject().toString()));
    }
}
