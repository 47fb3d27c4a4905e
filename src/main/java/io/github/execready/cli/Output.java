// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writing what was asked for. */
final class Output {

    private Output() {}

    /**
     * Writes text to standard output.
     *
     * @throws UsageException if nobody reads it any more
     */
    static void toTerminal(Terminal terminal, String text) {
        try {
            terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
            terminal.out().flush();
        } catch (IOException e) {
            throw new UsageException("standard output was closed before everything was written", e);
        }
    }

    /**
     * The file of a name, if it can be written.
     *
     * @throws UsageException if it cannot
     */
    static Path writable(Terminal terminal, String name) {
        if (name.isEmpty()) {
            throw new UsageException("-o lacks the file's name");
        }
        Path file = terminal.directory().resolve(name);
        Path folder = file.getParent();
        if (Files.isDirectory(file)) {
            throw cannotWrite(file, "it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotWrite(file, "there is no folder " + folder);
        }
        if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
            throw cannotWrite(file, "not permitted");
        }
        return file;
    }

    static UsageException cannotWrite(Path file, String why) {
        return new UsageException("cannot write " + file + ": " + why);
    }
}
