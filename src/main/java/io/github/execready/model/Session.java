// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;

/**
 * A Systems Manager session that is open on the task.
 *
 * @param id the session's id, for {@code aws ssm terminate-session}
 * @param target {@code ecs:CLUSTER_TASKID_RUNTIMEID}
 */
public record Session(String id, String target, Evidence<String> owner, Evidence<Instant> startDate) {}
