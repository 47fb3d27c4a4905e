// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;

/**
 * What a service says of itself.
 *
 * @param message AWS's own words; not trusted
 */
public record ServiceEvent(Evidence<Instant> createdAt, String message) {}
