// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of its configuration a plan covers. One that was made for some of the resources only ({@code -target}) leaves the
 * others out; those that exist already stay as the state has them, and those that do not come with a later plan.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">{@code complete}, which Terraform writes since
 *     1.8 and OpenTofu does not</a>
 */
final class Extent {

    private final Set<String> addresses = new HashSet<>();
    private final Set<String> blocks = new HashSet<>();

    /** There is a resource, as it will be or until it goes. */
    void add(String address, String block) {
        addresses.add(address);
        blocks.add(ModulePath.of(Traversal.parse(address)).key() + ' ' + block);
    }

    boolean has(String address) {
        return addresses.contains(address);
    }

    /** Whether each block that makes one resource has it. Of what {@code count} or {@code for_each} makes there may be none. */
    boolean fills(Configuration configuration) {
        return fills(configuration, "", false);
    }

    /** Whether everything that the configuration makes is there for certain. */
    boolean exhausts(Configuration configuration) {
        return fills(configuration, "", true);
    }

    private boolean fills(Configuration configuration, String module, boolean certainly) {
        for (Map.Entry<String, Configuration.Block> block :
                configuration.blocks().entrySet()) {
            boolean repeated = block.getValue().repeats().isPresent();
            boolean there = repeated ? !certainly : blocks.contains(module + ' ' + block.getKey());
            if (!block.getKey().startsWith("data.") && !there) {
                return false;
            }
        }
        for (Map.Entry<String, Configuration.Call> call : configuration.calls().entrySet()) {
            String inner = module.isEmpty() ? call.getKey() : module + '.' + call.getKey();
            boolean repeated = call.getValue().repeats().isPresent();
            if (repeated ? certainly : !fills(call.getValue().module(), inner, certainly)) {
                return false;
            }
        }
        return true;
    }
}
