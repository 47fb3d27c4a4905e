// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.terraform.TerraformConfigurations;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configurations of Terraform among what is named. Each root module stands for itself; one that a plan was made from is only
 * that plan's source.
 */
final class Configurations {

    private static final int MOST_FOLDERS = 5_000;
    private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", ".terraform");
    private static final String STANDARD_INPUT = "-";

    /**
     * A root module of which there is no plan.
     *
     * @param name of its folder
     */
    record Root(String name, Path folder, Directory directory, DeploymentValues values) {

        private static final Pattern PLACE = Pattern.compile("^(.+?):[0-9]+:[0-9]+: ", Pattern.DOTALL);

        /**
         * What it holds.
         *
         * @throws EvidenceException if something in it is not understood
         */
        PlannedInput read() {
            return TerraformConfigurations.read(name, folder, file -> directory.name(Path.of(file)), values);
        }

        /** The file that something is wrong with; the folder where that is not said. */
        String file(EvidenceException problem) {
            Matcher placed = PLACE.matcher(String.valueOf(problem.getMessage()));
            return placed.find() ? placed.group(1) : name;
        }
    }

    private final Directory directory;
    private final Optional<Path> sourceRoot;
    private final DeploymentValues values;
    private final Set<Path> named = new LinkedHashSet<>();
    private final Set<Path> found = new TreeSet<>();

    /**
     * @param directory that names are relative to
     * @param sourceRoot what a plan was made from, as somebody said
     */
    Configurations(Directory directory, Optional<Path> sourceRoot, DeploymentValues values) {
        this.directory = directory;
        this.sourceRoot = sourceRoot;
        this.values = values;
    }

    /** Looks for configurations where somebody points to; true if there is one. */
    boolean look(String given) {
        int before = found.size() + named.size();
        try {
            Path path = directory.resolve(given);
            if (Files.isDirectory(path)) {
                walk(path);
                if (found.contains(path)) {
                    named.add(path);
                }
            } else if (isSource(path) && Files.isRegularFile(path)) {
                Path folder = path.getParent();
                found.add(folder);
                named.add(folder);
            }
        } catch (InvalidPathException | IOException e) {
            return false;
        }
        return found.size() + named.size() > before;
    }

    private void walk(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean passed = !visited.equals(folder)
                        && PASSED_OVER.contains(visited.getFileName().toString());
                return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isSource(file)) {
                    found.add(file.getParent());
                }
                return found.size() > MOST_FOLDERS ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isSource(Path file) {
        return TerraformConfigurations.isSource(file.getFileName().toString());
    }

    /**
     * The root modules of which there is no plan.
     *
     * @param plans the names of the plans that are judged
     */
    List<Root> read(List<String> plans) {
        Set<Path> roots = new LinkedHashSet<>(TerraformConfigurations.roots(found));
        roots.addAll(named);
        return roots.stream()
                .filter(root -> !isPlanned(root, plans))
                .map(root -> new Root(name(root), root, directory, values))
                .toList();
    }

    /** Whether a plan lies in, above or below a folder, or somebody says that it was made from it. */
    private boolean isPlanned(Path root, List<String> plans) {
        if (plans.isEmpty()) {
            return false;
        }
        boolean source = sourceRoot
                .map(path -> directory.resolve(path.toString()))
                .filter(from -> isAlong(from, root))
                .isPresent();
        return source
                || plans.stream()
                        .anyMatch(plan -> plan.equals(STANDARD_INPUT)
                                || Optional.ofNullable(directory.called(plan).getParent())
                                        .filter(folder -> isAlong(folder, root))
                                        .isPresent());
    }

    private static boolean isAlong(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private String name(Path root) {
        String name = directory.name(root);
        return name.isEmpty() ? "." : name;
    }
}
