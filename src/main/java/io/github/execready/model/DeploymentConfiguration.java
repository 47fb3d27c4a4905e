// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * How a service replaces its tasks; percentages are of the desired count.
 */
public record DeploymentConfiguration(
        Evidence<Integer> minimumHealthyPercent,
        Evidence<Integer> maximumPercent,
        Evidence<Boolean> circuitBreaker,
        Evidence<Boolean> rollback) {}
