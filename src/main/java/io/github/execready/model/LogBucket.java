// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * The S3 bucket that session logs go to.
 *
 * @param region the Region that it is in, which need not be that of the cluster
 * @param encryption the default encryption's algorithm ({@code AES256}, {@code aws:kms} …); absent where the bucket has none
 * @param kmsKeyId the key of that encryption
 * @param policy the bucket policy
 */
public record LogBucket(
        String name,
        Evidence<String> region,
        Evidence<String> encryption,
        Evidence<String> kmsKeyId,
        Evidence<PolicyDocument> policy) {}
