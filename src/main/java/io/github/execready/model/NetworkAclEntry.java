// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * One rule of a network ACL; rules apply in the order of their numbers.
 */
public record NetworkAclEntry(
        int ruleNumber, boolean egress, boolean allow, String protocol, String cidrBlock, int fromPort, int toPort) {}
