// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * An elastic network interface.
 *
 * @param ownerId the account that uses it, which in a shared subnet is not the account that owns the subnet
 */
public record NetworkInterface(
        String id,
        String subnetId,
        Evidence<String> vpcId,
        Evidence<List<String>> securityGroupIds,
        Evidence<List<String>> privateIpv4Addresses,
        Evidence<List<String>> ipv6Addresses,
        Evidence<String> publicIp,
        Evidence<Boolean> sourceDestCheck,
        Evidence<String> ownerId) {}
