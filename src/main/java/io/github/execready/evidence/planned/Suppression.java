// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;

/**
 * What the authors of an input say in it that they accept. Nothing of it is checked here: the id may be of no check, the
 * reason empty, the day no day.
 *
 * @param id of the check
 * @param address the resource that it stands at; for what holds for a whole template a glob such as {@code Service/*}
 * @param reason in the authors' words
 * @param expires the last day on which it holds, as written; empty for none
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

    /** The same as those judge it who do not know where it came from; what a comment puts before its reason is read here. */
    SuppressionRule rule() {
        return SuppressionComment.read("execready:ignore " + id + " " + reason, address, location)
                .filter(read -> expires.isEmpty())
                .orElseGet(() -> new SuppressionRule(id, "*", reason, expires, address, location));
    }
}
