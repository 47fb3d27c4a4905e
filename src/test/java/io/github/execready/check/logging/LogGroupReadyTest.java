// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

class LogGroupReadyTest extends LogDestinationContract {

    LogGroupReadyTest() {
        super(
                new LogGroupReady(),
                new Names(
                        "cloudWatchLogGroupName",
                        "cloudWatchEncryptionEnabled",
                        "log-group//ecs/exec",
                        "logGroup",
                        "logGroup.kmsKeyId",
                        "cloudwatch-encryption-required-but-absent",
                        "cloudwatch-log-group-missing",
                        "cloudwatch-log-group-missing/encryption-required",
                        "no-log-group"));
    }
}
