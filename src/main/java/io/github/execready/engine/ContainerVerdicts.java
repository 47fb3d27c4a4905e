// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.check.Inputs;
import io.github.execready.check.Subject;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.util.List;
import java.util.Set;

/**
 * The verdicts on the containers of a target, and the target's verdict that follows from them.
 *
 * @param verdict the target's
 */
record ContainerVerdicts(List<ContainerVerdict> containers, Verdict verdict) {

    ContainerVerdicts {
        containers = List.copyOf(containers);
    }

    /**
     * Those of a target.
     *
     * @param either the same target once for each list of containers that it may come to have
     */
    static ContainerVerdicts of(List<ExecTarget> either, List<Finding> findings) {
        List<ContainerVerdict> containers = either.stream()
                .flatMap(target -> names(target).stream())
                .distinct()
                .map(name -> new ContainerVerdict(
                        name,
                        Verdict.of(findings.stream()
                                .filter(f -> !f.subject().isContainer() || isAbout(f, name))
                                .toList())))
                .toList();
        return new ContainerVerdicts(containers, verdict(either, findings, containers));
    }

    /**
     * One container that can be entered makes the target one that can; where another cannot, that is a warning. Where
     * one is open, so is the target, unless none can be entered anyway. A container that may turn out not to be there
     * settles nothing beside one that cannot be entered.
     */
    private static Verdict verdict(List<ExecTarget> either, List<Finding> findings, List<ContainerVerdict> containers) {
        if (containers.isEmpty()) {
            return Verdict.of(findings);
        }
        List<Verdict> verdicts =
                containers.stream().map(ContainerVerdict::verdict).toList();
        boolean certain = containers.stream()
                .anyMatch(one -> one.verdict() != Verdict.NOT_READY
                        && either.stream().allMatch(target -> certain(target).contains(one.name())));
        if (verdicts.contains(Verdict.NOT_READY)
                && !verdicts.stream().allMatch(Verdict.NOT_READY::equals)
                && !certain) {
            return Verdict.INCONCLUSIVE;
        }
        if (verdicts.stream().allMatch(Verdict.NOT_READY::equals)) {
            return Verdict.NOT_READY;
        }
        if (verdicts.contains(Verdict.INCONCLUSIVE)) {
            return Verdict.INCONCLUSIVE;
        }
        return verdicts.stream().allMatch(Verdict.READY::equals) ? Verdict.READY : Verdict.READY_WITH_WARNINGS;
    }

    /** The containers that are there whatever is decided at deployment. */
    private static List<String> certain(ExecTarget target) {
        List<String> doubtful = new Inputs(target, Set.of(Part.TASK_DEFINITION))
                .containerDefinitions().toOptional().stream()
                        .flatMap(List::stream)
                        .filter(container -> !container.exists().is(true))
                        .map(ContainerDefinition::name)
                        .toList();
        return names(target).stream().filter(name -> !doubtful.contains(name)).toList();
    }

    private static List<String> names(ExecTarget target) {
        return target.selection()
                .only()
                .map(List::of)
                .orElseGet(() -> new Inputs(target, Set.of(Part.TASK_DEFINITION))
                        .containerDefinitions()
                        .toOptional()
                        .map(all -> all.stream().map(ContainerDefinition::name).toList())
                        .orElse(List.of()));
    }

    private static boolean isAbout(Finding finding, String container) {
        return finding.subject().equals(Subject.container(container));
    }
}
