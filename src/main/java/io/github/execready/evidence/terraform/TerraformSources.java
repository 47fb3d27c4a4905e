// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.SuppressionComment;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration that a plan was made from, as far as it is at hand: where blocks stand, what locals say, and which
 * findings its authors asked to leave out. Modules are known by their keys in {@code modules.json}: the names of the calls that
 * lead to them, with dots; empty for the root.
 */
public final class TerraformSources {

    private static final TerraformSources NONE = new TerraformSources(Map.of());

    /** Blocks that a plan has in the order of the file; others are sets. */
    private static final Set<String> ORDERED = Set.of("statement");

    private final Map<String, SourceModule> modules;
    private final Map<String, SourceAttribute> variables;

    TerraformSources(Map<String, SourceModule> modules) {
        this(modules, Map.of());
    }

    /**
     * @param variables what files say that Terraform reads by itself
     */
    TerraformSources(Map<String, SourceModule> modules, Map<String, SourceAttribute> variables) {
        this.modules = Map.copyOf(modules);
        this.variables = Map.copyOf(variables);
    }

    /** No sources at all. */
    public static TerraformSources none() {
        return NONE;
    }

    /** The sources below a folder or in a saved plan file, whose files are called as they are found. */
    public static TerraformSources of(Path root) {
        return of(root, UnaryOperator.identity());
    }

    /**
     * The sources below a folder, with the modules that {@code .terraform/modules/modules.json} names, or those in a saved plan
     * file, which carries all of them.
     *
     * @param root the folder of the root module, or a saved plan file
     * @param names what a file is called in reports, by its path below the root, or as the plan file knows it: below the
     *     folder that the plan was made in, or absolute on the machine that made it
     * @throws EvidenceException if there is no such folder or file, or it cannot be read
     */
    public static TerraformSources of(Path root, UnaryOperator<String> names) {
        String name = root.toString();
        try {
            if (Files.isDirectory(root)) {
                return SourceFolder.read(root, names);
            }
            if (Files.isRegularFile(root)) {
                return PlanArchive.read(name, Files.newInputStream(root), names).sources();
            }
        } catch (IOException e) {
            throw new EvidenceException(
                    name + ": it cannot be read (" + e.getClass().getSimpleName() + "); check its permissions", e);
        }
        throw new EvidenceException(name + ": there is no such folder or plan file");
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return modules.isEmpty();
    }

    /** What the sources ask to leave out of the findings about a plan's resources. */
    List<SuppressionRule> suppressions(List<Instance> instances) {
        List<SuppressionRule> all = new ArrayList<>();
        new TreeMap<>(modules).forEach((key, module) -> {
            for (SourceBlock block : module.blocks()) {
                for (SourceBlock.Comment comment : block.comments()) {
                    SuppressionComment.read(comment.text(), "", comment.location())
                            .ifPresent(rule -> addresses(key, block, instances)
                                    .map(rule::beside)
                                    .forEach(all::add));
                }
            }
        });
        return all;
    }

    /** The instances that a block makes; of one that makes none, the block itself, so that what stands there is told. */
    private static Stream<String> addresses(String key, SourceBlock block, List<Instance> instances) {
        String within = Stream.of(key.split("\\."))
                .filter(name -> !name.isEmpty())
                .map(name -> "module." + name + ".")
                .collect(Collectors.joining());
        String labels = String.join(".", block.labels());
        String call = key.isEmpty() ? labels : key + "." + labels;
        List<String> found = instances.stream()
                .filter(i -> switch (block.type()) {
                    case "resource" -> i.module().key().equals(key) && i.block().equals(labels);
                    case "module" ->
                        i.module().key().equals(call) || i.module().key().startsWith(call + ".");
                    default -> false;
                })
                .map(Instance::address)
                .toList();
        return found.isEmpty() ? Stream.of(within + block.address()) : found.stream();
    }

    /** The values of variables that the files beside the root module give. */
    Map<String, SourceAttribute> variables() {
        return variables;
    }

    /** What a file holds that an expression names; only files of the module and below the root are read. */
    Optional<SourceText> file(SourceModule module, String path) {
        Optional<Path> root = Optional.ofNullable(modules.get("")).flatMap(SourceModule::folder);
        return root.flatMap(top -> SourceFiles.read(path, module.folder().orElse(top), top))
                .map(found -> new SourceText(beside(module, found.name()), found.text()));
    }

    /** A file of a module is called as its sources are. */
    private static String beside(SourceModule module, String name) {
        return module.blocks().stream()
                .findFirst()
                .map(block ->
                        Path.of(block.location().file()).resolveSibling(name).normalize())
                .map(path -> path.toString().replace('\\', '/'))
                .orElse(name);
    }

    /** The sources of a module instance. */
    Optional<SourceModule> module(ModulePath path) {
        return Optional.ofNullable(modules.get(path.key()));
    }

    /** The block that made an instance. */
    Optional<SourceBlock> block(Instance instance) {
        return module(instance.module()).flatMap(m -> m.block(instance.block()));
    }

    /**
     * Where to send people for an instance: its block, or the nearest call of a module in the repository that leads to it.
     */
    Optional<Location> place(Instance instance) {
        Optional<SourceModule> module = module(instance.module());
        if (module.filter(SourceModule::own).isPresent() || instance.module().isRoot()) {
            return block(instance).map(SourceBlock::location);
        }
        return callPlace(instance.module()).or(() -> block(instance).map(SourceBlock::location));
    }

    private Optional<Location> callPlace(ModulePath path) {
        if (path.isRoot()) {
            return Optional.empty();
        }
        Optional<SourceModule> parent = module(path.parent());
        return parent.filter(m -> m.own() || path.parent().isRoot())
                .flatMap(m -> path.call().flatMap(c -> m.call(c.name())))
                .map(SourceBlock::location)
                .or(() -> callPlace(path.parent()));
    }

    /** Where an attribute or a block of an instance stands, if its own block belongs to the repository. */
    Optional<Location> place(Instance instance, List<Step> path) {
        return module(instance.module())
                .filter(m -> m.own() || instance.module().isRoot())
                .flatMap(m -> block(instance))
                .flatMap(block -> attribute(block, path)
                        .map(SourceAttribute::location)
                        .or(() -> block(block, path).map(SourceBlock::location)));
    }

    /** The attribute of an instance's block, below the blocks that a path names; empty if it cannot be told from others. */
    Optional<SourceAttribute> attribute(Instance instance, List<Step> path) {
        return block(instance).flatMap(b -> attribute(b, path));
    }

    private static Optional<SourceAttribute> attribute(SourceBlock block, List<Step> path) {
        int last = path.size() - 1;
        return block(block, path.subList(0, last))
                .flatMap(SourceBlock::content)
                .flatMap(b -> b.attribute(path.get(last).name()));
    }

    private static Optional<SourceBlock> block(SourceBlock block, List<Step> path) {
        if (path.isEmpty()) {
            return Optional.of(block);
        }
        Step first = path.get(0);
        return block.content().flatMap(within -> {
            List<SourceBlock> nested = within.nested(first.name());
            boolean generated = nested.stream().anyMatch(SourceBlock::isDynamic);
            int index = nested.size() == 1 ? 0 : first.index();
            if (nested.isEmpty()
                    || (nested.size() != first.size() && !(generated && nested.size() == 1))
                    || (nested.size() > 1 && (generated || !ORDERED.contains(first.name())))) {
                return Optional.empty();
            }
            return block(nested.get(index), path.subList(1, path.size()));
        });
    }
}
