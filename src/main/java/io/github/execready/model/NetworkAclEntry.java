// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * One rule of a network ACL; rules apply in the order of their numbers.
 *
 * @param protocol a number; {@code -1} for all
 * @param cidrBlock an IPv4 or IPv6 block
 * @param fromPort first port, -1 where the rule names none
 * @param toPort last port, -1 where the rule names none
 */
public record NetworkAclEntry(
        int ruleNumber, boolean egress, boolean allow, String protocol, String cidrBlock, int fromPort, int toPort) {}
