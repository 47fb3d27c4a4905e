// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The templates that were written for these tests. */
final class Fixtures {

    static final Path ROOT = Path.of("src/test/resources/gate");

    private Fixtures() {}

    /** A file of a folder, called by its path within it. */
    static TemplateFile file(String folder, String path) {
        return read(ROOT.resolve(folder), ROOT.resolve(folder).resolve(path));
    }

    /** All files of a folder. */
    static List<TemplateFile> folder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateFile read(Path folder, Path file) {
        try {
            return TemplateFile.of(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
