// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.nio.file.Path;

/** The directory that somebody works in, and the one that names of files are relative to: most often the same. */
final class Directory {

    private final Path path;
    private final Path root;

    /**
     * @param root the folder that files are named from
     */
    Directory(Path path, Path root) {
        this.path = path.toAbsolutePath().normalize();
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The file that somebody names.
     *
     * @throws java.nio.file.InvalidPathException if it is no name of a file
     */
    Path resolve(String given) {
        return path.resolve(given).normalize();
    }

    /** The file that is called so in reports. */
    Path called(String name) {
        return root.resolve(name).normalize();
    }

    /** What a file is called. Tools that show reports know files by their places in the repository. */
    String name(Path file) {
        Path plain = file.normalize();
        Path shown = plain.startsWith(root) ? root.relativize(plain) : plain;
        return shown.toString().replace('\\', '/');
    }
}
