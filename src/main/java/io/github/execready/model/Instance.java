// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * An EC2 instance.
 *
 * @param networkInterfaceIds its interfaces, the primary one first
 * @param httpPutResponseHopLimit how many network hops the metadata service's answers survive
 * @param role the role of the instance profile
 */
public record Instance(
        String id,
        Evidence<String> subnetId,
        Evidence<String> vpcId,
        Evidence<List<String>> securityGroupIds,
        Evidence<List<String>> networkInterfaceIds,
        Evidence<String> metadataHttpEndpoint,
        Evidence<String> metadataHttpTokens,
        Evidence<Integer> httpPutResponseHopLimit,
        Evidence<Arn> instanceProfile,
        Evidence<Role> role,
        Evidence<Image> image) {}
