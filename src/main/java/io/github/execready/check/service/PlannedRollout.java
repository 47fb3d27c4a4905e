// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Outcome;
import io.github.execready.check.Presumed;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.MountPoint;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceChange;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Volume;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens to the tasks that run once a plan is carried out.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html">
 *     DeploymentConfiguration: the minimum is rounded up, the maximum down</a>
 */
final class PlannedRollout {

    private static final String DAEMON = "DAEMON";
    private static final int WHOLE = 100;
    private static final int TWICE = 200;

    private final Evidence<Service> service;
    private final Evidence<TaskDefinition> definition;

    private PlannedRollout(Inputs inputs) {
        this.service = inputs.service();
        this.definition = inputs.taskDefinition();
    }

    static Outcome outcome(Inputs inputs) {
        return new PlannedRollout(inputs).outcome();
    }

    private Outcome outcome() {
        Evidence<ServiceChange> change = service.flatMap(Service::plannedChange);
        Evidence<Boolean> on = service.flatMap(s -> s.enableExecuteCommand().absentAs(false));
        Evidence<Boolean> had = change.flatMap(ServiceChange::hadExec);
        Evidence<Boolean> replaces = change.flatMap(ServiceChange::replacesTasks);
        if (on.is(true) && had.is(false) && replaces.is(false)) {
            return Outcome.fail(
                    "exec-change-starts-no-deployment",
                    Facts.of("enableExecuteCommand", on).and("replacesTasks", replaces));
        }
        if (on.is(true) && had.is(false) && replaces instanceof Evidence.Unknown<Boolean> unknown) {
            return Outcome.notEvaluatedButAtWorst("exec-change-starts-no-deployment", unknown.gap());
        }
        return byPercentages();
    }

    private Outcome byPercentages() {
        Evidence<String> strategy = service.flatMap(Service::schedulingStrategy).absentAs("REPLICA");
        boolean daemon = strategy.is(DAEMON);
        Evidence<DeploymentConfiguration> configuration = service.flatMap(Service::deploymentConfiguration);
        Evidence<Integer> minimum = configuration
                .flatMap(DeploymentConfiguration::minimumHealthyPercent)
                .absentAs(daemon ? 0 : WHOLE);
        Evidence<Integer> maximum =
                configuration.flatMap(DeploymentConfiguration::maximumPercent).absentAs(daemon ? WHOLE : TWICE);
        Evidence<Integer> desired = daemon
                ? strategy.map(name -> 1)
                : service.flatMap(Service::desiredCount).absentAs(1);
        Facts facts = Facts.of("minimumHealthyPercent", minimum)
                .and("maximumPercent", maximum)
                .and("desiredCount", desired);
        Facts placed = daemon && configuration.isAbsent() ? facts.decidedAt(strategy) : facts;
        Evidence<Percentages> percentages = minimum.with(maximum, Percentages::new);
        Evidence<List<String>> efs = volumesOnEfs();
        Outcome asRead = outcome(percentages, desired, writesTo(efs), placed);
        // What the controller EXTERNAL launches, task sets say, each with a definition of its own.
        boolean others = service.flatMap(Service::deploymentController).is("EXTERNAL");
        if (definition.isKnown() || others || !(asRead instanceof Outcome.NotEvaluated)) {
            return asRead;
        }
        // Of a definition that is not here at all nothing hints at such volumes.
        Presumed<List<String>> none = Presumed.of(efs, List.of(), "no-volume-on-efs");
        return outcome(percentages, desired, writesTo(none.fact()), placed.assuming(none));
    }

    private static Outcome outcome(
            Evidence<Percentages> percentages, Evidence<Integer> desired, Evidence<Boolean> writes, Facts facts) {
        Evidence<String> cause = percentages.flatMap(known -> desired.fold(
                count -> known.cause(count.value(), writes),
                absent -> known.cause(1, writes),
                unknown -> known.causeOfAny(unknown.gap(), writes)));
        return cause.fold(
                known -> Outcome.fail(known.value(), facts),
                absent -> Outcome.pass(facts),
                unknown -> Outcome.notEvaluatedButAtWorst("rollout-cannot-move", unknown.gap()));
    }

    /** How many tasks run at least and at most while they are replaced, in percent of those that are wanted. */
    private record Percentages(int minimum, int maximum) {

        /** What is wrong with a number of tasks; absent where nothing is. */
        private Evidence<String> cause(int count, Evidence<Boolean> writesToEfs) {
            Evidence<String> nothing = writesToEfs.flatMap(any -> Evidence.absent(new Origin("", "")));
            if (count == 0) {
                return Evidence.absent(new Origin("", ""));
            }
            if (count * minimum == 0) {
                return found("rollout-stops-all-tasks-first");
            }
            boolean stays = (count * minimum + WHOLE - 1) / WHOLE >= count;
            boolean full = count * maximum / WHOLE <= count;
            if (stays && full) {
                return found("rollout-cannot-move");
            }
            boolean second = count == 1 && count * maximum / WHOLE > count;
            return !second
                    ? Evidence.absent(new Origin("", ""))
                    : writesToEfs.is(true) ? found("rollout-has-two-writers") : nothing;
        }

        /** The same whatever the number is; unknown where it counts. */
        private Evidence<String> causeOfAny(Gap open, Evidence<Boolean> writesToEfs) {
            List<Evidence<String>> causes = IntStream.rangeClosed(1, WHOLE)
                    .mapToObj(count -> cause(count, writesToEfs))
                    .toList();
            Evidence<String> first = causes.get(0);
            boolean same = causes.stream()
                    .allMatch(one -> one.isAbsent() == first.isAbsent()
                            && one.isKnown() == first.isKnown()
                            && one.toOptional().equals(first.toOptional()));
            return same ? first : Evidence.unknown(open);
        }

        private static Evidence<String> found(String cause) {
            return Evidence.known(cause, new Origin("", ""));
        }
    }

    private Evidence<List<String>> volumesOnEfs() {
        return definition
                .flatMap(TaskDefinition::volumes)
                .absentAs(List.of())
                .map(all -> all.stream()
                        .filter(volume -> !volume.efsFileSystemId().isAbsent())
                        .map(Volume::name)
                        .toList());
    }

    /** Whether a container mounts one of some volumes so that it can write. */
    private Evidence<Boolean> writesTo(Evidence<List<String>> volumes) {
        if (volumes.is(List.of())) {
            return volumes.map(none -> false);
        }
        return definition
                .flatMap(TaskDefinition::containerDefinitions)
                .with(volumes, PlannedRollout::containersWrite)
                .flatMap(any -> any);
    }

    /** Whether one of some containers writes to one of some volumes; unknown where its mounts are, unless another does. */
    private static Evidence<Boolean> containersWrite(List<ContainerDefinition> containers, List<String> volumes) {
        List<Evidence<Boolean>> each = containers.stream()
                .map(container -> container.mountPoints().absentAs(List.of()).map(mounts -> writable(mounts, volumes)))
                .toList();
        return each.stream()
                .filter(one -> one.is(true))
                .findFirst()
                .or(() -> each.stream().filter(Evidence::isUnknown).findFirst())
                .orElseGet(() -> Evidence.known(false, new Origin("", "")));
    }

    private static boolean writable(List<MountPoint> mounts, List<String> volumes) {
        return mounts.stream()
                .anyMatch(mount -> isOf(mount, volumes) && !mount.readOnly().is(true));
    }

    private static boolean isOf(MountPoint mount, List<String> volumes) {
        return mount.sourceVolume().toOptional().filter(volumes::contains).isPresent();
    }
}
