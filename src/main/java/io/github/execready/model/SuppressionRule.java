// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

/**
 * Somebody's decision that findings do not count, as it was written; whether it holds is for whoever judges to say.
 *
 * @param id a check's id or a cause's id; {@code *} stands for any text
 * @param match which findings: a pattern for the subject ({@code container/datadog-*}), for the target ({@code
 *     prod/api}), for the task's ARN or for the address in a plan or template; {@code *} for all
 * @param reason why, in the authors' words
 * @param expires the last day on which it holds, as {@code YYYY-MM-DD}; empty for no end
 * @param resource the address of what it stands beside in a plan or template, and which alone it concerns; without
 *     instance keys for all instances, a pattern where it stands for more; empty for one that stands in the settings
 * @param location where it stands
 */
public record SuppressionRule(
        String id, String match, String reason, String expires, String resource, Location location) {

    public SuppressionRule {
        requireNonNull(id, "id");
        requireNonNull(match, "match");
        requireNonNull(reason, "reason");
        requireNonNull(expires, "expires");
        requireNonNull(resource, "resource");
        requireNonNull(location, "location");
    }

    /** The same decision beside a resource. */
    public SuppressionRule beside(String address) {
        return new SuppressionRule(id, match, reason, expires, address, location);
    }

    /** Whether it stands in the code that it is about. */
    public boolean inSource() {
        return !resource.isEmpty();
    }
}
