// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the files that somebody names, and those of folders whose names may be those of plans and templates. */
final class InputFinder {

    private static final int DEEPEST = 32;
    private static final int MOST_FILES = 20_000;
    private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", ".terraform");
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml", ".template");

    private final Path directory;

    /**
     * @param directory that names are relative to
     */
    InputFinder(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The files of a path, sorted.
     *
     * @throws EvidenceException if there is nothing there, or too much
     */
    List<InputFile> find(String given) {
        Path path = resolved(given);
        if (Files.isDirectory(path)) {
            return below(given, path);
        }
        if (!Files.exists(path)) {
            throw new EvidenceException(given + ": no such file or folder");
        }
        if (!Files.isReadable(path)) {
            throw new EvidenceException(given + ": cannot be read; check its permissions");
        }
        return List.of(InputFile.of(name(path), path, true));
    }

    private Path resolved(String given) {
        try {
            return directory.resolve(given).normalize();
        } catch (InvalidPathException e) {
            throw new EvidenceException(given + ": is no name of a file");
        }
    }

    private List<InputFile> below(String given, Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    boolean passed = !visited.equals(folder)
                            && PASSED_OVER.contains(visited.getFileName().toString());
                    return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if (attributes.isRegularFile() && ENDINGS.stream().anyMatch(name::endsWith)) {
                        found.add(file);
                    }
                    if (found.size() > MOST_FILES) {
                        throw new EvidenceException(given + ": holds more than " + MOST_FILES
                                + " files that may be templates; name the folders that matter");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new EvidenceException(
                    given + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        return found.stream()
                .sorted()
                .map(file -> InputFile.of(name(file), file, false))
                .toList();
    }

    // Tools that show reports know files by their place in the repository, which the working directory most often is.
    private String name(Path path) {
        Path shown = path.startsWith(directory) ? directory.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
