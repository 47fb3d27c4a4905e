// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * An IAM group and the policies that its members have by it.
 */
public record Group(
        Arn arn,
        Evidence<List<Evidence<PolicyDocument>>> inlinePolicies,
        Evidence<List<AttachedPolicy>> attachedPolicies) {}
