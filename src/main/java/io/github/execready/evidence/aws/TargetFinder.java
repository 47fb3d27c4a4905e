// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.EcsLists.Listed;
import io.github.execready.model.Arn;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;

/**
 * Finds what there is to judge: the task that was asked for, or all tasks of a service. What may not be read is unknown
 * in what is found; only what does not exist ends the search.
 */
final class TargetFinder {

    private static final String SERVICE_GROUP = "service:";

    private final Address address;
    private final EcsLists lists;
    private final ServiceReader services;
    private final TaskReader tasks;
    private final StoppedTasks stoppedTasks;
    private final WhatExists whatExists;

    TargetFinder(AwsApi api, Address address) {
        this.address = address;
        this.lists = new EcsLists(api);
        this.services = new ServiceReader(api);
        this.tasks = new TaskReader(api);
        this.stoppedTasks = new StoppedTasks(api);
        this.whatExists = new WhatExists(api);
    }

    /** Finds the targets; ends in an {@link EvidenceException} if there is nothing to judge. */
    Pending<List<Found>> find(Pending<Answer<DescribeClustersResponse>> clusters) {
        return address.service().isEmpty() ? task(clusters) : service(clusters);
    }

    private Pending<List<Found>> task(Pending<Answer<DescribeClustersResponse>> clusters) {
        record Answers(Answer<DescribeClustersResponse> clusters, Answer<DescribeTasksResponse> tasks) {}
        return clusters.with(tasks.ask(address.cluster(), List.of(address.task())), Answers::new)
                .then(said -> task(said.clusters(), said.tasks()));
    }

    private Pending<List<Found>> task(
            Answer<DescribeClustersResponse> clusters, Answer<DescribeTasksResponse> described) {
        List<Failure> failures = failures(clusters, described);
        SignedIn.demand(failures, 2, address.region());
        Evidence<Cluster> cluster = ClusterReader.cluster(address.cluster(), clusters);
        if (isUnknownCluster(cluster, failures)) {
            return stop(whatExists.insteadOfCluster(address));
        }
        demandValid(described);
        Evidence<Task> task = TaskReader.task(address.task(), described);
        if (task.isAbsent() && !isGone(cluster)) {
            return stop(whatExists.insteadOfTask(address));
        }
        return Pending.of(List.of(taskAlone(cluster, task)));
    }

    private Found taskAlone(Evidence<Cluster> cluster, Evidence<Task> task) {
        Evidence<String> service = task.flatMap(Task::group)
                .flatMap(group -> group.startsWith(SERVICE_GROUP)
                        ? task.flatMap(Task::group).map(g -> g.substring(SERVICE_GROUP.length()))
                        : Evidence.absent(groupOrigin(task)));
        return new Found(
                new Identity(
                        Identity.Kind.TASK,
                        address.region(),
                        address.clusterName(),
                        service.toOptional().orElse(""),
                        taskArn(cluster, task)),
                task,
                service.fold(
                        name -> services.ask(address.cluster(), name.value())
                                .map(answer -> ServiceReader.service(name.value(), answer)),
                        absent -> Pending.of(Evidence.absent(absent.origin())),
                        unknown -> Pending.of(Evidence.unknown(unknown.gap()))),
                service.fold(
                        name -> stoppedTasks.of(address.cluster(), name.value()),
                        absent -> Pending.of(Evidence.absent(absent.origin())),
                        unknown -> Pending.of(Evidence.unknown(unknown.gap()))));
    }

    private static Origin groupOrigin(Evidence<Task> task) {
        return task.flatMap(Task::group)
                .fold(k -> k.origin(), a -> a.origin(), u -> new Origin(u.gap().source(), "tasks[0].group"));
    }

    /** AWS's own ARN, or the one that was given, or one put together where only an id is known. */
    private String taskArn(Evidence<Cluster> cluster, Evidence<Task> task) {
        if (address.task().startsWith("arn:")) {
            return address.task();
        }
        return task.map(Task::arn)
                .toOptional()
                .or(() -> cluster.toOptional().map(Cluster::arn).map(this::taskIn))
                .map(Arn::toString)
                .orElse(address.task());
    }

    private Arn taskIn(Arn cluster) {
        return new Arn(
                cluster.partition(),
                cluster.service(),
                cluster.region(),
                cluster.account(),
                "task/" + cluster.resourceName() + "/" + address.taskId());
    }

    private Pending<List<Found>> service(Pending<Answer<DescribeClustersResponse>> clusters) {
        record Answers(
                Answer<DescribeClustersResponse> clusters, Answer<DescribeServicesResponse> services, Listed running) {}
        Pending<Answer<DescribeServicesResponse>> described = services.ask(address.cluster(), address.service());
        Pending<Listed> running = lists.runningTasks(address.cluster(), address.serviceName());
        Pending<Evidence<List<StoppedTask>>> stopped = stoppedTasks.of(address.cluster(), address.serviceName());
        return clusters.with(described, (c, s) -> new Answers(c, s, new Listed(List.of(), List.of())))
                .with(running, (said, listed) -> new Answers(said.clusters(), said.services(), listed))
                .then(said -> service(said.clusters(), said.services(), said.running(), stopped));
    }

