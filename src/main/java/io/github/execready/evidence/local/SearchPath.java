// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a shell looks for commands.
 *
 * @param directories in the order of the search
 * @param extensions what may follow the command's name in a file's name; an empty text for nothing
 */
record SearchPath(List<Path> directories, List<String> extensions) {

    SearchPath {
        directories = List.copyOf(directories);
        extensions = List.copyOf(extensions);
    }

    /**
     * The search path of this process.
     *
     * @param environment the value of an environment variable; empty where it is not set
     */
    static SearchPath of(UnaryOperator<String> environment) {
        // Set on Windows only: .COM;.EXE;.BAT;.CMD …
        String pathExt = environment.apply("PATHEXT");
        return new SearchPath(
                Stream.of(environment.apply("PATH").split(Pattern.quote(File.pathSeparator), -1))
                        .filter(entry -> !entry.isEmpty())
                        .flatMap(SearchPath::directory)
                        .toList(),
                pathExt.isEmpty()
                        ? List.of("")
                        : List.of(pathExt.toLowerCase(Locale.ROOT).split(";", -1)));
    }

    /** What is no path cannot hold a command; a shell passes over it as well. */
    private static Stream<Path> directory(String entry) {
        try {
            return Stream.of(Path.of(entry));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** The file that would run; empty if there is none. */
    Optional<Path> find(String command) {
        return directories.stream()
                .flatMap(directory -> extensions.stream().map(extension -> directory.resolve(command + extension)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
