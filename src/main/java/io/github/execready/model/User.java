// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;
import java.util.Map;

/**
 * An IAM user and the policies that speak of it.
 *
 * @param permissionsBoundary the boundary; absent where none is set
 * @param inlinePolicies the policies embedded in the user, each as far as it could be read
 * @param attachedPolicies the managed policies attached to it
 * @param groups the groups that it is a member of
 * @param tags what {@code aws:PrincipalTag} shows of it
 */
public record User(
        Arn arn,
        Evidence<PermissionsBoundary> permissionsBoundary,
        Evidence<List<Evidence<PolicyDocument>>> inlinePolicies,
        Evidence<List<AttachedPolicy>> attachedPolicies,
        Evidence<List<Group>> groups,
        Evidence<Map<String, String>> tags) {}
