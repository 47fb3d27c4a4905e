// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.check.service.Rollout;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerDependency;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/**
 * The container shares its process ids with no other one: in a shared namespace only one container's agent works.
 *
 * @see <a href="https://github.com/aws/containers-roadmap/issues/2268">containers-roadmap#2268: which one it is changes
 *     from task to task; a container that starts after all others are HEALTHY is reported to be it</a>
 */
public final class PidMode implements Check {

    @Override
    public String id() {
        return "pid-mode";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> mode = inputs.taskDefinition().flatMap(TaskDefinition::pidMode);
        Facts facts = Rollout.remedyFacts(
                inputs.service(),
                Facts.of("pidMode", mode)
                        .andKnown("family", inputs.taskDefinition().map(TaskDefinition::family)));
        // Those that are not judged share the namespace as well.
        List<String> all =
                inputs
                        .taskDefinition()
                        .flatMap(TaskDefinition::containerDefinitions)
                        .toOptional()
                        .orElse(List.of())
                        .stream()
                        .map(ContainerDefinition::name)
                        .toList();
        // Whichever containers there are, nobody made them share.
        return inputs.containerDefinitions().isUnknown() && mode.isAbsent()
                ? List.of(new Judgement(inputs.taskSubject(), Outcome.pass(facts)))
                : PerContainer.defined(inputs, container -> outcome(container, mode, all, facts));
    }

    private static Outcome outcome(
            ContainerDefinition container, Evidence<String> mode, List<String> all, Facts facts) {
        if (mode instanceof Evidence.Unknown<String> unknown) {
            return Outcome.notEvaluated(unknown.gap());
        }
        if (mode.is("host")) {
            return Outcome.fail("pid-mode-host", facts);
        }
        List<String> others =
                all.stream().filter(name -> !name.equals(container.name())).toList();
        if (!mode.is("task") || others.isEmpty()) {
            return Outcome.pass(facts);
        }
        Evidence<List<ContainerDependency>> dependsOn = container.dependsOn().absentAs(List.of());
        Facts shared = facts.and("others", mode.map(m -> others)).andKnown("waitsFor", dependsOn.map(PidMode::healthy));
        return dependsOn.fold(
                known -> healthy(known.value()).containsAll(others)
                        ? Outcome.pass(shared)
                        : Outcome.fail("pid-mode-task", shared),
                absent -> Outcome.fail("pid-mode-task", shared),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static List<String> healthy(List<ContainerDependency> dependencies) {
        return dependencies.stream()
                .filter(d -> d.condition().equals("HEALTHY"))
                .map(ContainerDependency::containerName)
                .toList();
    }
}
