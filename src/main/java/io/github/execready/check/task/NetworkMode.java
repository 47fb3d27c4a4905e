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
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Set;

/** The container has a network: its agent has to reach Systems Manager by itself. */
public final class NetworkMode implements Check {

    @Override
    public String id() {
        return "network-mode";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.SERVICE, Part.TASK_DEFINITION);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> mode = inputs.taskDefinition().flatMap(TaskDefinition::networkMode);
        Facts facts = Rollout.remedyFacts(
                inputs.service(),
                Facts.of("networkMode", mode)
                        .andKnown("family", inputs.taskDefinition().map(TaskDefinition::family)));
        return PerContainer.defined(inputs, container -> outcome(container, mode, facts));
    }

    private static Outcome outcome(ContainerDefinition container, Evidence<String> mode, Facts facts) {
        if (mode.is("none")) {
            return Outcome.fail("network-mode-none", facts);
        }
        Evidence<Boolean> disabled = container.disableNetworking().absentAs(false);
        if (disabled.is(true)) {
            return Outcome.fail("network-mode-none/container", facts.and("disableNetworking", disabled));
        }
        if (mode instanceof Evidence.Unknown<String> unknown) {
            return Outcome.notEvaluated(unknown.gap());
        }
        return disabled instanceof Evidence.Unknown<Boolean> unknown
                ? Outcome.notEvaluated(unknown.gap())
                : Outcome.pass(facts.and("disableNetworking", disabled));
    }
}
