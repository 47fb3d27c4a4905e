// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.cloudformation.Sources;
import io.github.execready.evidence.terraform.TerraformSources;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the input was made from: the folder of a configuration or an app, or a saved plan file. Its files are called as those
 * that somebody names: by their places below the working directory.
 */
final class SourceRoot {

    private final Path root;
    private final Directory directory;

    SourceRoot(Path root, Directory directory) {
        this.root = root.toAbsolutePath().normalize();
        this.directory = directory;
    }

    /**
     * The configuration of a plan.
     *
     * @throws io.github.execready.evidence.EvidenceException if there is none, or it cannot be read
     */
    TerraformSources configuration() {
        return TerraformSources.of(root, this::name);
    }

    /** The app that made an assembly. */
    Sources app() {
        if (!Files.isDirectory(root)) {
            return Sources.NONE;
        }
        Sources below = Sources.below(root);
        return file -> below.path(file).map(path -> directory.name(root.resolve(path)));
    }

    /**
     * What a file of a configuration is called. A saved plan file knows its files from the folder that the plan was made in,
     * most often its own; a module's folder may be a path of the machine that made it, of which the end is looked for here.
     */
    private String name(String file) {
        String path = file.replace('\\', '/');
        return Stream.concat(
                        Stream.of(path), path.chars().filter(c -> c == '/').count() > 64 ? Stream.empty() : ends(path))
                .flatMap(end -> Stream.of(Optional.ofNullable(root.getParent()), Optional.of(directory.resolve("")))
                        .flatMap(Optional::stream)
                        .flatMap(folder -> file(folder, end).stream()))
                .findFirst()
                .map(directory::name)
                .orElse(path);
    }

    private static Stream<String> ends(String path) {
        return Stream.iterate(path.indexOf('/'), cut -> cut >= 0, cut -> path.indexOf('/', cut + 1))
                .map(cut -> path.substring(cut + 1))
                .filter(end -> end.contains("/"));
    }

    private static Optional<Path> file(Path folder, String path) {
        try {
            return Optional.of(folder.resolve(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
