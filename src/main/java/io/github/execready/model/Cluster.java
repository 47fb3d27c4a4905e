// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;
import java.util.Map;

/**
 * An ECS cluster.
 */
public record Cluster(
        Arn arn,
        String name,
        Evidence<String> status,
        Evidence<ExecuteCommandConfiguration> executeCommandConfiguration,
        Evidence<List<String>> capacityProviders,
        Evidence<Map<String, String>> tags) {}
