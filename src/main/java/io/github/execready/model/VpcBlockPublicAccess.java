// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * VPC Block Public Access of the account in the Region.
 *
 * @param internetGatewayBlockMode {@code off}, {@code block-bidirectional} or {@code block-ingress}
 * @param state of the setting: {@code update-complete} once it holds
 * @param exclusions the VPCs and subnets that it does not hold for
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html">Block public access to VPCs</a>
 */
public record VpcBlockPublicAccess(
        Evidence<String> internetGatewayBlockMode,
        Evidence<String> state,
        Evidence<List<VpcBlockPublicAccessExclusion>> exclusions) {}