    private Pending<List<Found>> service(
            Answer<DescribeClustersResponse> clusters,
            Answer<DescribeServicesResponse> described,
            Listed running,
            Pending<Evidence<List<StoppedTask>>> stopped) {
        List<Failure> failures = Stream.concat(failures(clusters, described).stream(), running.failures().stream())
                .toList();
        SignedIn.demand(failures, 3, address.region());
        Evidence<Cluster> cluster = ClusterReader.cluster(address.cluster(), clusters);
        if (isUnknownCluster(cluster, failures)) {
            return stop(whatExists.insteadOfCluster(address));
        }
        demandValid(described);
        Evidence<Service> service = ServiceReader.service(address.service(), described);
        if (!isGone(cluster) && (service.isAbsent() || hasCode(failures, "ServiceNotFoundException"))) {
            return stop(whatExists.insteadOfService(address));
        }
        if (service.flatMap(Service::status).is("INACTIVE")) {
            throw new EvidenceException("The service \"" + address.serviceName() + "\" in " + address.place()
                    + " is INACTIVE: it was deleted, and nothing of it runs.");
        }
        return tasksOf(new OfService(service, stopped), running);
    }

    /** What all targets of one service share. */
    private record OfService(Evidence<Service> service, Pending<Evidence<List<StoppedTask>>> stopped) {

        Found found(Identity identity, Evidence<Task> task) {
            return new Found(identity, task, Pending.of(service), stopped);
        }
    }

    private Pending<List<Found>> tasksOf(OfService service, Listed running) {
        Evidence<Task> notListed = running.failures().stream()
                .findFirst()
                .map(failure ->
                        Evidence.<Task>unknown(running.arns().isEmpty() ? failure.gap() : truncated(failure, running)))
                .orElseGet(() -> Evidence.absent(new Origin(EcsOperations.LIST_TASKS.action(), "taskArns")));
        Found withoutTask = service.found(identity(Identity.Kind.SERVICE, ""), notListed);
        return Pending.all(Batches.of(running.arns(), TaskReader.LIMIT).stream()
                        .map(batch -> tasks.ask(address.cluster(), batch)
                                .map(answer -> batch.stream()
                                        .map(arn -> service.found(
                                                identity(Identity.Kind.TASK, arn), TaskReader.task(arn, answer)))
                                        .filter(found -> !found.task().isAbsent())
                                        .toList()))
                        .toList())
                .map(batches -> {
                    List<Found> all = batches.stream().flatMap(List::stream).toList();
                    // Tasks that were not listed may be the ones that cannot be entered, so they count as one unknown.
                    return all.isEmpty() || !running.isComplete()
                            ? Stream.concat(all.stream(), Stream.of(withoutTask))
                                    .toList()
                            : all;
                });
    }

    private static Gap truncated(Failure failure, Listed running) {
        return new Gap(
                Gap.Reason.TRUNCATED,
                failure.operation(),
                "more than the first " + running.arns().size() + " tasks could not be listed: "
                        + failure.gap().detail());
    }

    private Identity identity(Identity.Kind kind, String task) {
        return new Identity(kind, address.region(), address.clusterName(), address.serviceName(), task);
    }

    private static List<Failure> failures(Answer<?> first, Answer<?> second) {
        return Stream.of(first.failed(), second.failed())
                .flatMap(Optional::stream)
                .toList();
    }

    /** AWS says that the cluster does not exist, and nothing that it said shows it. */
    private static boolean isUnknownCluster(Evidence<Cluster> cluster, List<Failure> failures) {
        return cluster.isAbsent() || (!cluster.isKnown() && hasCode(failures, "ClusterNotFoundException"));
    }

    private static boolean hasCode(List<Failure> failures, String code) {
        return failures.stream().anyMatch(failure -> failure.code().equals(code));
    }

    /** A deleted cluster stays visible for a while, as INACTIVE; nothing in it is. That is for the checks to say. */
    private static boolean isGone(Evidence<Cluster> cluster) {
        return cluster.flatMap(Cluster::status).is("INACTIVE");
    }

    private void demandValid(Answer<?> answer) {
        answer.failed()
                .filter(failure -> failure.kind() == Failure.Kind.INVALID)
                .ifPresent(failure -> {
                    throw new EvidenceException("AWS refuses to look for \""
                            + (address.task().isEmpty() ? address.service() : address.task()) + "\" in "
                            + address.place() + " (" + failure.gap().detail().replaceAll("\\p{Cntrl}+", " ")
                            + "): check the id and the cluster.");
                });
    }

    private static Pending<List<Found>> stop(Pending<EvidenceException> why) {
        return why.map(exception -> {
            throw exception;
        });
    }
}
