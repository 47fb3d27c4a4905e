// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A module as the plan's configuration has it: expressions as constants, or as what they refer to.
 *
 * @param blocks by their addresses within the module, without keys
 * @param calls by name
 * @param outputs the expression of each output
 * @param defaults the default of each variable that has one
 * @param secrets the variables whose values may not be told
 */
record Configuration(
        Map<String, Block> blocks,
        Map<String, Call> calls,
        Map<String, Value> outputs,
        Map<String, Value> defaults,
        Set<String> secrets) {

    static final Configuration NONE = new Configuration(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    /**
     * A resource's or data source's block.
     *
     * @param expressions by attribute
     * @param repeats its count or for_each
     * @param provider the key of the provider's configuration that makes it
     */
    record Block(Value.Fields expressions, Optional<Repeat> repeats, String provider) {}

    /**
     * A call of a module.
     *
     * @param expressions by the variable that they are given to
     * @param repeats its count or for_each
     */
    record Call(Value.Fields expressions, Optional<Repeat> repeats, Configuration module) {}

    /**
     * What makes several instances of a block.
     *
     * @param keyed whether it is for_each, not count
     */
    record Repeat(boolean keyed, Value expression) {}

    Configuration {
        blocks = Map.copyOf(blocks);
        calls = Map.copyOf(calls);
        outputs = Map.copyOf(outputs);
        defaults = Map.copyOf(defaults);
        secrets = Set.copyOf(secrets);
    }

    /** The configuration of a module instance; that of nothing where the plan has none. */
    Configuration at(ModulePath path) {
        Configuration here = this;
        for (ModulePath.Call step : path.calls()) {
            Call call = here.calls.get(step.name());
            if (call == null) {
                return NONE;
            }
            here = call.module();
        }
        return here;
    }

    /** The call that made a module instance. */
    Optional<Call> call(ModulePath path) {
        return path.call()
                .flatMap(c -> Optional.ofNullable(at(path.parent()).calls.get(c.name())));
    }
}
