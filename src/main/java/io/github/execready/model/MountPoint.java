// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * Where a container sees a volume.
 */
public record MountPoint(Evidence<String> sourceVolume, Evidence<String> containerPath, Evidence<Boolean> readOnly) {}
