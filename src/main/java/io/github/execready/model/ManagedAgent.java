// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;

/**
 * An agent that ECS runs in a container.
 *
 * @param name {@code ExecuteCommandAgent} for ECS Exec
 * @param reason AWS's own words; not trusted
 */
public record ManagedAgent(
        String name, Evidence<String> lastStatus, Evidence<String> reason, Evidence<Instant> lastStartedAt) {}
