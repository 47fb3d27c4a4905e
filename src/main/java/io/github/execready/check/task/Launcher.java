// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.task;

import io.github.execready.check.Facts;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Service;
import io.github.execready.model.Task;
import java.util.Arrays;
import java.util.Locale;

/**
 * What started a task that no service runs. {@code startedBy} is free text that each launcher fills in its own way, so
 * whatever is not recognised counts as a plain RunTask.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html">Task: group, startedBy</a>
 */
enum Launcher {
    DAEMON("", ""),
    BATCH("/batch", "awsbatch"),
    EVENT_RULE("/event-rule", "events-rule"),
    SCHEDULE("/schedule", "chronos-schedule"),
    STEP_FUNCTIONS("/step-functions", "aws step functions"),
    PIPE("/pipe", "pipes"),
    RUN_TASK("", "");

    private final String variant;
    private final String prefix;

    Launcher(String variant, String prefix) {
        this.variant = variant;
        this.prefix = prefix;
    }

    /** The key of the cause where the task lacks the flag. */
    String cause() {
        return this == DAEMON ? "daemon-exec-flag-missing" : "standalone-task-exec-flag-missing" + variant;
    }

    static Launcher of(Task task, String cluster) {
        if (isDaemon(task)) {
            return DAEMON;
        }
        // Batch runs its jobs in clusters of its own and names them so.
        if (cluster.startsWith("AWSBatch") || cluster.contains("_Batch_")) {
            return BATCH;
        }
        String startedBy = task.startedBy().toOptional().orElse("").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(launcher -> !launcher.prefix.isEmpty() && startedBy.startsWith(launcher.prefix))
                .findFirst()
                .orElse(RUN_TASK);
    }

    /** Whether no service runs the task, as far as the service or else the task's group tells. */
    static boolean isStandalone(Task task, Evidence<Service> service) {
        boolean ofService = task.group()
                .toOptional()
                .filter(group -> group.startsWith("service:"))
                .isPresent();
        return !ofService
                && (service.isAbsent() || (service.isUnknown() && task.group().isKnown()));
    }

    /** Adds what tells the launcher, and what its remedies need. */
    static Facts facts(Task task, String cluster, Facts facts) {
        Evidence<String> startedBy = task.startedBy();
        Evidence<String> definition = task.taskDefinition();
        Facts extended = facts.andKnown("group", task.group())
                .andKnown("startedBy", startedBy)
                .forWords("taskDefinition", definition);
        if (isDaemon(task)) {
            Arn arn = task.arn();
            return extended.forWords(
                    "clusterArn",
                    definition.map(d -> new Arn(
                            arn.partition(), arn.service(), arn.region(), arn.account(), "cluster/" + cluster)));
        }
        boolean named = startedBy.toOptional().filter(by -> by.contains("/")).isPresent();
        return named ? extended.forWords("launcher", startedBy.map(by -> by.substring(by.indexOf('/') + 1))) : extended;
    }

    // The definitions of managed daemons are of a kind of their own.
    private static boolean isDaemon(Task task) {
        boolean byDefinition = task.taskDefinition()
                .toOptional()
                .filter(arn -> arn.contains(":daemon-task-definition/"))
                .isPresent();
        return byDefinition
                || task.group()
                        .toOptional()
                        .filter(group -> group.startsWith("daemon:"))
                        .isPresent();
    }
}
