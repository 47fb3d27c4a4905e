// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A subnet.
 */
public record Subnet(
        String id,
        String vpcId,
        Evidence<String> availabilityZoneId,
        Evidence<String> cidrBlock,
        Evidence<List<String>> ipv6CidrBlocks,
        Evidence<Boolean> ipv6Native,
        Evidence<Boolean> mapPublicIpOnLaunch,
        Evidence<String> ownerId) {}
