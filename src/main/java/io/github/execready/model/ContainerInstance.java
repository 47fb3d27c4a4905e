// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.Map;

/**
 * An EC2 or external instance that runs ECS tasks.
 *
 * @param attributes attribute values by name; an attribute without a value maps to the empty string
 * @param instance the EC2 instance; absent for external instances
 */
public record ContainerInstance(
        Arn arn,
        Evidence<String> status,
        Evidence<Boolean> agentConnected,
        Evidence<String> agentVersion,
        Evidence<Map<String, String>> attributes,
        Evidence<String> capacityProviderName,
        Evidence<Instance> instance) {}
