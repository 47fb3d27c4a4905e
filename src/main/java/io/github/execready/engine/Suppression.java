// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/**
 * Somebody's decision that a finding does not count.
 *
 * @param reason why, in their words
 * @param source the file that says so
 * @param expires the last day on which it holds, as {@code YYYY-MM-DD}; empty for no end
 */
public record Suppression(String reason, String source, String expires) {

    /** Nobody decided so. */
    public static final Suppression NONE = new Suppression("", "", "");

    public boolean isNone() {
        return equals(NONE);
    }
}
