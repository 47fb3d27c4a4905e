// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;
import java.util.Map;

/**
 * A revision of a task definition.
 */
public record TaskDefinition(
        Arn arn,
        String family,
        Evidence<Integer> revision,
        Evidence<String> status,
        Evidence<Arn> taskRole,
        Evidence<Arn> executionRole,
        Evidence<String> networkMode,
        Evidence<String> pidMode,
        Evidence<ProxyConfiguration> proxyConfiguration,
        Evidence<String> operatingSystemFamily,
        Evidence<String> cpuArchitecture,
        Evidence<List<String>> requiresCompatibilities,
        Evidence<List<Volume>> volumes,
        Evidence<List<ContainerDefinition>> containerDefinitions,
        Evidence<Map<String, String>> tags) {}
