// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A route.
 *
 * @param destination an IPv4 or IPv6 block, or the id of a prefix list
 * @param target the id of what it leads to, {@code local} within the VPC
 */
public record Route(String destination, Evidence<String> target, Evidence<String> state) {}
