// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.ContainerSelection;

/**
 * What somebody asked for, in their words.
 *
 * @param cluster a name or an ARN
 * @param task an id or an ARN; empty when a service is asked for
 * @param service a name or an ARN; empty when a task is asked for
 * @param containers the containers asked for
 */
public record Target(String cluster, String task, String service, ContainerSelection containers) {}
