// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Assumption;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report put together for people: what several targets share is said once. */
final class Digest {

    private static final int MOST_NAMED = 8;

    private final List<TargetReport> targets;
    private final List<Located> all;
    private final List<RootCause> rootCauses;

    Digest(Report report) {
        this.targets = report.targets();
        this.all = targets.stream()
                .flatMap(t -> t.findings().stream().map(f -> new Located(t, f)))
                .toList();
        this.rootCauses = rootCauses(report);
    }

    /** A finding and the target that it was found in. */
    record Located(TargetReport target, Finding finding) {}

    /** Findings that say the same, of one target or of several. */
    record Statement(String message, List<Located> places) {

        Finding finding() {
            return places.get(0).finding();
        }

        List<TargetReport> targets() {
            return once(places.stream().map(Located::target));
        }

        /** Where in plans and templates it is decided; none for what was read from AWS. */
        List<String> locations() {
            return distinct(f -> f.location().map(Names::of).orElse(""));
        }

        /** What it takes for granted. */
        List<String> assumptions() {
            return distinct(Finding::assumption);
        }

        /** Whether all of it stands in the baseline. */
        boolean known() {
            return places.stream().allMatch(p -> p.finding().known());
        }

        private List<String> distinct(Function<Finding, String> text) {
            return places.stream()
                    .map(p -> text.apply(p.finding()))
                    .filter(one -> !one.isEmpty())
                    .distinct()
                    .toList();
        }

        List<String> checks() {
            return places.stream().map(p -> p.finding().check()).distinct().toList();
        }
    }

    /** Why exec does not work: one cause, and what is said of it. */
    record RootCause(String id, List<Statement> statements) {

        List<Finding> findings() {
            return statements.stream()
                    .flatMap(s -> s.places().stream())
                    .map(Located::finding)
                    .toList();
        }

        List<TargetReport> targets() {
            return once(statements.stream().flatMap(s -> s.targets().stream()));
        }

        List<String> checks() {
            return distinct(findings(), f -> List.of(f.check()));
        }

        List<String> fixes() {
            return distinct(findings(), f -> List.of(f.remedy().summary()));
        }

        List<String> commands() {
            // Those of the first place: for another task of the service they are the same but for the id.
            return distinct(
                    statements.stream().map(Statement::finding).toList(),
                    f -> f.remedy().commands());
        }

        List<String> cautions() {
            return distinct(findings(), f -> f.remedy().cautions());
        }

        /** Whether all of it is expected to mend itself. */
        boolean passing() {
            return findings().stream().allMatch(Finding::passing);
        }

