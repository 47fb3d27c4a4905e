// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A container as its task definition describes it.
 *
 * @param imageParts the image; where only some of it is known, that, with a blank for each part that is open
 * @param secrets the names of the variables that secrets fill; values are never read
 * @param environmentFiles where further variables come from; their contents are never read
 * @param exists whether a task has it; unknown where a template leaves that to a condition
 */
public record ContainerDefinition(
        String name,
        Evidence<String> image,
        Evidence<String> imageParts,
        Evidence<Boolean> essential,
        Evidence<Boolean> readonlyRootFilesystem,
        Evidence<List<MountPoint>> mountPoints,
        Evidence<Environment> environment,
        Evidence<List<String>> secrets,
        Evidence<List<String>> environmentFiles,
        Evidence<Boolean> initProcessEnabled,
        Evidence<Boolean> restartPolicyEnabled,
        Evidence<Boolean> disableNetworking,
        Evidence<List<String>> dnsServers,
        Evidence<List<String>> extraHosts,
        Evidence<List<ContainerDependency>> dependsOn,
        Evidence<String> logDriver,
        Evidence<String> firelensType,
        Evidence<List<Ulimit>> ulimits,
        Evidence<List<String>> dockerSecurityOptions,
        Evidence<String> user,
        Evidence<Boolean> exists) {}
