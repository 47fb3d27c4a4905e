// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.check.Workings;
import io.github.execready.check.permission.SimulationQuestions;
import io.github.execready.engine.Baseline;
import io.github.execready.engine.Engine;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Report;
import io.github.execready.engine.Selection;
import io.github.execready.engine.Suppressions;
import io.github.execready.evidence.EvidenceSource;
import io.github.execready.evidence.Questions;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells whether {@code aws ecs execute-command} will work, and if not, why: a source of evidence in, a report out.
 *
 * <p>Instances are immutable and may be shared.
 */
public final class ExecReadiness {

    private static final int MANY = 8;

    private final Catalog catalog;
    private final List<Check> checks;
    private final Selection selection;
    private final Suppressions suppressions;
    private final ExitPolicy exitPolicy;
    private final Baseline baseline;
    private final Set<Part> unread;

    private ExecReadiness(
            Catalog catalog,
            List<Check> checks,
            Selection selection,
            Suppressions suppressions,
            ExitPolicy exitPolicy,
            Baseline baseline,
            Set<Part> unread) {
        this.catalog = catalog;
        this.checks = List.copyOf(checks);
        this.selection = selection;
        this.suppressions = suppressions;
        this.exitPolicy = exitPolicy;
        this.baseline = baseline;
        this.unread = Set.copyOf(unread);
    }

    /** Every built-in check, nothing suppressed, blockers fail. */
    public static ExecReadiness standard() {
        return new ExecReadiness(
                Catalog.builtIn(),
                BuiltInChecks.all(),
                Selection.ALL,
                Suppressions.NONE,
                ExitPolicy.DEFAULT,
                Baseline.NONE,
                Set.of());
    }

    /** The same with other checks, for those of plug-ins. */
    public ExecReadiness withChecks(Catalog documents, List<Check> all) {
        return new ExecReadiness(documents, all, selection, suppressions, exitPolicy, baseline, unread);
    }

    /**
     * The same with some of the checks. What a check that is left out would have read is not read, and each is reported as
     * not evaluated, so that without a blocker no verdict is better than inconclusive.
     */
    public ExecReadiness selecting(Selection some) {
        return new ExecReadiness(catalog, checks, some, suppressions, exitPolicy, baseline, unread);
    }

    /** The same with findings that do not count. */
    public ExecReadiness suppressing(Suppressions some) {
        return new ExecReadiness(catalog, checks, selection, some, exitPolicy, baseline, unread);
    }

    /** The same with another rule for the exit code. */
    public ExecReadiness failing(ExitPolicy policy) {
        return new ExecReadiness(catalog, checks, selection, suppressions, policy, baseline, unread);
    }

    /** The same where some failures were there before, and fail no run. */
    public ExecReadiness knowing(Baseline failures) {
        return new ExecReadiness(catalog, checks, selection, suppressions, exitPolicy, failures, unread);
    }

    /** The same without asking AWS's policy simulator for a second opinion on what roles and callers may do. */
    public ExecReadiness withoutSimulation() {
        return without(Part.SIMULATIONS);
    }

    /** The same where nobody execs as whoever asks, so that what the caller may do is of no concern. */
    public ExecReadiness withoutCaller() {
        return without(Part.CALLER);
    }

    private ExecReadiness without(Part part) {
        Set<Part> more = EnumSet.of(part);
        more.addAll(unread);
        return new ExecReadiness(catalog, checks, selection, suppressions, exitPolicy, baseline, more);
    }

    /** The documents of the checks. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * The checks that run, in the order of the report.
     *
     * @throws io.github.execready.engine.SelectionException if the selection names no check
     */
    public List<Check> checks() {
        return selection.of(checks, catalog);
    }

    /** Begins to read the documents of the checks, for whoever has something else to do before anything is judged. */
    public void readAhead() {
        catalog.readAhead(checks.stream().map(Check::id).toList());
    }

    /**
     * Reads the evidence that the selected checks need, and judges it.
     *
     * @throws io.github.execready.evidence.EvidenceException if there is nothing to judge
     * @throws io.github.execready.engine.SelectionException if the selection names no check
     */
    public Report judge(EvidenceSource source) {
        Set<Part> parts = EnumSet.of(Part.SERVICE, Part.TASK, Part.TASK_DEFINITION);
        selection.over(checks, catalog).forEach(check -> parts.addAll(check.inputs()));
        readAhead();
        Workings workings = new Workings();
        Engine engine = engine(workings);
        Questions questions = questions(workings);
        return judge(
                source.targets(asked(parts), target -> {
                    engine.begin(target);
                    return questions.about(target);
                }),
                engine);
    }

    /**
     * Reads all that can be read, whether or not a check needs it, to be kept or to be judged later.
     *
     * @throws io.github.execready.evidence.EvidenceException if there is nothing to judge
     */
    public List<ExecTarget> readAll(EvidenceSource source) {
        return source.targets(asked(Part.all()), questions(new Workings()));
    }

    /** Judges evidence that was read before. */
    public Report judge(List<ExecTarget> targets) {
        return judge(targets, engine(new Workings()));
    }

    private Engine engine(Workings workings) {
        return new Engine(catalog, selection.over(checks, catalog), suppressions, workings);
    }

    private Report judge(List<ExecTarget> targets, Engine engine) {
        return Report.of(ToolVersion.current(), each(targets).map(engine::judge).toList(), exitPolicy, baseline);
    }

    // Plans and templates have hundreds, and judging them is most of the work; for a few, threads cost more than they
    // save.
    private static Stream<ExecTarget> each(List<ExecTarget> targets) {
        return targets.size() < MANY ? targets.stream() : targets.parallelStream();
    }

    private Set<Part> asked(Set<Part> wanted) {
        Set<Part> parts = EnumSet.copyOf(wanted);
        parts.removeAll(unread);
        return parts;
    }

    /** What the policy simulator is asked about each target: what the checks that run ask of IAM. */
    private Questions questions(Workings workings) {
        List<Check> asking = selection.over(checks, catalog);
        return target -> SimulationQuestions.about(target, asking, workings);
    }
}
