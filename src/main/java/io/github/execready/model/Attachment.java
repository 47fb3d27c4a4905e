// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * The network interface that a task in {@code awsvpc} mode got.
 */
public record Attachment(
        Evidence<String> status,
        Evidence<String> networkInterfaceId,
        Evidence<String> subnetId,
        Evidence<String> privateIpv4Address) {}
