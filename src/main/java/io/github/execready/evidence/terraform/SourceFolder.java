// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Whether there is no plan, so that what is not at hand is made up for by what is known of it. */
    private final boolean alone;

    private SourceFolder(Path root, UnaryOperator<String> names, Map<String, String> manifest, boolean alone) {
        this.root = root;
        this.names = names;
        this.alone = alone;
        this.limits = new SourceFiles(root.toString());
        this.manifest = manifest;
    }

    static TerraformSources read(Path root, UnaryOperator<String> names) throws IOException {
        return read(root, names, false);
    }

    /**
     * The sources that are to be judged without a plan.
     *
     * @param names what a file is called in reports
     */
    static TerraformSources alone(Path root, UnaryOperator<String> names) throws IOException {
        return read(root, names, true);
    }

    private static TerraformSources read(Path root, UnaryOperator<String> names, boolean alone) throws IOException {
        Path file = root.resolve(".terraform").resolve("modules").resolve("modules.json");
        Map<String, String> manifest = Files.isRegularFile(file) && Files.size(file) <= SourceFiles.MAX_FILE
                ? ModuleManifest.folders(Files.readString(file))
                : Map.of();
        SourceFolder folder = new SourceFolder(root, names, manifest, alone);
        folder.module("", root.normalize());
        return new TerraformSources(folder.modules, alone ? folder.variables() : Map.of());
    }

    /** The folders that the modules lie in which a folder's calls name by their paths. */
    static Set<Path> calls(Path folder) throws IOException {
        Set<Path> called = new HashSet<>();
        for (SourceBlock block : new SourceFolder(folder, UnaryOperator.identity(), Map.of(), false).blocks(folder)) {
            if (block.type().equals("module")) {
                local(block, folder).filter(path -> !path.equals(folder)).ifPresent(called::add);
            }
        }
        return called;
    }

    private void module(String key, Path folder) throws IOException {
        if (modules.size() >= MAX_MODULES || modules.containsKey(key) || !Files.isDirectory(folder)) {
            return;
        }
        List<SourceBlock> blocks = blocks(folder);
        if (blocks.isEmpty() && !key.isEmpty()) {
            // A source that leads out of what is at hand may end at a folder of something else.
            return;
        }
        modules.put(key, new SourceModule(!fetched(folder), folder, blocks));
        calls(key, folder, blocks);
    }

    private void calls(String key, Path folder, List<SourceBlock> blocks) throws IOException {
        for (SourceBlock block : blocks) {
            if (block.type().equals("module") && block.labels().size() == 1) {
                String child = key.isEmpty()
                        ? block.labels().get(0)
                        : key + "." + block.labels().get(0);
                Optional<Path> where = folder(child).or(() -> local(block, folder));
                // A module that calls itself is an error in Terraform and must not be one here.
                if (child.chars().filter(c -> c == '.').count() >= 20) {
                    continue;
                }
                if (where.isPresent()) {
                    module(child, where.get());
                }
                if (alone && !modules.containsKey(child)) {
                    model(child, folder, block);
                }
            }
        }
    }

    private void model(String key, Path folder, SourceBlock call) throws IOException {
        Optional<SourceModule> model = KnownModules.model(call);
        if (model.isPresent()) {
            modules.put(key, model.get());
            calls(key, folder, model.get().blocks());
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
            files = listed.filter(f ->
                            SourceFiles.isSource(f.toString()) && Files.isRegularFile(f) && !SourceFiles.isReplaced(f))
                    .sorted()
                    .toList();
        }
        List<SourceBlock> blocks = new ArrayList<>();
        for (Path file : files) {
            if (!SourceFiles.overrides(file)) {
                blocks.addAll(blocksOf(file));
            }
        }
        for (Path file : files) {
            if (SourceFiles.overrides(file)) {
                blocks = Overrides.of(blocks, blocksOf(file));
            }
        }
        scanned.put(folder, blocks);
        return blocks;
    }

    private List<SourceBlock> blocksOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = limits.text(in.readNBytes(SourceFiles.MAX_FILE + 1));
            String name = shown(file);
            return SourceFiles.isJson(file) ? json(name, text) : BlockScanner.scan(name, text, this::trouble);
        }
    }

    private String shown(Path file) {
        return names.apply(file.normalize().toString()).replace('\\', '/');
    }

    private List<SourceBlock> json(String name, String text) {
        try {
            return JsonBlocks.read(name, text);
        } catch (EvidenceException e) {
            if (alone) {
                throw e;
            }
            return List.of();
        }
    }

    /** The values that Terraform takes from files by itself, the later ones before the earlier ones. */
    private Map<String, SourceAttribute> variables() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(root)) {
            files = listed.filter(f -> SourceFiles.givesVariables(f) && Files.isRegularFile(f))
                    .sorted(Comparator.comparing(SourceFiles::variablesOrder))
                    .toList();
        }
        Map<String, SourceAttribute> all = new LinkedHashMap<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                String text = limits.text(in.readNBytes(SourceFiles.MAX_FILE + 1));
                String name = shown(file);
                List<SourceAttribute> given = SourceFiles.isJson(file)
                        ? JsonBlocks.attributes(name, text)
                        : BlockScanner.attributes(name, text, this::trouble);
                given.forEach(attribute -> all.put(attribute.name(), attribute));
            }
        }
        return all;
    }

    /** Beside a plan the sources only explain; alone, what is not understood may be what decides. */
    private void trouble(Location place) {
        if (alone) {
            throw new EvidenceException(
                    place + ": this is not understood as Terraform's language; check it with terraform validate");
        }
    }
}
