// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A container of a running task, injected ones included.
 */
public record TaskContainer(
        String name,
        Evidence<String> lastStatus,
        Evidence<Integer> exitCode,
        Evidence<String> reason,
        Evidence<String> runtimeId,
        Evidence<String> healthStatus,
        Evidence<List<ManagedAgent>> managedAgents) {}
