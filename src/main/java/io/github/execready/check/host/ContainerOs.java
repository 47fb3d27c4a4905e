// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.check.Capacity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The containers' operating system is one that the Systems Manager agent runs on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>
 */
public final class ContainerOs implements Check {

    // The Windows images that the page names for EC2.
    private static final Set<String> LISTED_ON_EC2 = Set.of(
            "WINDOWS_SERVER_2022_FULL",
            "WINDOWS_SERVER_2022_CORE",
            "WINDOWS_SERVER_2019_FULL",
            "WINDOWS_SERVER_2019_CORE",
            "WINDOWS_SERVER_20H2_CORE");
    private static final Set<String> OLDER_THAN_LISTED =
            Set.of("WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2016_CORE", "WINDOWS_SERVER_2004_CORE");

    @Override
    public String id() {
        return "container-os";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK, Part.TASK_DEFINITION, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<String> system = system(inputs);
        Evidence<Capacity> capacity = Capacity.ofTask(inputs.task());
        return PerContainer.defined(inputs, container -> of(container, system, capacity));
    }

    private static Outcome of(ContainerDefinition container, Evidence<String> system, Evidence<Capacity> capacity) {
        Facts facts = Facts.of("system", system).andKnown("image", container.image());
        if (container.image().toOptional().filter(ContainerOs::isNanoServer).isPresent()) {
            return Outcome.fail("unsupported-container-os/image", facts);
        }
        if (system.isUnknown()) {
            return Gaps.orElse(Outcome.pass(facts), system);
        }
        // Without any word on it, ECS takes Linux.
        String name = system.toOptional().map(ContainerOs::normal).orElse("LINUX");
        if (name.contains("NANO")) {
            return Outcome.fail("unsupported-container-os", facts);
        }
        return name.startsWith("WINDOWS") ? ofWindows(name, facts, capacity, container.image()) : Outcome.pass(facts);
    }

    private static Outcome ofWindows(String name, Facts facts, Evidence<Capacity> capacity, Evidence<String> image) {
        if (capacity.is(Capacity.EC2) && OLDER_THAN_LISTED.contains(name)) {
            return Outcome.fail("windows-on-ec2-limits", facts);
        }
        if (capacity.is(Capacity.EC2) && !LISTED_ON_EC2.contains(name)) {
            return Outcome.fail("windows-on-ec2-limits/not-listed", facts);
        }
        return LISTED_ON_EC2.contains(name)
                ? Gaps.orElse(Outcome.pass(facts), image)
                : Gaps.orElse(Outcome.pass(facts), image, capacity);
    }

    // What runs the task knows best, then the task, then the definition, which need not say.
    private static Evidence<String> system(Inputs inputs) {
        Evidence<String> ofInstance =
                inputs.containerInstance().flatMap(instance -> OnInstance.attribute(instance, "ecs.os-family"));
        Evidence<String> ofTask = inputs.task().flatMap(Task::platformFamily);
        Evidence<String> running = ofInstance.isAbsent() ? ofTask : ofInstance;
        return running.isAbsent() ? inputs.taskDefinition().flatMap(TaskDefinition::operatingSystemFamily) : running;
    }

    private static boolean isNanoServer(String image) {
        return image.toLowerCase(Locale.ROOT).contains("nanoserver");
    }

    private static String normal(String system) {
        return system.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
