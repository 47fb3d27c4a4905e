// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * A place in a document.
 *
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 */
public record Position(int line, int column) {

    /** As compilers write it: {@code 3:14}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
