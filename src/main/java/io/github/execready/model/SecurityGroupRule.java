// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One permission of a security group.
 *
 * @param protocol {@code -1} for all, a name or a number
 * @param fromPort first port, -1 where the protocol has none
 * @param toPort last port, -1 where the protocol has none
 * @param written where a plan or template has it; empty for what was read from AWS
 */
public record SecurityGroupRule(
        String protocol,
        int fromPort,
        int toPort,
        List<String> ipv4Ranges,
        List<String> ipv6Ranges,
        List<String> prefixListIds,
        List<String> groupIds,
        Optional<Written> written) {

    /**
     * A rule as its author wrote it.
     *
     * @param origin the rule; the group where that has the rule without saying so
     * @param description what it is for
     */
    public record Written(Origin origin, Evidence<String> description) {}

    public SecurityGroupRule {
        requireNonNull(written, "written");
    }

    public SecurityGroupRule(
            String protocol,
            int fromPort,
            int toPort,
            List<String> ipv4Ranges,
            List<String> ipv6Ranges,
            List<String> prefixListIds,
            List<String> groupIds) {
        this(protocol, fromPort, toPort, ipv4Ranges, ipv6Ranges, prefixListIds, groupIds, Optional.empty());
    }
}
