// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * The key that a cluster's exec sessions are encrypted with, as {@code kms:DescribeKey} shows it.
 */
public record KmsKey(
        Arn arn,
        Evidence<String> keyState,
        Evidence<String> keyUsage,
        Evidence<String> keySpec,
        Evidence<PolicyDocument> keyPolicy) {}
