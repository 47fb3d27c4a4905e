// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The instances of the blocks of a configuration, worked out once for each block. */
final class SourceCopies {

    private record Home(ModulePath module, String block) {}

    private final TerraformSources sources;
    private final Evaluator evaluator;
    private final Map<Home, Copies> known = new HashMap<>();
    private final Set<Home> busy = new HashSet<>();

    SourceCopies(TerraformSources sources, Evaluator evaluator) {
        this.sources = sources;
        this.evaluator = evaluator;
    }

    /** The instances of a block; where their number hangs on the block itself, nobody knows how many. */
    Copies of(ModulePath module, SourceBlock block) {
        Home home = new Home(module, block.address());
        Copies found = known.get(home);
        if (found != null) {
            return found;
        }
        String where = module.absolute(block.address());
        if (!busy.add(home)) {
            return Copies.uncertain(where);
        }
        try {
            Copies made = Copies.of(block, attribute -> evaluator.evaluate(Scope.of(module), attribute), where);
            known.put(home, made);
            return made;
        } finally {
            busy.remove(home);
        }
    }

    /** The address of one instance. What a module that is only known by its name makes has no address but the call's. */
    String address(ModulePath module, SourceBlock block, Optional<String> key) {
        boolean model = sources.module(module).flatMap(SourceModule::model).isPresent();
        if (model && block.labels().get(0).equals("aws_ecs_service")) {
            return module.address();
        }
        boolean keyed = block.attribute("for_each").isPresent();
        return module.absolute(block.address())
                + key.map(k -> keyed ? "[\"" + k + "\"]" : "[" + k + "]").orElse("");
    }

    /** What a block stands for in an expression: its instance, a list of them or an object; empty if nobody knows how many. */
    Optional<Value> references(ModulePath module, SourceBlock block, Location place) {
        Copies made = of(module, block);
        if (!made.certain()) {
            return Optional.empty();
        }
        if (!made.repeated()) {
            return Optional.of(reference(module, block, Optional.empty(), place));
        }
        if (made.keyed()) {
            Map<String, Value> members = new LinkedHashMap<>();
            made.copies().forEach(copy -> members.put(copy.key().orElse(""), perhaps(module, block, copy, place)));
            return Optional.of(new Value.Fields(members, place));
        }
        return Optional.of(new Value.Items(
                made.copies().stream()
                        .map(copy -> perhaps(module, block, copy, place))
                        .toList(),
                place));
    }

    private Value reference(ModulePath module, SourceBlock block, Optional<String> key, Location place) {
        return new Value.Reference(address(module, block, key), Names.WHOLE, place);
    }

    private Value perhaps(ModulePath module, SourceBlock block, Copies.Copy copy, Location place) {
        Value reference = reference(module, block, copy.key(), place);
        return Condition.together(copy.conditions())
                .<Value>map(on -> new Value.Choice(on, reference, new Value.Nothing(place), place))
                .orElse(reference);
    }
}
