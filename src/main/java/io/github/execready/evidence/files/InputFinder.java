// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
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

    /**
     * What a path leads to.
     *
     * @param files sorted by name
     * @param unread what cannot be opened
     * @param links those to folders, which are not followed, and those to nothing
     */
    record Found(List<InputFile> files, List<Unread> unread, List<String> links) {}

    private final Directory directory;

    InputFinder(Directory directory) {
        this.directory = directory;
    }

    /** What a path leads to, which is never nothing at all: there is a file, or a folder, or it cannot be read. */
    Found find(String given) {
        Path path;
        try {
            path = directory.resolve(given);
        } catch (InvalidPathException e) {
            return unread(given, "is no name of a file");
        }
        if (Files.isDirectory(path)) {
            return new Walk(given).over(path);
        }
        if (!Files.exists(path)) {
            return unread(
                    given,
                    Files.isSymbolicLink(path) ? "a symbolic link that leads to no file" : "no such file or folder");
        }
        return Files.isReadable(path)
                ? new Found(List.of(InputFile.of(directory.name(path), path, true)), List.of(), List.of())
                : unread(given, "cannot be read; check its permissions");
    }

    private static Found unread(String given, String problem) {
        return new Found(List.of(), List.of(Unread.of(given, given + ": " + problem)), List.of());
    }

    /** One way through a folder: what cannot be opened hides nothing beside it. */
    private final class Walk extends SimpleFileVisitor<Path> {

        private final String given;
        private final List<InputFile> files = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();
        private final List<String> links = new ArrayList<>();

        private Walk(String given) {
            this.given = given;
        }

        private Found over(Path folder) {
            try {
                // The folder itself, even where a link leads to it.
                Files.walkFileTree(folder.resolve("."), EnumSet.noneOf(FileVisitOption.class), DEEPEST, this);
            } catch (IOException e) {
                cannotRead(folder);
            }
            files.sort(Comparator.comparing(InputFile::name));
            return new Found(files, unread, links);
        }

        private void cannotRead(Path path) {
            unread.add(Unread.of(directory.name(path), "cannot be read; check its permissions"));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            return isPassedOver(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        private static boolean isPassedOver(Path path) {
            return PASSED_OVER.contains(path.getFileName().toString());
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                unread.add(Unread.of(
                        directory.name(file),
                        "deeper than " + DEEPEST + " folders, where nothing is searched; name it by itself"));
            } else if (attributes.isSymbolicLink() && !Files.isRegularFile(file)) {
                if (!isPassedOver(file) && (Files.isDirectory(file) || mayHold(file))) {
                    links.add(directory.name(file));
                }
            } else if (mayHold(file) && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
                files.add(InputFile.of(directory.name(file), file, false));
            }
            if (files.size() <= MOST_FILES) {
                return FileVisitResult.CONTINUE;
            }
            unread.add(Unread.of(
                    given,
                    "holds more than " + MOST_FILES + " files that may be templates; name the folders that matter"));
            return FileVisitResult.TERMINATE;
        }

        private static boolean mayHold(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return ENDINGS.stream().anyMatch(name::endsWith);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            cannotRead(file);
            return FileVisitResult.CONTINUE;
        }
    }
}
