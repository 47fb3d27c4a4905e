// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A NAT gateway.
 *
 * @param subnetId its subnet; absent for a regional gateway, which has none
 * @param connectivityType {@code public} or {@code private}
 * @param availabilityMode {@code zonal} or {@code regional}
 * @param routeTableId the table of a regional gateway, which leads on from it; absent for a zonal one
 */
public record NatGateway(
        String id,
        Evidence<String> subnetId,
        Evidence<String> state,
        Evidence<String> connectivityType,
        Evidence<String> availabilityMode,
        Evidence<String> routeTableId) {}
