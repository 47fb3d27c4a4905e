// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;
import java.util.List;

/**
 * A task of the service that no longer runs.
 */
public record StoppedTask(
        String id,
        Evidence<Instant> stoppedAt,
        Evidence<String> stopCode,
        Evidence<String> stoppedReason,
        Evidence<List<TaskContainer>> containers) {}
