// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Image;
import io.github.execready.model.Instance;
import io.github.execready.model.Version;
import java.time.Instant;

/**
 * How the exec agent gets on in a task without IPv4. It asks for names that have IPv4 addresses only, unless the ECS agent
 * tells it to ask for the dual-stack ones.
 *
 * @see <a href="https://github.com/aws/amazon-ecs-agent/pull/4708">amazon-ecs-agent#4708</a>
 */
public enum Ipv6Agent {
    /** The ECS agent is older than that. */
    OLD,
    /** On Windows the ECS agent never tells it. */
    WINDOWS,
    /** The ECS agent tells it. */
    TOLD;

    // https://github.com/aws/amazon-ecs-agent/blob/master/CHANGELOG.md
    private static final Version TELLS = Version.of("1.98.0");
    // From here on in words that older exec agents do not know: https://github.com/aws/amazon-ecs-agent/pull/4931
    private static final Version TELLS_OTHERWISE = Version.of("1.103.0");
    // AWS opened sessions without IPv4 with the exec agents of images that came after these:
    // https://github.com/aws/amazon-ecs-ami/pull/510, https://github.com/aws/amazon-ecs-agent/pull/4931
    private static final Instant UNDERSTANDS_SINCE = Instant.parse("2025-09-01T00:00:00Z");
    private static final Instant UNDERSTANDS_OTHERWISE_SINCE = Instant.parse("2026-06-01T00:00:00Z");

    /** What the version of the ECS agent and the operating system come to. */
    public static Evidence<Ipv6Agent> on(Evidence<ContainerInstance> instance) {
        Evidence<Version> version = version(instance);
        Evidence<String> system = instance.flatMap(known -> OnInstance.attribute(known, "ecs.os-type"));
        if (version.toOptional().filter(known -> known.isBefore(TELLS)).isPresent()) {
            return version.map(known -> OLD);
        }
        if (system.toOptional().filter("windows"::equalsIgnoreCase).isPresent()) {
            return system.map(known -> WINDOWS);
        }
        Evidence<Boolean> linux = system.map("linux"::equalsIgnoreCase);
        return version.with(linux, (known, isLinux) -> isLinux)
                .flatMap(isLinux -> isLinux
                        ? version.map(known -> TOLD)
                        : Evidence.unknown(gap("whether this operating system is among those that were taught")));
    }

    /**
     * Whether AWS has seen the exec agent understand what the ECS agent tells it. It comes with the machine image, whatever
     * the ECS agent was updated to since.
     */
    public static Evidence<Boolean> understands(Evidence<ContainerInstance> instance) {
        return version(instance).with(madeAt(instance), (version, made) -> {
            boolean otherwise = !version.isBefore(TELLS_OTHERWISE);
            return !made.isBefore(otherwise ? UNDERSTANDS_OTHERWISE_SINCE : UNDERSTANDS_SINCE);
        });
    }

    private static Evidence<Version> version(Evidence<ContainerInstance> instance) {
        return instance.flatMap(ContainerInstance::agentVersion)
                .flatMap(text -> Version.in(text)
                        .map(version -> instance.map(known -> version))
                        .orElseGet(() -> Evidence.unknown(gap("which version \"" + text + "\" is"))));
    }

    /** When the image was made; unknown for images other than AWS's own for Linux, which may carry any exec agent. */
    private static Evidence<Instant> madeAt(Evidence<ContainerInstance> instance) {
        Evidence<Image> image = instance.flatMap(ContainerInstance::instance).flatMap(Instance::image);
        return image.flatMap(Image::name)
                .flatMap(name -> EcsImageName.isEcsImage(name) && !EcsImageName.isBottlerocket(name)
                        ? image.flatMap(EcsImageName::madeAt)
                        : Evidence.unknown(gap("which exec agent the image " + name + " carries")));
    }

    private static Gap gap(String detail) {
        return new Gap(Gap.Reason.BY_TRIAL, "IPv6 support of the exec agent", detail);
    }
}
