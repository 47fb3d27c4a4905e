// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

/**
 * A place in a file that somebody wrote or a tool made.
 *
 * @param file as it was given, or relative to the folder that was given; with forward slashes
 * @param line from 1
 * @param column from 1
 */
public record Location(String file, int line, int column) {

    public Location {
        requireNonNull(file, "file");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns begin at 1: " + line + ":" + column);
        }
    }

    /** The file as a whole, for what has no place in it. */
    public static Location of(String file) {
        return new Location(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
