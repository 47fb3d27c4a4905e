// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * The managed policy that bounds what a role or user may do.
 */
public record PermissionsBoundary(Arn arn, Evidence<PolicyDocument> document) {}
