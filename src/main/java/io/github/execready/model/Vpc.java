// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A VPC and the two attributes that private DNS needs.
 *
 * @param cidrBlocks the IPv4 blocks that are associated
 * @param domainNameServers the name servers of the DHCP options: {@code AmazonProvidedDNS} or addresses; absent where the
 *     VPC has no DHCP options
 */
public record Vpc(
        String id,
        Evidence<List<String>> cidrBlocks,
        Evidence<Boolean> enableDnsSupport,
        Evidence<Boolean> enableDnsHostnames,
        Evidence<String> ownerId,
        Evidence<List<String>> domainNameServers) {}
