// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The sources that made an input, as far as they are at hand. */
@FunctionalInterface
public interface Sources {

    /** No sources: every place is in the input itself. */
    Sources NONE = file -> Optional.empty();

    /**
     * Finds a file of the sources.
     *
     * @param file its path on the machine that made the input, which may have been another
     * @return its path within the sources, with forward slashes; empty if it is not among them
     */
    Optional<String> path(String file);

    /**
     * The sources below a folder. A path of another machine is cut so that the longest end of it is a file here.
     *
     * @param root the repository's root, which paths in reports are relative to
     */
    static Sources below(Path root) {
        return file -> {
            String path = file.replace('\\', '/');
            for (int cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) {
                String end = path.substring(cut + 1);
                if (isFile(root, end)) {
                    return Optional.of(end);
                }
            }
            return isFile(root, path) ? Optional.of(path) : Optional.empty();
        };
    }

    private static boolean isFile(Path root, String path) {
        try {
            Path file = root.resolve(path).normalize();
            return !path.isEmpty() && file.startsWith(root.normalize()) && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
