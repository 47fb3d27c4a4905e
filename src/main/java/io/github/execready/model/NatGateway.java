// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A NAT gateway.
 */
public record NatGateway(
        String id, Evidence<String> subnetId, Evidence<String> state, Evidence<String> connectivityType) {}
