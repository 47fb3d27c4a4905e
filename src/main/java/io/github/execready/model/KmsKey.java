// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * The key that a cluster's exec sessions are encrypted with, as {@code kms:DescribeKey} shows it.
 *
 * @param grants what the key's grants allow beside its policy
 */
public record KmsKey(
        Arn arn,
        Evidence<String> keyState,
        Evidence<String> keyUsage,
        Evidence<String> keySpec,
        Evidence<PolicyDocument> keyPolicy,
        Evidence<List<KmsGrant>> grants) {}
