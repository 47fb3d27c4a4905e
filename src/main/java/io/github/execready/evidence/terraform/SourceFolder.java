// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the sources of a folder, of the modules in it, and of those that Terraform fetched into it. */
final class SourceFolder {

    private static final int MAX_MODULES = 2_000;

    private final Path root;
    private final UnaryOperator<String> names;
    private final SourceFiles limits;
    private final Map<String, String> manifest;
    private final Map<Path, List<SourceBlock>> scanned = new LinkedHashMap<>();
    private final Map<String, SourceModule> modules = new LinkedHashMap<>();

    private SourceFolder(Path root, UnaryOperator<String> names, Map<String, String> manifest) {
        this.root = root;
        this.names = names;
        this.limits = new SourceFiles(root.toString());
        this.manifest = manifest;
    }

    static TerraformSources read(Path root, UnaryOperator<String> names) throws IOException {
        Path file = root.resolve(".terraform").resolve("modules").resolve("modules.json");
        Map<String, String> manifest = Files.isRegularFile(file) && Files.size(file) <= SourceFiles.MAX_FILE
                ? ModuleManifest.folders(Files.readString(file))
                : Map.of();
        SourceFolder folder = new SourceFolder(root, names, manifest);
        folder.module("", root.normalize());
        return new TerraformSources(folder.modules);
    }

    private void module(String key, Path folder) throws IOException {
        if (modules.size() >= MAX_MODULES || modules.containsKey(key) || !Files.isDirectory(folder)) {
            return;
        }
        List<SourceBlock> blocks = blocks(folder);
        modules.put(key, new SourceModule(!fetched(folder), blocks));
        for (SourceBlock block : blocks) {
            if (block.type().equals("module") && block.labels().size() == 1) {
                String child = key.isEmpty()
                        ? block.labels().get(0)
                        : key + "." + block.labels().get(0);
                Optional<Path> where = folder(child).or(() -> local(block, folder));
                // A module that calls itself is an error in Terraform and must not be one here.
                if (where.isPresent() && child.chars().filter(c -> c == '.').count() < 20) {
                    module(child, where.get());
                }
            }
        }
    }

    private Optional<Path> folder(String key) {
        return Optional.ofNullable(manifest.get(key))
                .flatMap(dir -> below(root, dir))
                .filter(Files::isDirectory);
    }

    private static Optional<Path> local(SourceBlock call, Path folder) {
        return call.attribute("source")
                .map(source -> source.expression().replace("\"", ""))
                .filter(source -> source.startsWith("./") || source.startsWith("../"))
                .flatMap(source -> below(folder, source));
    }

    private static Optional<Path> below(Path folder, String path) {
        try {
            return Optional.of(folder.resolve(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean fetched(Path folder) {
        Path inside = root.normalize().toAbsolutePath().relativize(folder.toAbsolutePath());
        return inside.startsWith(".terraform");
    }

    private List<SourceBlock> blocks(Path folder) throws IOException {
        List<SourceBlock> known = scanned.get(folder);
        if (known != null) {
            return known;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> SourceFiles.isSource(f.toString()) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        }
        List<SourceBlock> blocks = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                String text = limits.text(in.readNBytes(SourceFiles.MAX_FILE + 1));
                blocks.addAll(BlockScanner.scan(
                        names.apply(file.normalize().toString()).replace('\\', '/'), text));
            }
        }
        scanned.put(folder, blocks);
        return blocks;
    }
}
