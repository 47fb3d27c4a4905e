// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.EcsLists.Listed;
import io.github.execready.model.NearNames;
import io.github.execready.model.Task;
import java.util.List;
import java.util.stream.Collectors;

/** Where something that was asked for does not exist: says so, and what there is instead. */
final class WhatExists {

    private static final int MOST = 5;

    private final EcsLists lists;
    private final TaskReader tasks;

    WhatExists(AwsApi api) {
        this.lists = new EcsLists(api);
        this.tasks = new TaskReader(api);
    }

    Pending<EvidenceException> insteadOfCluster(Address address) {
        return lists.clusters()
                .map(listed -> new EvidenceException("There is no cluster \"" + address.clusterName() + "\" in "
                        + address.region() + " of the account that you are signed in to. "
                        + names("clusters", address.clusterName(), listed)));
    }

    Pending<EvidenceException> insteadOfService(Address address) {
        return lists.services(address.cluster())
                .map(listed -> new EvidenceException("There is no service \"" + address.serviceName() + "\" in "
                        + address.place() + ". " + names("services", address.serviceName(), listed)));
    }

    Pending<EvidenceException> insteadOfTask(Address address) {
        return lists.someRunningTasks(address.cluster())
                .then(listed -> running(address, listed))
                .map(running -> new EvidenceException("There is no task \"" + address.taskId() + "\" in "
                        + address.place() + "; a stopped task can be read for about an hour only. " + running));
    }

    private static String names(String kind, String asked, Listed listed) {
        if (!listed.arns().isEmpty()) {
            List<String> all = EcsText.names(listed.arns());
            List<String> near = NearNames.of(asked, all);
            return near.isEmpty() ? "There are: " + some(all) : "Perhaps you mean: " + String.join(", ", near) + ".";
        }
        return listed.failures().stream()
                .findFirst()
                .map(failure -> notListed(kind, failure))
                .orElse("There are no " + kind + " at all: are Region and profile right?");
    }

    private static String some(List<String> names) {
        return names.stream().sorted().distinct().limit(MOST).collect(Collectors.joining(", "))
                + (names.size() > MOST ? " and others." : ".");
    }

    private static String notListed(String kind, Failure failure) {
        String why = failure.kind() == Failure.Kind.ACCESS_DENIED ? " was denied." : " failed.";
        return "Which " + kind + " there are cannot be told, because " + failure.operation() + why;
    }

    private Pending<String> running(Address address, Listed listed) {
        if (listed.arns().isEmpty()) {
            return Pending.of(listed.failures().stream()
                    .findFirst()
                    .map(failure -> notListed("tasks", failure))
                    .orElse("No task runs in this cluster."));
        }
        List<String> arns =
                Batches.of(listed.arns(), TaskReader.LIMIT).stream().findFirst().orElseThrow();
        return tasks.ask(address.cluster(), arns)
                .map(answer -> inWords(
                        address.taskId(),
                        arns.stream()
                                .map(arn -> new Running(
                                        EcsText.name(arn),
                                        TaskReader.task(arn, answer)
                                                .flatMap(Task::group)
                                                .toOptional()
                                                .orElse("")))
                                .toList()));
    }

    private record Running(String id, String group) {

        String inWords() {
            return group.isEmpty() ? id : id + " (" + group + ")";
        }
    }

    private static String inWords(String asked, List<Running> running) {
        if (running.stream().anyMatch(task -> task.group().equals("service:" + asked))) {
            return "There is a service of this name: ask for it with --service " + asked + ".";
        }
        return "Running there: "
                + running.stream().limit(MOST).map(Running::inWords).collect(Collectors.joining(", "))
                + (running.size() > MOST ? " and others." : ".");
    }
}