        private static List<String> distinct(List<Finding> findings, Function<Finding, List<String>> texts) {
            return findings.stream()
                    .flatMap(f -> texts.apply(f).stream())
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    /** Findings of one check that the same hops leave open. */
    record OpenPath(List<Finding> findings) {

        Finding first() {
            return findings.get(0);
        }

        List<String> subjects() {
            return findings.stream().map(f -> f.subject().toString()).distinct().toList();
        }
    }

    /**
     * Something that could not be read, and the checks that it leaves open.
     *
     * @param locations where plans and templates leave it open
     */
    record Gap(Missing missing, Set<String> checks, Set<String> locations, boolean leavesBlockerOpen) {}

    /**
     * Checks that nobody looked at, because a selection leaves them out.
     *
     * @param missing what leaves them out, and what would change that
     * @param checks those that could block first
     */
    record LeftOut(Missing missing, List<String> checks, boolean leavesBlockerOpen) {

        private static final int NAMED = 5;

        String count() {
            return checks.size() + (checks.size() == 1 ? " check" : " checks");
        }

        /** The first of them; a list of all would bury the rest of the report. */
        List<String> named() {
            return checks.subList(0, Math.min(NAMED, checks.size()));
        }

        /** What stands behind the names where there are more. */
        String more() {
            return checks.size() > NAMED ? ", and " + (checks.size() - NAMED) + " more" : "";
        }
    }

    /** A check that failed, and those that say nothing because of it. */
    record Waiting(String prerequisite, Set<String> checks) {}

    List<RootCause> rootCauses() {
        return rootCauses;
    }

    /** Blockers that the root causes explain. */
    List<Statement> consequences() {
        return statements(l -> l.finding().failsAt(Severity.BLOCKER)
                && !l.target().rootCauses().contains(l.finding().cause()));
    }

    /** Failures of one severity below blocker. */
    List<Statement> failures(Severity severity) {
        return statements(located ->
                located.finding().failsAt(severity) && located.finding().severity() == severity);
    }

    List<Statement> suppressed() {
        return statements(located -> located.finding().suppressed());
    }

    /** What could not be judged although a path was found. */
    List<OpenPath> openPaths() {
        return all.stream()
                .map(Located::finding)
                .filter(finding -> finding.status() == Status.NOT_EVALUATED
                        && !finding.suppressed()
                        && !finding.path().isNone())
                .collect(Collectors.groupingBy(Digest::openAlike, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(OpenPath::new)
                .toList();
    }

    List<Statement> errors() {
        return statements(located ->
                located.finding().status() == Status.ERROR && !located.finding().suppressed());
    }

    /** What could not be read, by the operation that would show it; first what leaves a blocker open. */
    List<Gap> gaps() {
        Map<String, Gap> gaps = new LinkedHashMap<>();
        for (Located located : all) {
            Finding finding = located.finding();
            boolean said = finding.suppressed() || finding.leftOut();
            for (Missing missing : said ? List.<Missing>of() : finding.missing()) {
                Gap one = new Gap(
                        missing,
                        Set.of(finding.check()),
                        finding.location().map(Names::of).map(Set::of).orElse(Set.of()),
                        finding.severity() == Severity.BLOCKER);
                gaps.merge(missing.source(), one, Digest::both);
            }
        }
        List<Gap> ordered = new ArrayList<>();
        gaps.values().stream().filter(Gap::leavesBlockerOpen).forEach(ordered::add);
        gaps.values().stream().filter(g -> !g.leavesBlockerOpen()).forEach(ordered::add);
        return ordered;
    }

    /** What was left out, by what leaves it out. */
    List<LeftOut> leftOut() {
        Map<Missing, List<Finding>> bySource = all.stream()
                .map(Located::finding)
                .filter(Finding::leftOut)
                .sorted(Comparator.comparing(Finding::severity))
                .collect(Collectors.groupingBy(f -> f.missing().get(0), LinkedHashMap::new, Collectors.toList()));
        return bySource.entrySet().stream()
                .map(e -> new LeftOut(
                        e.getKey(),
                        e.getValue().stream().map(Finding::check).distinct().toList(),
                        e.getValue().get(0).severity() == Severity.BLOCKER))
                .toList();
    }

    List<Waiting> waiting() {
        Map<String, Set<String>> waiting = new LinkedHashMap<>();
        all.stream()
                .map(Located::finding)
                .filter(f -> !f.blockedBy().isEmpty() && !f.suppressed())
                .forEach(f -> waiting.computeIfAbsent(f.blockedBy(), id -> new LinkedHashSet<>())
                        .add(f.check()));
        return waiting.entrySet().stream()
                .map(e -> new Waiting(e.getKey(), e.getValue()))
                .toList();
    }

    List<Assumption> assumptions() {
        return targets.stream()
                .filter(target -> !target.findings().isEmpty())
                .flatMap(target -> target.assumptions().stream())
                .distinct()
                .toList();
    }

    Tally tally() {
        return Tally.of(all.stream().map(Located::finding).toList());
    }

    /** Containers that findings speak of though the task definition does not name them: AWS put them there. */
    static List<String> injectedContainers(TargetReport target) {
        Set<String> judged = target.containers().stream().map(c -> c.name()).collect(Collectors.toSet());
        return target.findings().stream()
                .filter(f -> !judged.isEmpty() && f.subject().isContainer())
                .map(f -> f.subject().name())
                .filter(name -> !judged.contains(name))
                .distinct()
                .toList();
    }

    // No two targets are alike, and to compare all that is said of them takes longer than to write it.
    private static List<TargetReport> once(Stream<TargetReport> targets) {
        Set<TargetReport> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return targets.filter(seen::add).toList();
    }

    private List<RootCause> rootCauses(Report report) {
        Set<String> ids = report.targets().stream()
                .flatMap(t -> t.rootCauses().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return ids.stream()
                .map(this::rootCause)
                .filter(cause -> !cause.statements().isEmpty())
                .toList();
    }

    // Where two checks find the same cause for the same subject, the first has said it all.
    private RootCause rootCause(String id) {
        Set<List<Object>> said = new HashSet<>();
        return new RootCause(
                id,
                statements(l -> l.finding().failsAt(Severity.BLOCKER)
                        && l.finding().cause().equals(id)
                        && l.target().rootCauses().contains(id)
                        && said.add(List.of(l.target().identity(), l.finding().subject()))));
    }

    private List<Statement> statements(Predicate<Located> which) {
        Map<List<Object>, List<Located>> byMessage = all.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Digest::saying, LinkedHashMap::new, Collectors.toList()));
        return byMessage.values().stream()
                .map(places -> new Statement(places.get(0).finding().message(), places))
                .toList();
    }

    // Two tasks of a service that differ in nothing but their ids have the same to say, and so have two services about
    // the
    // one line that both rest on.
    private static List<Object> saying(Located located) {
        Identity target = located.target().identity();
        Finding finding = located.finding();
        Optional<Location> line = finding.location().filter(at -> !at.equals(Location.of(at.file())));
        String message = without(target.taskId(), "TASK", finding.message());
        String impersonal = line.isEmpty()
                ? message
                : without(target.service(), "SERVICE", without(target.address(), "ADDRESS", message));
        // Tasks in different subnets may fail with the same words at different places.
        return List.of(
                impersonal,
                finding.path().shape(),
                line,
                line.isPresent() && finding.subject().isContainer() ? finding.subject() : "");
    }

    private static String without(String name, String placeholder, String message) {
        return name.isEmpty() ? message : message.replace(name, placeholder);
    }

    private static List<Object> openAlike(Finding finding) {
        return List.of(
                finding.check(),
                finding.message(),
                finding.path().service(),
                finding.path().notOpen());
    }

    private static Gap both(Gap a, Gap b) {
        Set<String> checks = new LinkedHashSet<>(a.checks());
        checks.addAll(b.checks());
        Set<String> locations = new LinkedHashSet<>(a.locations());
        locations.addAll(b.locations());
        return new Gap(a.missing(), checks, locations, a.leavesBlockerOpen() || b.leavesBlockerOpen());
    }

    /** Names in one line, of many the first: nobody reads a hundred. */
    static List<String> some(Collection<String> names) {
        List<String> first = new ArrayList<>(names.stream().limit(MOST_NAMED).toList());
        if (names.size() > MOST_NAMED) {
            first.add("and " + (names.size() - MOST_NAMED) + " more");
        }
        return first;
    }

    /** Names in one line. */
    static String joined(Collection<String> names) {
        return String.join(", ", names);
    }
}
