// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Outcome;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.MountPoint;
import io.github.execready.model.Service;
import io.github.execready.model.ServiceChange;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.Volume;
import java.util.List;

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
        Evidence<Boolean> none = desired.with(minimum, (count, percent) -> count > 0 && count * percent == 0);
        if (none.is(true)) {
            return Outcome.fail("rollout-stops-all-tasks-first", facts);
        }
        Evidence<Boolean> stays = desired.with(minimum, (count, least) -> (count * least + WHOLE - 1) / WHOLE >= count);
        Evidence<Boolean> full = desired.with(maximum, (count, most) -> count * most / WHOLE <= count);
        Evidence<Boolean> stuck = stays.with(full, Boolean::logicalAnd);
        if (stuck.is(true)) {
            return Outcome.fail("rollout-cannot-move", facts);
        }
        Evidence<Boolean> both = writesToEfs()
                .with(
                        desired.with(maximum, (count, percent) -> count == 1 && count * percent / WHOLE > count),
                        Boolean::logicalAnd);
        if (both.is(true)) {
            return Outcome.fail("rollout-has-two-writers", facts);
        }
        Outcome passing = Outcome.pass(facts);
        Outcome open = Gaps.orElse(passing, none, stuck, both);
        return open instanceof Outcome.NotEvaluated missing
                ? new Outcome.NotEvaluated(missing.missing(), "rollout-cannot-move")
                : passing;
    }

    /** Whether a container mounts a volume of Amazon EFS so that it can write. */
    private Evidence<Boolean> writesToEfs() {
        Evidence<List<String>> names = definition
                .flatMap(TaskDefinition::volumes)
                .absentAs(List.of())
                .map(all -> all.stream()
                        .filter(volume -> !volume.efsFileSystemId().isAbsent())
                        .map(Volume::name)
                        .toList());
        if (names.is(List.of())) {
            return names.map(none -> false);
        }
        return names.with(
                definition.flatMap(TaskDefinition::containerDefinitions),
                (efs, containers) -> containers.stream().anyMatch(container -> writes(container, efs)));
    }

    private static boolean writes(ContainerDefinition container, List<String> volumes) {
        return container.mountPoints().toOptional().orElse(List.of()).stream()
                .anyMatch(mount -> isOf(mount, volumes) && !mount.readOnly().is(true));
    }

    private static boolean isOf(MountPoint mount, List<String> volumes) {
        return mount.sourceVolume().toOptional().filter(volumes::contains).isPresent();
    }
}
