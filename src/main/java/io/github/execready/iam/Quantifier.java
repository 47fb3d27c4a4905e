// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** How a condition takes a key that may have several values. */
public enum Quantifier {
    /** The key has one value. */
    NONE(""),
    FOR_ALL_VALUES("ForAllValues"),
    FOR_ANY_VALUE("ForAnyValue");

    private final String text;

    Quantifier(String text) {
        this.text = text;
    }

    /** As policies write it, without the colon; empty for none. */
    public String text() {
        return text;
    }
}
