// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

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
import java.util.List;
import java.util.Set;

/**
 * The exec agent can write where it keeps its state and its logs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>
 */
public final class ReadonlyRootFilesystem implements Check {

    private static final String STATE = "/var/lib/amazon/ssm";
    private static final String LOGS = "/var/log/amazon/ssm";
    private static final List<String> DIRECTORIES = List.of(STATE, LOGS);

    @Override
    public String id() {
        return "readonly-root-filesystem";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK_DEFINITION, Part.TASK, Part.SERVICE);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        return PerContainer.defined(inputs, container -> outcome(container, inputs));
    }

    private static Outcome outcome(ContainerDefinition container, Inputs inputs) {
        Evidence<Mounts> mounts = Mounts.above(DIRECTORIES, container);
        return mounts.fold(
                known -> byMounts(known.value(), mounts, container, inputs),
                absent -> byMounts(new Mounts(List.of()), mounts, container, inputs),
                unknown -> canWriteAnyway(container)
                        ? Outcome.pass(Facts.of("readonlyRootFilesystem", container.readonlyRootFilesystem()))
                        : new Outcome.NotEvaluated(
                                Gaps.among(container.readonlyRootFilesystem(), mounts),
                                "",
                                Facts.of("readonlyRootFilesystem", container.readonlyRootFilesystem())
                                        .inFiles()));
    }

    /** With a writable root, a mount that is writable as well does no harm wherever it is. */
    private static boolean canWriteAnyway(ContainerDefinition container) {
        return container.readonlyRootFilesystem().absentAs(false).is(false)
                && container
                        .mountPoints()
                        .map(all -> all.stream()
                                .allMatch(mount ->
                                        mount.readOnly().absentAs(false).is(false)))
                        .is(true);
    }

    private static Outcome byMounts(
            Mounts mounts, Evidence<Mounts> source, ContainerDefinition container, Inputs inputs) {
        List<String> hiding = mounts.readOnlyOver(DIRECTORIES);
        if (!hiding.isEmpty()) {
            return Outcome.fail("root-volume-mounted-readonly-otherwise", Facts.of("paths", source.map(all -> hiding)));
        }
        Evidence<Boolean> readOnly = container.readonlyRootFilesystem().absentAs(false);
        Facts facts = Facts.of("readonlyRootFilesystem", readOnly);
        if (readOnly.is(true)) {
            List<String> open = mounts.notCovering(DIRECTORIES);
            return readOnlyRoot(open, facts.and("mounts", source.absentAs(mounts)), Placement.of(inputs));
        }
        return Gaps.orElse(Outcome.pass(facts), readOnly);
    }

    // Outside Fargate the container agent of ECS itself binds a writable directory over LOGS:
    // https://github.com/aws/amazon-ecs-agent/blob/master/agent/engine/execcmd/manager_init_task_linux.go
    private static Outcome readOnlyRoot(List<String> uncovered, Facts facts, Evidence<Capacity> capacity) {
        if (uncovered.isEmpty()) {
            return Outcome.fail("readonly-root-with-writable-mounts", facts);
        }
        Outcome closed = Outcome.fail("readonly-root-filesystem", facts);
        if (uncovered.contains(STATE)) {
            return closed;
        }
        return capacity.fold(
                known -> known.value() == Capacity.FARGATE
                        ? closed
                        : Outcome.fail("readonly-root-with-writable-mounts", facts),
                absent -> closed,
                unknown -> Outcome.notEvaluated(unknown.gap()));
    }
}
