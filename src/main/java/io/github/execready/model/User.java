// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * An IAM user and the policies that speak of it.
 */
public record User(
        Arn arn, Evidence<PermissionsBoundary> permissionsBoundary, Evidence<List<PolicyDocument>> policies) {}
