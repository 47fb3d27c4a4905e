// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.Optional;

/**
 * Where an expression stands, and so what its names mean.
 *
 * @param module the module instance
 * @param key the instance's key that {@code each.key} and {@code count.index} give
 * @param repeats what the block is repeated by, in the plan's words
 * @param source what the block is repeated by, in the sources' words
 */
record Scope(
        ModulePath module, Optional<String> key, Optional<Configuration.Repeat> repeats, Optional<SourceBlock> source) {

    /** The scope of an output or a local, which belong to no block that is repeated. */
    static Scope of(ModulePath module) {
        return new Scope(module, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
