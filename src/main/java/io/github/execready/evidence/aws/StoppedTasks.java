// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.StoppedTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Reads what a service's tasks died of within the last hour or so, the newest first. */
final class StoppedTasks {

    private static final int MOST = 10;

    private final EcsLists lists;
    private final TaskReader tasks;

    StoppedTasks(AwsApi api) {
        this.lists = new EcsLists(api);
        this.tasks = new TaskReader(api);
    }

    Pending<Evidence<List<StoppedTask>>> of(String cluster, String serviceName) {
        return lists.someStoppedTasks(cluster, serviceName)
                .then(listed -> listed.failures().stream()
                        .findFirst()
                        .map(failure -> Pending.of(new Answer.Failed<>(failure)
                                .evidence((response, origin) -> Evidence.<List<StoppedTask>>absent(origin))))
                        .orElseGet(() -> describe(cluster, listed.arns())));
    }

    private Pending<Evidence<List<StoppedTask>>> describe(String cluster, List<String> arns) {
        return Batches.of(arns, TaskReader.LIMIT).stream()
                .findFirst()
                .map(batch -> tasks.ask(cluster, batch)
                        .map(answer -> TaskReader.stoppedTasks(answer).map(StoppedTasks::newest)))
                .orElseGet(() -> Pending.of(
                        Evidence.known(List.of(), new Origin(EcsOperations.LIST_TASKS.action(), "taskArns"))));
    }

    private static List<StoppedTask> newest(List<StoppedTask> all) {
        return all.stream()
                .sorted(Comparator.comparing((StoppedTask task) ->
                                task.stoppedAt().toOptional().orElse(Instant.MAX))
                        .reversed()
                        .thenComparing(StoppedTask::id))
                .limit(MOST)
                .toList();
    }
}
