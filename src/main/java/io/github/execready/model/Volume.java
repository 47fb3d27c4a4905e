// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * A volume of a task definition.
 *
 * @param efsFileSystemId set for EFS volumes
 */
public record Volume(String name, Evidence<String> efsFileSystemId) {}
