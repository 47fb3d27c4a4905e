// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * One permission of a security group.
 *
 * @param protocol {@code -1} for all, a name or a number
 * @param fromPort first port, -1 where the protocol has none
 * @param toPort last port, -1 where the protocol has none
 */
public record SecurityGroupRule(
        String protocol,
        int fromPort,
        int toPort,
        List<String> ipv4Ranges,
        List<String> ipv6Ranges,
        List<String> prefixListIds,
        List<String> groupIds) {}
