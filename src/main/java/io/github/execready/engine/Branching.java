// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.model.Branches;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.TaskDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges a target in both branches of the conditions that its plan or template leaves open, as far as findings wait for them:
 * what comes out the same either way is known, whatever the condition comes to. In one world a condition has one value, so
 * that what hangs on it in several places is seen to belong together.
 */
final class Branching {

    /** Each condition more that a check hangs on doubles its worlds; what hangs on more stays not evaluated. */
    private static final int MOST_CONDITIONS = 4;

    /** Where different checks hang on different conditions there are more worlds of one target. */
    private static final int MOST_WORLDS = 64;

    /**
     * A target with some conditions known.
     *
     * @param known whether they hold
     */
    private record World(Map<String, Boolean> known, Judging judging) {}

    /**
     * The worlds that differ in one condition: two, or one where it turns out to be decided by others.
     *
     * @param condition what is missing as long as it is open
     */
    private record Fork(Missing condition, List<World> worlds) {}

    private final List<String> checks;
    private final Function<ExecTarget, Judging> judging;
    private final Map<Map<String, Boolean>, Optional<World>> worlds = new HashMap<>();
    private final World open;

    /**
     * @param checks in the order of the report
     * @param judging how a target is judged
     */
    Branching(ExecTarget target, List<String> checks, Function<ExecTarget, Judging> judging) {
        this.checks = checks;
        this.judging = judging;
        this.open = new World(Map.of(), judging.apply(target).ahead(check -> true));
    }

    /**
     * What is found whichever way conditions go.
     *
     * @param saying what the two branches of a condition come to
     */
    List<Finding> findings(Function<Missing, EitherWay> saying) {
        return checks.stream()
                .flatMap(check -> findings(check, open, saying).stream())
                .toList();
    }

    private List<Finding> findings(String check, World world, Function<Missing, EitherWay> saying) {
        List<Finding> found = world.judging().of(check);
        return fork(world, found.stream().flatMap(Branching::conditions))
                .map(fork -> fork.worlds().stream()
                        .map(one -> findings(check, one, saying))
                        .reduce(saying.apply(fork.condition())::of)
                        .orElseThrow())
                .orElse(found);
    }

    /** The target once for each list of containers that it may come to have. */
    List<ExecTarget> containers() {
        return containers(open).toList();
    }

    private Stream<ExecTarget> containers(World world) {
        ExecTarget target = world.judging().target();
        Optional<Missing> open = target.taskDefinition()
                .flatMap(TaskDefinition::containerDefinitions)
                .fold(
                        known -> Optional.empty(),
                        absent -> Optional.empty(),
                        unknown -> Optional.of(new Missing(
                                unknown.gap().source(), unknown.gap().detail(), "")));
        return fork(world, open.stream())
                .map(fork -> fork.worlds().stream().flatMap(this::containers))
                .orElseGet(() -> Stream.of(target));
    }

    /** Whether exec works in no world, whatever is the cause in each. */
    boolean worksNowhere() {
        return worksNowhere(open);
    }

    private boolean worksNowhere(World world) {
        List<Finding> findings =
                checks.stream().flatMap(check -> in(world, check)).toList();
        Verdict verdict = ContainerVerdicts.of(List.of(world.judging().target()), findings)
                .verdict();
        Stream<Missing> deciding = findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .flatMap(Branching::conditions);
        return verdict == Verdict.NOT_READY
                || (verdict == Verdict.INCONCLUSIVE
                        && fork(world, deciding)
                                .filter(fork -> fork.worlds().stream().allMatch(this::worksNowhere))
                                .isPresent());
    }

    /** What hangs on no condition is the same in every world. */
    private Stream<Finding> in(World world, String check) {
        List<Finding> found = open.judging().of(check);
        return found.stream().flatMap(Branching::conditions).findAny().isPresent()
                ? world.judging().of(check).stream()
                : found.stream();
    }

    /** The branches of the first condition that is open in a world. */
    private Optional<Fork> fork(World world, Stream<Missing> missing) {
        boolean enough = world.known().size() >= MOST_CONDITIONS || worlds.size() >= MOST_WORLDS;
        return missing.filter(open -> !enough)
                .map(open -> new Fork(open, branches(world, open)))
                .filter(fork -> !fork.worlds().isEmpty())
                .findFirst();
    }

    private List<World> branches(World world, Missing open) {
        return Gap.condition(open.source()).filter(Predicate.not(world.known()::containsKey)).stream()
                .flatMap(condition -> Stream.of(true, false).flatMap(holds -> branch(world, condition, holds).stream()))
                .toList();
    }

    private Optional<World> branch(World from, String condition, boolean holds) {
        Map<String, Boolean> known = new HashMap<>(from.known());
        known.put(condition, holds);
        Optional<World> world = worlds.get(known);
        if (world == null) {
            Branches branches = from.judging().target().branches();
            world = branches.where(condition, holds).map(target -> new World(Map.copyOf(known), judging.apply(target)));
            worlds.put(Map.copyOf(known), world);
        }
        return world;
    }

    private static Stream<Missing> conditions(Finding finding) {
        return finding.status() == Status.NOT_EVALUATED
                ? finding.missing().stream()
                        .filter(missing -> Gap.condition(missing.source()).isPresent())
                : Stream.empty();
    }
}
