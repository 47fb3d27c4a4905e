// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;

/**
 * One deployment of a service, or a task set of it.
 *
 * @param status {@code PRIMARY}, {@code ACTIVE} or {@code INACTIVE}
 */
public record Deployment(
        String id,
        String status,
        Evidence<String> rolloutState,
        Evidence<String> rolloutStateReason,
        Evidence<String> taskDefinition,
        Evidence<Integer> desiredCount,
        Evidence<Integer> runningCount,
        Evidence<Integer> failedTasks,
        Evidence<Instant> createdAt,
        Evidence<Instant> updatedAt) {}
