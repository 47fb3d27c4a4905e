// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * The destinations of session logs and whether they must be encrypted.
 */
public record ExecuteCommandLogConfiguration(
        Evidence<String> cloudWatchLogGroupName,
        Evidence<Boolean> cloudWatchEncryptionEnabled,
        Evidence<String> s3BucketName,
        Evidence<Boolean> s3EncryptionEnabled,
        Evidence<String> s3KeyPrefix) {}
