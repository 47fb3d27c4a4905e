// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** What a statement does to the requests that it matches. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    /** As policies write it. */
    public String text() {
        return text;
    }
}
