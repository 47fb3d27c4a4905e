// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * Something not known that an answer hangs on.
 *
 * @param name a key's name as the policy writes it, a policy's name, or what is not clear about a statement
 */
public record Dependency(Kind kind, String name) {

    /** What is not known. */
    public enum Kind {
        /** The value of a condition key. */
        KEY,
        /** The contents of a policy. */
        POLICY,
        /** How AWS reads something that its documentation leaves open. */
        MEANING
    }

    @Override
    public String toString() {
        return name;
    }
}
