// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An ECS task.
 *
 * @param id the last part of the ARN
 * @param group {@code service:NAME}, {@code family:NAME} or a name of the launcher's own
 */
public record Task(
        Arn arn,
        String id,
        Evidence<String> group,
        Evidence<String> lastStatus,
        Evidence<String> desiredStatus,
        Evidence<Boolean> enableExecuteCommand,
        Evidence<String> launchType,
        Evidence<String> capacityProviderName,
        Evidence<String> platformVersion,
        Evidence<String> platformFamily,
        Evidence<String> taskDefinition,
        Evidence<Arn> containerInstance,
        Evidence<String> startedBy,
        Evidence<Instant> createdAt,
        Evidence<Instant> startedAt,
        Evidence<Instant> stoppedAt,
        Evidence<String> stopCode,
        Evidence<String> stoppedReason,
        Evidence<String> connectivity,
        Evidence<List<TaskContainer>> containers,
        Evidence<TaskOverride> overrides,
        Evidence<Attachment> networkAttachment,
        Evidence<Map<String, String>> tags) {}
