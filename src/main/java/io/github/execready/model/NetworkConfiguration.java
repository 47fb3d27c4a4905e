// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * The {@code awsvpc} settings of a service.
 */
public record NetworkConfiguration(
        Evidence<List<String>> subnets, Evidence<List<String>> securityGroups, Evidence<String> assignPublicIp) {}
