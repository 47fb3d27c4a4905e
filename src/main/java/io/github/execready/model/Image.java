// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.time.Instant;

/**
 * An Amazon machine image.
 */
public record Image(String id, Evidence<String> name, Evidence<Instant> creationDate) {}
