// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A VPC and the two attributes that private DNS needs.
 */
public record Vpc(
        String id,
        Evidence<List<String>> cidrBlocks,
        Evidence<Boolean> enableDnsSupport,
        Evidence<Boolean> enableDnsHostnames,
        Evidence<String> ownerId) {}
