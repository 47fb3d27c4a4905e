// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * How a cluster's exec sessions are encrypted and logged.
 *
 * @param kmsKeyId the key of the session channel: id, ARN or alias
 * @param logging {@code NONE}, {@code DEFAULT} or {@code OVERRIDE}
 * @param logConfiguration where {@code OVERRIDE} writes to
 */
public record ExecuteCommandConfiguration(
        Evidence<String> kmsKeyId,
        Evidence<String> logging,
        Evidence<ExecuteCommandLogConfiguration> logConfiguration) {}
