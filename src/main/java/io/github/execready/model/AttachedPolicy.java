// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A managed policy that is attached to a role, a user or a group.
 *
 * @param arn the policy's ARN, known even where its document is not
 * @param document the default version
 */
public record AttachedPolicy(Arn arn, Evidence<PolicyDocument> document) {}
