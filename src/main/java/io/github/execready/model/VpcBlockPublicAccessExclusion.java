// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * What VPC Block Public Access does not hold for.
 *
 * @param resource the ARN of a VPC or a subnet
 * @param internetGatewayExclusionMode {@code allow-bidirectional} or {@code allow-egress}
 * @param state of the exclusion: {@code create-complete} once it holds
 */
public record VpcBlockPublicAccessExclusion(
        String id, Evidence<Arn> resource, Evidence<String> internetGatewayExclusionMode, Evidence<String> state) {}
