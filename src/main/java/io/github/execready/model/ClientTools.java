// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * What is installed where {@code aws ecs execute-command} would be typed.
 *
 * @param awsCli the AWS CLI's version
 * @param sessionManagerPlugin the Session Manager plugin's version
 */
public record ClientTools(Evidence<Version> awsCli, Evidence<Version> sessionManagerPlugin) {}
