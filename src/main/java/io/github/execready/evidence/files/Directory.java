// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.nio.file.Path;

/** The directory that somebody works in, which names of files are relative to. */
final class Directory {

    private final Path path;

    Directory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /**
     * The file that somebody names.
     *
     * @throws java.nio.file.InvalidPathException if it is no name of a file
     */
    Path resolve(String given) {
        return path.resolve(given).normalize();
    }

    /**
     * What a file is called. Tools that show reports know files by their places in the repository, which the working
     * directory most often is.
     */
    String name(Path file) {
        Path plain = file.normalize();
        Path shown = plain.startsWith(path) ? path.relativize(plain) : plain;
        return shown.toString().replace('\\', '/');
    }
}
