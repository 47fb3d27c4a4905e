// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A VPC endpoint.
 */
public record VpcEndpoint(
        String id,
        String vpcId,
        String serviceName,
        Evidence<String> type,
        Evidence<String> state,
        Evidence<Boolean> privateDnsEnabled,
        Evidence<List<String>> subnetIds,
        Evidence<List<String>> securityGroupIds,
        Evidence<List<String>> routeTableIds,
        Evidence<List<String>> networkInterfaceIds,
        Evidence<PolicyDocument> policy) {}
