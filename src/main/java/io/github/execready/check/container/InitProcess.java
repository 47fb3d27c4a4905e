// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.check.Presumed;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Part;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An init process reaps what sessions leave behind, except in images of s6-overlay, which are their own init and die
 * under another one.
 *
 * @see <a href="https://github.com/just-containers/s6-overlay/issues/559">s6-overlay issue 559</a>
 */
public final class InitProcess implements Check {

    private static final Pattern S6 = Pattern.compile("(?<![a-z0-9])s6(?![a-z0-9])");

    @Override
    public String id() {
        return "init-process";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK_DEFINITION, Part.TASK, Part.CONTAINER_INSTANCE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Presumed<Boolean> windows = Presumed.of(windows(inputs), false, "linux");
        return PerContainer.defined(
                inputs,
                container -> windows.fact().is(true)
                        ? Outcome.notApplicable("windows")
                        : Gaps.orElse(onLinux(container, inputs, Facts.none().assuming(windows)), windows.fact()));
    }

    private static Outcome onLinux(ContainerDefinition container, Inputs inputs, Facts known) {
        Evidence<TaskContainer> running = RunningContainer.of(inputs, container.name());
        Evidence<Integer> exitCode = running.flatMap(TaskContainer::exitCode);
        Evidence<Boolean> s6Image = Truth.or(
                container.image().map(InitProcess::namesS6),
                container.imageParts().map(InitProcess::namesS6));
        Evidence<Boolean> s6 =
                Truth.or(s6Image, running.flatMap(TaskContainer::reason).map(InitProcess::namesS6));
        Evidence<Boolean> enabled = container.initProcessEnabled().absentAs(false);
        Evidence<Boolean> notFirst = Truth.or(enabled, pidMode(inputs).map("task"::equals));
        Evidence<Boolean> died = Truth.and(exitCode.map(code -> code != 0), Truth.and(s6, notFirst));
        if (died.is(true)) {
            return Outcome.fail(
                    "init-process-breaks-s6",
                    Stating.also(Facts.of("exitCode", exitCode), "image", container.image())
                            .and("initProcessEnabled", enabled));
        }
        // What an image is called hardly ever tells whether it brings an init.
        Presumed<Boolean> ownInit = Presumed.of(s6Image, false, "no-init-in-image");
        Facts setting = known.and("initProcessEnabled", container.initProcessEnabled());
        Facts facts = enabled.is(true) ? setting : setting.assuming(ownInit);
        Evidence<Boolean> reaped = Truth.or(enabled, ownInit.fact());
        return Gaps.orElse(
                reaped.is(false) ? Outcome.fail("init-process-not-enabled", facts) : Outcome.pass(facts), died, reaped);
    }

    private static Evidence<String> pidMode(Inputs inputs) {
        return inputs.taskDefinition().flatMap(TaskDefinition::pidMode);
    }

    private static boolean namesS6(String text) {
        return S6.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    // A definition for EC2 may leave the operating system out; then the instance has it.
    private static Evidence<Boolean> windows(Inputs inputs) {
        Evidence<Boolean> defined = inputs.taskDefinition()
                .flatMap(TaskDefinition::operatingSystemFamily)
                .map(family -> family.startsWith("WINDOWS"));
        if (!defined.isAbsent()) {
            return defined;
        }
        return Truth.or(
                inputs.task().flatMap(Task::platformFamily).map(family -> family.startsWith("Windows")),
                inputs.containerInstance()
                        .flatMap(ContainerInstance::attributes)
                        .map(attributes -> "windows".equals(attributes.get("ecs.os-type"))));
    }
}
