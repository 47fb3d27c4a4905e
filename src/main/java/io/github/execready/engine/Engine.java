// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Template;
import io.github.execready.check.Check;
import io.github.execready.check.Judgement;
import io.github.execready.check.Workings;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;

/** Runs checks over targets. A check that goes wrong becomes one finding and never hides another. */
public final class Engine {

    private final Catalog catalog;
    private final Map<String, Check> checks;
    private final Suppressions suppressions;
    private final Workings workings;

    /** By the identity that a target keeps when answers are added to it. */
    private final Map<ExecTarget.Identity, Map<String, List<Judgement>>> begun =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param checks in the order of the report; prerequisites that are not among them are not waited for
     */
    public Engine(Catalog catalog, List<Check> checks, Suppressions suppressions) {
        this(catalog, checks, suppressions, new Workings());
    }

    /**
     * @param workings what the run has worked out so far
     */
    public Engine(Catalog catalog, List<Check> checks, Suppressions suppressions, Workings workings) {
        Map<String, Check> byId = new LinkedHashMap<>();
        checks.forEach(check -> byId.put(check.id(), check));
        this.catalog = catalog;
        this.checks = Collections.unmodifiableMap(byId);
        this.suppressions = suppressions;
        this.workings = workings;
    }

    /**
     * Begins to judge a target about which the policy simulator is still being asked, on other threads, by the checks that do
     * not go by its answers.
     */
    public void begin(ExecTarget target) {
        Map<String, List<Judgement>> judged = nothingJudged();
        begun.put(target.identity(), judged);
        ForkJoinPool.commonPool()
                .execute(() ->
                        judging(target, judged).ahead(check -> !check.inputs().contains(Part.SIMULATIONS)));
    }

    /** Judges one target, whichever way the conditions go that its plan or template leaves open. */
    public TargetReport judge(ExecTarget target) {
        Branching branching = new Branching(
                target,
                List.copyOf(checks.keySet()),
                one -> judging(
                        one, Optional.ofNullable(begun.remove(one.identity())).orElseGet(this::nothingJudged)));
        TargetReport report = report(target, branching, false);
        return report.verdict() == Verdict.INCONCLUSIVE && branching.worksNowhere()
                ? report(target, branching, true)
                : report;
    }

    private Map<String, List<Judgement>> nothingJudged() {
        return new ConcurrentHashMap<>(2 * checks.size());
    }

    private Judging judging(ExecTarget target, Map<String, List<Judgement>> judged) {
        return new Judging(catalog, checks, suppressions, workings, target, judged);
    }

    private TargetReport report(ExecTarget target, Branching branching, boolean failing) {
        Map<String, Template> words = catalog.common().branches();
        List<Finding> findings = branching.findings(condition -> new EitherWay(condition, words, failing));
        ContainerVerdicts verdicts = ContainerVerdicts.of(branching.containers(), findings);
        return new TargetReport(
                target.identity(),
                verdicts.verdict(),
                RootCauses.of(catalog, findings),
                verdicts.containers(),
                Assumptions.of(catalog, target),
                findings);
    }
}
