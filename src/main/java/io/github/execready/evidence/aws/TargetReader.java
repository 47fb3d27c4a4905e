// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.Questions;
import io.github.execready.model.Arn;
import io.github.execready.model.Branches;
import io.github.execready.model.Caller;
import io.github.execready.model.ClientTools;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.Network;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import io.github.execready.model.Service;
import io.github.execready.model.Session;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.TaskOverride;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts one target together: what is the same for all targets of a run, and what hangs on its task. */
final class TargetReader {

    /** What is asked once for all targets. */
    record Shared(
            Instant observedAt,
            Pending<Evidence<Caller>> caller,
            Pending<Evidence<ClientTools>> clientTools,
            Pending<Evidence<Cluster>> cluster,
            Pending<Evidence<KmsKey>> sessionKey,
            Pending<Evidence<LogGroup>> logGroup,
            Pending<Evidence<LogBucket>> logBucket) {

        static Shared ask(
                AwsApi api, Instant now, Pending<Evidence<Cluster>> cluster, Pending<Evidence<ClientTools>> tools) {
            LoggingReader logging = new LoggingReader(api);
            Pending<Evidence<ExecuteCommandConfiguration>> configuration =
                    cluster.map(c -> c.flatMap(Cluster::executeCommandConfiguration));
            return new Shared(
                    now,
                    new CallerReader(api).caller(),
                    tools,
                    cluster,
                    configuration.then(logging::sessionKey),
                    configuration.then(logging::logGroup),
                    configuration.then(logging::logBucket));
        }
    }

    private final Address address;
    private final Shared shared;
    private final TaskDefinitionReader definitions;
    private final ContainerInstanceReader containerInstances;
    private final RoleReader roles;
    private final NetworkReader networks;
    private final SessionReader sessions;
    private final Simulator simulator;
    private final Set<Part> parts;

    TargetReader(AwsApi api, Address address, Shared shared, Set<Part> parts, Optional<Questions> questions) {
        this.parts = parts;
        this.simulator = new Simulator(api, questions);
        this.address = address;
        this.shared = shared;
        this.definitions = new TaskDefinitionReader(api);
        this.containerInstances = new ContainerInstanceReader(api, new InstanceReader(api));
        this.roles = new RoleReader(api);
        this.networks = new NetworkReader(api);
        this.sessions = new SessionReader(api);
    }

    Pending<List<ExecTarget>> targets(List<Found> all) {
        List<String> hosts = all.stream()
                .flatMap(found -> found.task().flatMap(Task::containerInstance).toOptional().stream())
                .map(Arn::toString)
                .toList();
        return Pending.all(all.stream()
                .map(found -> target(found, hosts).then(simulator::answered))
                .toList());
    }

    private Pending<ExecTarget> target(Found found, Collection<String> hosts) {
        Evidence<Task> task = found.task();
        Pending<Evidence<Service>> service = found.service();
        Pending<Evidence<TaskDefinition>> definition = definition(task, service);
        Pending<Evidence<ContainerInstance>> host =
                containerInstances.containerInstance(address.cluster(), task.flatMap(Task::containerInstance), hosts);
        Pending<Evidence<Role>> taskRole =
                role(Part.TASK_ROLE, task, TaskOverride::taskRole, definition, TaskDefinition::taskRole);
        Pending<Evidence<Role>> executionRole =
                role(Part.EXECUTION_ROLE, task, TaskOverride::executionRole, definition, TaskDefinition::executionRole);
        Pending<Evidence<Network>> network = network(task, host, service);
        Pending<Evidence<List<Session>>> open = sessionsOf(found);
        Pending<Evidence<List<StoppedTask>>> stopped = found.stoppedTasks();
        return Pending.of(
                List.of(
                        shared.caller(),
                        shared.clientTools(),
                        shared.cluster(),
                        service,
                        definition,
                        host,
                        taskRole,
                        executionRole,
                        network,
                        shared.sessionKey(),
                        shared.logGroup(),
                        shared.logBucket(),
                        open,
                        stopped),
                () -> new ExecTarget(
                        found.identity(),
                        shared.observedAt(),
                        address.containers(),
                        shared.caller().join(),
                        shared.clientTools().join(),
                        shared.cluster().join(),
                        service.join(),
                        task,
                        definition.join(),
                        host.join(),
                        taskRole.join(),
                        executionRole.join(),
                        network.join(),
                        shared.sessionKey().join(),
                        shared.logGroup().join(),
                        shared.logBucket().join(),
                        open.join(),
                        stopped.join(),
                        Simulator.NOT_ASKED,
                        List.of(),
                        Branches.NONE));
    }

    /** The task's revision; where no task can be read, the one that the service starts its tasks with. */
    private Pending<Evidence<TaskDefinition>> definition(Evidence<Task> task, Pending<Evidence<Service>> service) {
        return task.isKnown()
                ? definitions.taskDefinition(task.flatMap(Task::taskDefinition))
                : service.then(s -> definitions.taskDefinition(s.flatMap(Service::taskDefinition)));
    }

    /**
     * The role that an override names, else the definition's. Services cannot override roles, so without a task the
     * definition's is right.
     */
    private Pending<Evidence<Role>> role(
            Part part,
            Evidence<Task> task,
            Function<TaskOverride, Evidence<Arn>> overridden,
            Pending<Evidence<TaskDefinition>> definition,
            Function<TaskDefinition, Evidence<Arn>> defined) {
        if (!parts.contains(part)) {
            return Pending.of(AwsEvidence.notAsked(IamOperations.GET_ROLE.action()));
        }
        Evidence<Arn> override = task.flatMap(Task::overrides).flatMap(overridden);
        return task.isKnown() && !override.isAbsent()
                ? roles.role(override)
                : definition.then(d -> roles.role(d.flatMap(defined)));
    }

    private Pending<Evidence<Network>> network(
            Evidence<Task> task, Pending<Evidence<ContainerInstance>> host, Pending<Evidence<Service>> service) {
        return host.then(known -> networks.network(
                task.flatMap(Task::networkAttachment),
                known.flatMap(ContainerInstance::instance),
                service.map(s -> s.flatMap(Service::networkConfiguration))));
    }

    private Pending<Evidence<List<Session>>> sessionsOf(Found found) {
        return found.identity().kind() == ExecTarget.Identity.Kind.TASK
                ? sessions.sessions(address.clusterName(), found.identity().taskId())
                : Pending.of(found.task().map(task -> List.of()));
    }
}
