// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;
import java.util.List;

/**
 * An IAM role.
 *
 * @param arn with the role's real path
 * @param id the unique id, which changes when a role is deleted and made anew under the same name
 * @param createDate when it was made
 * @param trustPolicy who may assume it
 * @param permissionsBoundary the boundary; absent where none is set
 * @param inlinePolicies the policies embedded in the role
 * @param attachedPolicies the managed policies attached to it, in their default versions
 */
public record Role(
        Arn arn,
        String id,
        Evidence<Instant> createDate,
        Evidence<PolicyDocument> trustPolicy,
        Evidence<PermissionsBoundary> permissionsBoundary,
        Evidence<List<PolicyDocument>> inlinePolicies,
        Evidence<List<Evidence<PolicyDocument>>> attachedPolicies) {}
