// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that may hold something to judge.
 *
 * @param name what reports call it: as given, with forward slashes; {@code -} for standard input
 * @param content opened once, for it may be a pipe
 * @param named whether somebody named it, rather than a folder that it is in
 */
record InputFile(String name, Content content, boolean named) {

    /** Opens a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    static InputFile of(String name, Path path, boolean named) {
        return new InputFile(name, () -> Files.newInputStream(path), named);
    }

    /** The same file where two paths lead to it. */
    InputFile or(InputFile other) {
        return named ? this : other;
    }
}
