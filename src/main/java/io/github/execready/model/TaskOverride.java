// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * What was changed for one task when it was started.
 */
public record TaskOverride(
        Evidence<Arn> taskRole, Evidence<Arn> executionRole, Evidence<List<ContainerOverride>> containers) {}
