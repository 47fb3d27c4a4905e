// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An IAM role.
 *
 * @param arn with the role's real path
 * @param id the unique id, which changes when a role is deleted and made anew under the same name
 * @param createDate when it was made
 * @param trustPolicy who may assume it
 * @param permissionsBoundary the boundary; absent where none is set
 * @param inlinePolicies the policies embedded in the role, each as far as it could be read
 * @param attachedPolicies the managed policies attached to it
 * @param tags what {@code aws:PrincipalTag} shows of it
 */
public record Role(
        Arn arn,
        Evidence<String> id,
        Evidence<Instant> createDate,
        Evidence<PolicyDocument> trustPolicy,
        Evidence<PermissionsBoundary> permissionsBoundary,
        Evidence<List<Evidence<PolicyDocument>>> inlinePolicies,
        Evidence<List<AttachedPolicy>> attachedPolicies,
        Evidence<Map<String, String>> tags) {}
