// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * The statement that decided.
 *
 * @param policy the policy's name
 */
public record Deciding(Layer layer, String policy, Statement statement) {

    /** For people: {@code identity policy api-task, statement Exec at 3:5}. */
    @Override
    public String toString() {
        return layer.text() + " " + policy + ", " + statement.label();
    }
}
