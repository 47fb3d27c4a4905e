// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Location;

/**
 * What the authors of an input say in it that they accept. Nothing of it is checked here: the id may be of no check, the
 * reason empty, the day no day.
 *
 * @param id of the check
 * @param address the resource that it stands at; for what holds for a whole template a glob such as {@code Service/*}
 * @param reason in the authors' words
 * @param expires the day from which on it does not hold, as written; empty for none
 * @param location where it stands
 */
public record Suppression(String id, String address, String reason, String expires, Location location) {

    public Suppression {
        requireNonNull(id, "id");
        requireNonNull(address, "address");
        requireNonNull(reason, "reason");
        requireNonNull(expires, "expires");
        requireNonNull(location, "location");
    }
}
