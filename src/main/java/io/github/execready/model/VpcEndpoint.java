// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param state in AWS's spelling, which is lower case where its model is not
 * @param policy the endpoint's policy; absent where its type has none
 * @param ipAddressType {@code ipv4}, {@code dualstack} or {@code ipv6}
 * @param dnsNames the names that lead to it, the private one among them where it is in use
 * @param privateDnsOnlyForInboundResolverEndpoint whether private DNS leaves the VPC's own questions to a gateway
 *     endpoint, which Amazon S3 alone allows
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
        Evidence<PolicyDocument> policy,
        Evidence<String> ipAddressType,
        Evidence<List<String>> dnsNames,
        Evidence<Boolean> privateDnsOnlyForInboundResolverEndpoint) {}
