// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An instance of a module: the calls that lead to it, from the root.
 *
 * @param calls none for the root module
 */
record ModulePath(List<Call> calls) {

    static final ModulePath ROOT = new ModulePath(List.of());

    /**
     * One call.
     *
     * @param name the label of the module block
     * @param key the instance's key, if the call has count or for_each
     */
    record Call(String name, Optional<String> key) {}

    ModulePath {
        calls = List.copyOf(calls);
    }

    /** The module instance at the beginning of an address, and how many steps of it say so. */
    static ModulePath of(Traversal address) {
        List<Call> calls = new ArrayList<>();
        int i = 0;
        while (address.name(i).filter("module"::equals).isPresent()
                && address.name(i + 1).isPresent()) {
            Optional<String> key = address.key(i + 2);
            calls.add(new Call(address.steps().get(i + 1).text(), key));
            i += key.isPresent() ? 3 : 2;
        }
        return new ModulePath(calls);
    }

    /** How many steps of an address it takes. */
    int length() {
        return calls.stream().mapToInt(c -> c.key().isPresent() ? 3 : 2).sum();
    }

    boolean isRoot() {
        return calls.isEmpty();
    }

    /** The call that made this instance; the root has none. */
    Optional<Call> call() {
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
    }

    /** Where the call stands; the root is its own parent. */
    ModulePath parent() {
        return isRoot() ? this : new ModulePath(calls.subList(0, calls.size() - 1));
    }

    ModulePath child(Call call) {
        List<Call> longer = new ArrayList<>(calls);
        longer.add(call);
        return new ModulePath(longer);
    }

    /** As addresses begin with it: {@code module.ecs.module.service["api"]}; empty for the root. */
    String address() {
        return calls.stream()
                .map(c -> "module." + c.name()
                        + c.key()
                                .map(k -> k.matches("[0-9]+") ? "[" + k + "]" : "[\"" + k + "\"]")
                                .orElse(""))
                .collect(Collectors.joining("."));
    }

    /** What is named so within it, as it is named from the root. */
    String absolute(String within) {
        return isRoot() ? within : address() + "." + within;
    }

    /** The names alone, as {@code modules.json} has them: {@code ecs.service}; empty for the root. */
    String key() {
        return calls.stream().map(Call::name).collect(Collectors.joining("."));
    }
}
