// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Image;
import io.github.execready.model.Instance;
import io.github.execready.model.Part;
import io.github.execready.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The machine image of the container instance is recent enough: ECS-optimized images carry the agent that is put into the
 * containers, and updating the ECS agent does not update it.
 *
 * @see <a href="https://github.com/aws-containers/amazon-ecs-exec-checker/issues/47">amazon-ecs-exec-checker#47</a>
 */
public final class BundledAgentAge implements Check {

    // The first images with Systems Manager agent 3.1.1260.0: https://github.com/aws/amazon-ecs-ami/issues/45
    private static final Instant SOUND_SINCE = Instant.parse("2022-04-01T00:00:00Z");
    // https://github.com/bottlerocket-os/bottlerocket/pull/3075
    private static final Instant BOTTLEROCKET_SINCE = Instant.parse("2023-05-01T00:00:00Z");
    // The older of the two ECS agents that were seen to fail with such an image: amazon-ssm-agent#536.
    private static final Version SEEN_TO_FAIL = Version.of("1.58.0");

    @Override
    public String id() {
        return "bundled-agent-age";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Capacity> capacity = Capacity.ofTask(inputs.task());
        return OnInstance.judge(inputs, (instance, facts) -> of(instance, facts, capacity));
    }

    private static Outcome of(ContainerInstance instance, Facts base, Evidence<Capacity> capacity) {
        if (capacity.is(Capacity.MANAGED_INSTANCES)) {
            return Outcome.notApplicable("managed-by-aws");
        }
        if (capacity.is(Capacity.EXTERNAL) || instance.instance().isAbsent()) {
            return Outcome.notApplicable("no-machine-image");
        }
        return instance.instance()
                .flatMap(Instance::image)
                .fold(
                        known -> of(known.value(), base, instance.agentVersion()),
                        absent -> OnInstance.notReported(absent.origin(), "machine image that is still to be seen"),
                        unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome of(Image image, Facts base, Evidence<String> agentVersion) {
        Evidence<Instant> made = EcsImageName.madeAt(image);
        if (image.name().isUnknown()) {
            return Gaps.orElse(Outcome.pass(base), image.name(), made);
        }
        String name = image.name().toOptional().orElse("");
        if (!EcsImageName.isEcsImage(name)) {
            return Outcome.notApplicable("own-image");
        }
        Facts facts = base.and("image", image.name())
                .and("made", made.map(at -> at.toString().substring(0, 10)));
        return made.fold(
                known -> dated(name, known.value(), facts, agentVersion),
                absent -> OnInstance.notReported(absent.origin(), "date of its machine image"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }

    private static Outcome dated(String name, Instant made, Facts facts, Evidence<String> agentVersion) {
        if (EcsImageName.isBottlerocket(name)) {
            return made.isBefore(BOTTLEROCKET_SINCE)
                    ? Outcome.fail("bottlerocket-before-2023", facts)
                    : Outcome.pass(facts);
        }
        return made.isBefore(SOUND_SINCE) ? old(facts, agentVersion) : Outcome.pass(facts);
    }

    private static Outcome old(Facts base, Evidence<String> agentVersion) {
        Facts facts = base.and("agentVersion", agentVersion);
        boolean seenToFail = agentVersion
                .toOptional()
                .flatMap(Version::in)
                .filter(version -> !version.isBefore(SEEN_TO_FAIL))
                .isPresent();
        String cause = "old-bundled-ssm-agent";
        return Gaps.orElse(Outcome.fail(seenToFail ? cause : cause + "/old-agent-as-well", facts), agentVersion);
    }
}
