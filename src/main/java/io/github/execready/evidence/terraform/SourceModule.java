// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sources of one module. */
final class SourceModule {

    private final boolean own;
    private final Optional<Path> folder;
    private final Optional<String> model;
    private final List<SourceBlock> blocks;
    private final Map<String, SourceBlock> byAddress = new HashMap<>();
    private final Map<String, SourceAttribute> locals = new HashMap<>();

    /**
     * A module.
     *
     * @param own whether its sources belong to the repository, and were not fetched from elsewhere
     * @param blocks of all its files
     */
    SourceModule(boolean own, List<SourceBlock> blocks) {
        this(own, Optional.empty(), Optional.empty(), blocks);
    }

    /** A module whose files can be read. */
    SourceModule(boolean own, Path folder, List<SourceBlock> blocks) {
        this(own, Optional.of(folder), Optional.empty(), blocks);
    }

    /** What is known of a module whose sources are not at hand. */
    static SourceModule model(String source, List<SourceBlock> blocks) {
        return new SourceModule(false, Optional.empty(), Optional.of(source), blocks);
    }

    private SourceModule(boolean own, Optional<Path> folder, Optional<String> model, List<SourceBlock> blocks) {
        this.own = own;
        this.folder = folder;
        this.model = model;
        this.blocks = List.copyOf(blocks);
        for (SourceBlock block : blocks) {
            if (block.type().equals("locals")) {
                block.attributes().forEach(local -> locals.putIfAbsent(local.name(), local));
            } else {
                byAddress.putIfAbsent(block.address(), block);
            }
        }
    }

    boolean own() {
        return own;
    }

    /** Where its files are. */
    Optional<Path> folder() {
        return folder;
    }

    /** The source of the module that this is only a model of. */
    Optional<String> model() {
        return model;
    }

    List<SourceBlock> blocks() {
        return blocks;
    }

    /** The block with an address such as {@code aws_ecs_service.api} or {@code data.aws_vpc.main}. */
    Optional<SourceBlock> block(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The call of a module. */
    Optional<SourceBlock> call(String name) {
        return block("module." + name);
    }

    Optional<SourceAttribute> local(String name) {
        return Optional.ofNullable(locals.get(name));
    }

    Optional<SourceAttribute> output(String name) {
        return block("output." + name).flatMap(b -> b.attribute("value"));
    }
}
