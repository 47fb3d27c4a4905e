// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;
import java.util.List;

/**
 * An ECS service.
 *
 * @param plannedChange what a plan makes of it; absent for one that runs, and for one that a plan creates
 */
public record Service(
        Arn arn,
        String name,
        Evidence<String> status,
        Evidence<Boolean> enableExecuteCommand,
        Evidence<String> launchType,
        Evidence<List<String>> capacityProviders,
        Evidence<String> platformVersion,
        Evidence<String> taskDefinition,
        Evidence<String> schedulingStrategy,
        Evidence<String> deploymentController,
        Evidence<DeploymentConfiguration> deploymentConfiguration,
        Evidence<Integer> desiredCount,
        Evidence<Integer> runningCount,
        Evidence<Integer> pendingCount,
        Evidence<List<Deployment>> deployments,
        Evidence<List<ServiceEvent>> events,
        Evidence<NetworkConfiguration> networkConfiguration,
        Evidence<Instant> createdAt,
        Evidence<ServiceChange> plannedChange) {}
