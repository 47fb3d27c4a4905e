// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names stand for by a plan: its instances, and what its configuration refers to. */
final class PlanGivens implements Givens {

    private final Instances instances;
    private final References references;
    private final TerraformSources sources;
    private final boolean apart;

    /**
     * @param apart whether a document that a data source gives is given as a reference to it, for whoever asks where its
     *     parts stand, and not as the text that the plan has
     */
    PlanGivens(Instances instances, References references, TerraformSources sources, boolean apart) {
        this.instances = instances;
        this.references = references;
        this.sources = sources;
        this.apart = apart;
    }

    @Override
    public Scope caller(ModulePath module) {
        return references.callScope(module, sources);
    }

    @Override
    public boolean secret(ModulePath module, String variable) {
        return references.configuration(module).secrets().contains(variable);
    }

    @Override
    public Value variable(ModulePath module, String name, Optional<Value> written, Location place) {
        return written.filter(value -> !(value instanceof Value.Open))
                .orElseGet(() -> one(references.variable(module, name, Set.of(), place), "var." + name, place));
    }

    @Override
    public Value output(ModulePath module, String name, Optional<Value> written, Location place) {
        return written.filter(value -> !(value instanceof Value.Open))
                .orElseGet(() ->
                        one(references.output(module, name, place), "module." + module.key() + "." + name, place));
    }

    private static Value one(References.Found found, String name, Location place) {
        return found.dead().isEmpty() && found.targets().size() == 1
                ? found.targets().iterator().next().value()
                : unknown(name, "the plan does not tell what it is", place);
    }

    @Override
    public Value block(ModulePath module, String block, Location place) {
        List<Instance> all = instances.of(module, block);
        Optional<Configuration.Repeat> repeats = Optional.ofNullable(
                        references.configuration(module).blocks().get(block))
                .flatMap(Configuration.Block::repeats);
        if (all.isEmpty()) {
            boolean counted = repeats.isPresent() && !block.startsWith("data.");
            return counted
                    ? repeats.get().keyed() ? new Value.Fields(Map.of(), place) : new Value.Items(List.of(), place)
                    : unknown(block, "the plan does not tell what it will be", place);
        }
        if (all.get(0).key().isEmpty()) {
            return whole(all.get(0), place);
        }
        if (repeats.filter(Configuration.Repeat::keyed).isPresent()) {
            Map<String, Value> members = new LinkedHashMap<>();
            all.forEach(i -> members.put(i.key().orElse(""), whole(i, place)));
            return new Value.Fields(members, place);
        }
        return new Value.Items(
                all.stream()
                        .sorted(Comparator.comparingInt(
                                i -> Functions.index(i.key().orElse(""))))
                        .map(i -> whole(i, place))
                        .toList(),
                place);
    }

    private static Value whole(Instance instance, Location place) {
        return new Value.Reference(instance.address(), Names.WHOLE, place);
    }

    @Override
    public List<ModulePath> children(ModulePath module, String call) {
        return instances.children(module, call);
    }

    @Override
    public Optional<Value> attribute(String address, String attribute, Location place) {
        return instances
                .at(address)
                .map(instance -> apart && instance.data() && instance.type().equals(Shapes.POLICY_DOCUMENT)
                        ? new Value.Reference(address, "json", place)
                        : instances.attribute(instance, attribute, place));
    }

    /** A plan was made with the files of another time. */
    @Override
    public Optional<SourceText> file(ModulePath module, String path) {
        return Optional.empty();
    }

    /** Whatever a plan leaves open is decided by more than the names in an expression. */
    @Override
    public Optional<String> condition(Scope scope, Expression condition) {
        return Optional.empty();
    }

    private static Value unknown(String source, String detail, Location place) {
        return Instances.open(Gap.Reason.KNOWN_AFTER_APPLY, source, detail, place);
    }
}
