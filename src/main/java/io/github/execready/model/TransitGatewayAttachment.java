// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A transit gateway's attachment to a VPC, as far as this account sees it.
 */
public record TransitGatewayAttachment(
        String id, Evidence<String> transitGatewayId, Evidence<String> state, Evidence<List<String>> subnetIds) {}
