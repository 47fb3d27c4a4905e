// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/** What the names in an expression stand for, as far as what is read tells. */
interface Givens {

    /** The scope of the call that made a module instance. */
    Scope caller(ModulePath module);

    /** Whether the value of a module's variable may not be told. */
    boolean secret(ModulePath module, String variable);

    /**
     * What a variable stands for.
     *
     * @param written what the sources of the module's call give it
     */
    Value variable(ModulePath module, String name, Optional<Value> written, Location place);

    /**
     * What an output gives.
     *
     * @param written what the sources of the module give
     */
    Value output(ModulePath module, String name, Optional<Value> written, Location place);

    /** The instances of a block, as references: a list with count, an object with for_each. */
    Value block(ModulePath module, String block, Location place);

    /** The instances of a module's call. */
    List<ModulePath> children(ModulePath module, String call);

    /** What an attribute of an instance gives; empty if there is no instance at the address. */
    Optional<Value> attribute(String address, String attribute, Location place);

    /** What a module's file holds; empty if it is not at hand. */
    Optional<SourceText> file(ModulePath module, String path);

    /** A name for what decides a condition that is open; the same name stands for the same decision. */
    Optional<String> condition(Scope scope, Expression condition);
}
