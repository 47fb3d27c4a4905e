// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A subnet.
 *
 * @param ownerId the account that owns it; another than the asking one for a shared subnet
 * @param ipv6AddressAttribute {@code public}, or {@code private} where one of its IPv6 blocks has addresses that nobody
 *     outside reaches; absent where AWS does not say
 * @param enableDns64 whether the resolver gives IPv6 addresses for names that have only IPv4 ones
 * @param internetGatewayBlockMode what VPC Block Public Access comes to here: {@code off}, {@code block-bidirectional} or
 *     {@code block-ingress}
 */
public record Subnet(
        String id,
        String vpcId,
        Evidence<String> availabilityZoneId,
        Evidence<String> cidrBlock,
        Evidence<List<String>> ipv6CidrBlocks,
        Evidence<String> ipv6AddressAttribute,
        Evidence<Boolean> ipv6Native,
        Evidence<Boolean> mapPublicIpOnLaunch,
        Evidence<String> ownerId,
        Evidence<Boolean> enableDns64,
        Evidence<String> internetGatewayBlockMode) {}
