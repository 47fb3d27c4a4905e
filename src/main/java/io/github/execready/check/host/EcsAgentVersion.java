// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Version;
import java.util.List;
import java.util.Set;

/** The ECS agent of the container instance is new enough to know ECS Exec. */
public final class EcsAgentVersion implements Check {

    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec-run.html
    private static final Version MINIMUM = Version.of("1.50.2");
    private static final Version WINDOWS_MINIMUM = Version.of("1.56.0");

    @Override
    public String id() {
        return "ecs-agent-version";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return OnInstance.judge(inputs, EcsAgentVersion::of);
    }

    private static Outcome of(ContainerInstance instance, Facts facts) {
        return instance.agentVersion()
                .fold(
                        known -> Version.in(known.value())
                                .map(version -> of(instance, version, facts))
                                .orElseGet(() -> OnInstance.notReported(known.origin(), "readable agent version")),
                        absent -> OnInstance.notReported(absent.origin(), "agent version"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome of(ContainerInstance instance, Version version, Facts base) {
        Evidence<String> osType = OnInstance.attribute(instance, "ecs.os-type");
        boolean windows =
                osType.toOptional().filter("windows"::equalsIgnoreCase).isPresent();
        Facts facts = base.and("agentVersion", instance.agentVersion()).andKnown("osType", osType);
        if (version.isBefore(MINIMUM)) {
            return Outcome.fail("ecs-agent-too-old", facts);
        }
        if (windows && version.isBefore(WINDOWS_MINIMUM)) {
            return Outcome.fail("ecs-agent-too-old/windows", facts);
        }
        return version.isBefore(WINDOWS_MINIMUM) ? Gaps.orElse(Outcome.pass(facts), osType) : Outcome.pass(facts);
    }
}
