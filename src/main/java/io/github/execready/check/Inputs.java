// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Caller;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.Network;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import io.github.execready.model.Service;
import io.github.execready.model.Session;
import io.github.execready.model.Simulation;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import io.github.execready.model.TaskContainer;
import io.github.execready.model.TaskDefinition;
import io.github.execready.network.Inventory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A target as one check sees it: only what the check declared. Every accessor of an undeclared part throws
 * {@link IllegalStateException}, which the engine reports as that check's error.
 */
public final class Inputs {

    private final ExecTarget target;
    private final Set<Part> declared;
    private final Workings workings;
    private final Set<Part> read = EnumSet.noneOf(Part.class);

    public Inputs(ExecTarget target, Set<Part> declared) {
        this(target, declared, new Workings());
    }

    /**
     * @param workings what other checks of the run have worked out
     */
    public Inputs(ExecTarget target, Set<Part> declared, Workings workings) {
        this.target = target;
        this.declared = Set.copyOf(declared);
        this.workings = workings;
    }

    /**
     * What some evidence comes to, worked out once for all checks of a run.
     *
     * @param work must depend on the evidence alone
     */
    public <K, V> V once(Class<V> type, K evidence, Function<K, V> work) {
        return workings.of(type, evidence, work);
    }

    /** Which task or service the target is. */
    public ExecTarget.Identity identity() {
        return target.identity();
    }

    /** When the evidence was read. */
    public Instant observedAt() {
        return target.observedAt();
    }

    /** The containers asked for. */
    public ContainerSelection selection() {
        return target.selection();
    }

    public Evidence<Caller> caller() {
        return reading(Part.CALLER, target.caller());
    }

    public Evidence<ClientTools> clientTools() {
        return reading(Part.CLIENT_TOOLS, target.clientTools());
    }

    public Evidence<Cluster> cluster() {
        return reading(Part.CLUSTER, target.cluster());
    }

    public Evidence<Service> service() {
        return reading(Part.SERVICE, target.service());
    }

    public Evidence<Task> task() {
        return reading(Part.TASK, target.task());
    }

    public Evidence<TaskDefinition> taskDefinition() {
        return reading(Part.TASK_DEFINITION, target.taskDefinition());
    }

    public Evidence<ContainerInstance> containerInstance() {
        return reading(Part.CONTAINER_INSTANCE, target.containerInstance());
    }

    public Evidence<Role> taskRole() {
        return reading(Part.TASK_ROLE, target.taskRole());
    }

    public Evidence<Role> executionRole() {
        return reading(Part.EXECUTION_ROLE, target.executionRole());
    }

    public Evidence<Network> network() {
        return reading(Part.NETWORK, target.network());
    }

    /** The same network in order, for whoever looks for paths in it. */
    public Evidence<Inventory> inventory() {
        return network().map(found -> once(Inventory.class, found, Inventory::of));
    }

    public Evidence<KmsKey> sessionKey() {
        return reading(Part.SESSION_KEY, target.sessionKey());
    }

    public Evidence<LogGroup> logGroup() {
        return reading(Part.LOG_GROUP, target.logGroup());
    }

    public Evidence<LogBucket> logBucket() {
        return reading(Part.LOG_BUCKET, target.logBucket());
    }

    public Evidence<List<Session>> sessions() {
        return reading(Part.SESSIONS, target.sessions());
    }

    public Evidence<List<StoppedTask>> stoppedTasks() {
        return reading(Part.STOPPED_TASKS, target.stoppedTasks());
    }

    public Evidence<List<Simulation>> simulations() {
        return reading(Part.SIMULATIONS, target.simulations());
    }

    /** The judged containers as the task definition describes them. */
    public Evidence<List<ContainerDefinition>> containerDefinitions() {
        return taskDefinition()
                .flatMap(TaskDefinition::containerDefinitions)
                .map(all -> all.stream()
                        .filter(c -> target.selection().includes(c.name()))
                        .toList());
    }

    /**
     * The judged containers as the task runs them: those of the task definition, without what AWS injected. Reads task
     * and task definition.
     */
    public Evidence<List<TaskContainer>> taskContainers() {
        return task().flatMap(Task::containers)
                .with(
                        containerNames(),
                        (running, names) -> running.stream()
                                .filter(c -> names.contains(c.name()))
                                .toList());
    }

    /** The containers of the task that its definition does not name: AWS put them there. Reads both. */
    public Evidence<List<TaskContainer>> injectedContainers() {
        return task().flatMap(Task::containers)
                .with(
                        taskDefinition().flatMap(TaskDefinition::containerDefinitions),
                        (running, defined) -> running.stream()
                                .filter(c ->
                                        defined.stream().noneMatch(d -> d.name().equals(c.name())))
                                .toList());
    }

    /** The parts read so far. */
    public Set<Part> read() {
        return Set.copyOf(read);
    }

    public Subject clusterSubject() {
        return new Subject(Subject.Kind.CLUSTER, target.identity().cluster());
    }

    public Subject serviceSubject() {
        return new Subject(Subject.Kind.SERVICE, target.identity().service());
    }

    /** The task; where the target has none, the service or what else launches tasks. */
    public Subject taskSubject() {
        ExecTarget.Identity identity = target.identity();
        return switch (identity.kind()) {
            case TASK -> new Subject(Subject.Kind.TASK, identity.taskId());
            case SERVICE, PLANNED_SERVICE -> serviceSubject();
            case PLANNED_RUN_TASK, PLANNED_TASK_DEFINITION -> new Subject(Subject.Kind.TASK, identity.address());
        };
    }

    private Evidence<List<String>> containerNames() {
        Evidence<List<String>> defined = containerDefinitions()
                .map(all -> all.stream().map(ContainerDefinition::name).toList());
        // A container asked for by name needs no definition to be told from the injected ones.
        return target.selection()
                .only()
                .filter(name -> defined.isUnknown())
                .map(name -> Evidence.known(List.of(name), new Origin("--container", "")))
                .orElse(defined);
    }

    private <T> Evidence<T> reading(Part input, Evidence<T> evidence) {
        if (!declared.contains(input)) {
            throw new IllegalStateException("reads " + input.label() + " without declaring it as an input");
        }
        read.add(input);
        return evidence;
    }
}
