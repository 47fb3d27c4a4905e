// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A security group.
 */
public record SecurityGroup(
        String id,
        Evidence<String> vpcId,
        Evidence<List<SecurityGroupRule>> ingress,
        Evidence<List<SecurityGroupRule>> egress) {}
