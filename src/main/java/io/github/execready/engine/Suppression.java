// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/**
 * Somebody's decision that a finding does not count.
 *
 * @param reason why, in their words
 * @param source the file that says so
 * @param expires the last day on which it holds, as {@code YYYY-MM-DD}; empty for no end
 * @param inSource whether it stands in the code that it is about, rather than in the project's settings
 */
public record Suppression(String reason, String source, String expires, boolean inSource) {

    /** Nobody decided so. */
    public static final Suppression NONE = new Suppression("", "", "");

    /** One of the project's settings. */
    public Suppression(String reason, String source, String expires) {
        this(reason, source, expires, false);
    }

    public boolean isNone() {
        return reason.isEmpty() && source.isEmpty() && expires.isEmpty() && !inSource;
    }
}
