// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

class LogBucketReadyTest extends LogDestinationContract {

    LogBucketReadyTest() {
        super(
                new LogBucketReady(),
                new Names(
                        "s3BucketName",
                        "s3EncryptionEnabled",
                        "bucket/exec-logs",
                        "logBucket",
                        "logBucket.encryption",
                        "s3-encryption-required-but-absent",
                        "s3-write-denied/no-such-bucket",
                        "s3-encryption-required-but-absent/no-such-bucket",
                        "no-bucket"));
    }
}
