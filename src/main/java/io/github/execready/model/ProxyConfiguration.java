// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.Map;

/**
 * The App Mesh proxy of a task.
 *
 * @param type {@code APPMESH}
 * @param containerName the proxy's container
 */
public record ProxyConfiguration(
        Evidence<String> type, String containerName, Evidence<Map<String, String>> properties) {}
