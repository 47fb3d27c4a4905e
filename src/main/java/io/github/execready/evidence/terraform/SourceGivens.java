// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What names stand for by a configuration alone, as far as it can be told without a plan. */
final class SourceGivens implements Givens {

    /** What a data source asks for the newest revision of. */
    private static final String DEFINITION = "task_definition";

    private final TerraformSources sources;
    private final Variables variables;
    private final Evaluator evaluator;
    private final ConditionNames names;
    private final SourceCopies copies;
    private final Set<String> busy = new HashSet<>();

    SourceGivens(TerraformSources sources, Variables variables) {
        this.sources = sources;
        this.variables = variables;
        this.evaluator = new Evaluator(sources, this);
        this.names = new ConditionNames(sources, this);
        this.copies = new SourceCopies(sources, evaluator);
    }

    /** Works out expressions in which these names stand. */
    Evaluator evaluator() {
        return evaluator;
    }

    /** The instances of blocks. */
    SourceCopies copies() {
        return copies;
    }

    /** What the conditions come to on which anything so far hangs. */
    Map<String, Condition> conditions() {
        return names.meanings();
    }

    @Override
    public Scope caller(ModulePath module) {
        return new Scope(
                module.parent(),
                module.call().flatMap(ModulePath.Call::key),
                Optional.empty(),
                sources.module(module.parent()).flatMap(m -> module.call().flatMap(c -> m.call(c.name()))));
    }

    @Override
    public boolean secret(ModulePath module, String variable) {
        return declaration(module, variable)
                .flatMap(v -> v.attribute("sensitive"))
                .filter(a -> !a.expression().equals("false"))
                .isPresent();
    }

    /** Whether the root module has a variable of that name. */
    boolean declares(String variable) {
        return declaration(ModulePath.ROOT, variable).isPresent();
    }

    private Optional<SourceBlock> declaration(ModulePath module, String variable) {
        return sources.module(module).flatMap(m -> m.block("variable." + variable));
    }

    @Override
    public Value variable(ModulePath module, String name, Optional<Value> written, Location place) {
        Optional<SourceBlock> declared = declaration(module, name);
        Value value = value(module, name, declared, written, place);
        return declared.flatMap(v -> v.attribute("type"))
                .filter(type -> type.expression().contains("optional("))
                .flatMap(type -> ExpressionParser.parse(type.expression()))
                .map(type -> new TypeDefaults(e -> evaluator.constant(e, place)).filled(value, type))
                .orElse(value);
    }

    private Value value(
            ModulePath module, String name, Optional<SourceBlock> declared, Optional<Value> written, Location place) {
        if (module.isRoot()) {
            return variables.value(name, declared, this::constant, place);
        }
        boolean nullable = declared.flatMap(v -> v.attribute("nullable"))
                .filter(a -> a.expression().equals("false"))
                .isEmpty();
        if (written.isPresent() && (nullable || !(written.get() instanceof Value.Nothing))) {
            return written.get();
        }
        return declared.flatMap(v -> v.attribute("default"))
                .map(this::constant)
                .orElseGet(() -> outside(module, "var." + name, "the call does not give it", place));
    }

    private Value constant(SourceAttribute attribute) {
        return evaluator.evaluate(Scope.of(ModulePath.ROOT), attribute);
    }

    @Override
    public Value output(ModulePath module, String name, Optional<Value> written, Location place) {
        if (written.isPresent()) {
            return written.get();
        }
        String detail = caller(module)
                .source()
                .map(KnownModules::notAtHand)
                .orElse("the configuration does not tell what it gives");
        return Instances.open(Gap.Reason.OUTSIDE_THE_INPUT, module.address() + "." + name, detail, place);
    }

    @Override
    public Value block(ModulePath module, String address, Location place) {
        Optional<SourceBlock> found = sources.module(module).flatMap(m -> m.block(address));
        if (found.isEmpty()) {
            return outside(module, address, "the configuration does not have it", place);
        }
        SourceBlock block = found.get();
        if (!Shapes.matters(block.type().equals("data"), block.labels().get(0))) {
            return Instances.open(
                    Gap.Reason.KNOWN_AFTER_APPLY, address, "Terraform knows it when it applies the plan", place);
        }
        return copies.references(module, block, place)
                .orElseGet(() -> Instances.open(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        address,
                        "how many there will be is not known without a plan",
                        place));
    }

    /** What the sources should say and do not; in a module that is only known by its name, they cannot. */
    private Value outside(ModulePath module, String source, String detail, Location place) {
        Optional<SourceBlock> model = sources.module(module)
                .flatMap(SourceModule::model)
                .flatMap(known -> caller(module).source());
        return model.isPresent()
                ? Instances.open(
                        Gap.Reason.OUTSIDE_THE_INPUT, module.address(), KnownModules.notAtHand(model.get()), place)
                : Instances.open(Gap.Reason.OUTSIDE_THE_INPUT, source, detail, place);
    }

    @Override
    public List<ModulePath> children(ModulePath module, String call) {
        Optional<SourceBlock> block = sources.module(module).flatMap(m -> m.call(call));
        return block.map(b -> copies.of(module, b).copies().stream()
                        .map(copy -> module.child(new ModulePath.Call(call, copy.key())))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Value> attribute(String address, String attribute, Location place) {
        Traversal path = Traversal.parse(address);
        ModulePath module = ModulePath.of(path);
        Traversal rest = path.from(module.length());
        boolean data = rest.name(0).filter("data"::equals).isPresent();
        Traversal labels = rest.from(data ? 1 : 0);
        String type = labels.name(0).orElse("");
        String block = (data ? "data." : "") + type + "." + labels.name(1).orElse("");
        boolean identity = Set.of(Names.WHOLE, "id", "arn").contains(attribute);
        String name = Names.attribute(type, attribute);
        if (data && type.equals(Shapes.POLICY_DOCUMENT)) {
            return Optional.of(new Value.Reference(address, "json", place));
        }
        boolean registers = data && type.equals(Types.TASK_DEFINITION);
        if (registers && !attribute.equals(Names.WHOLE) && !attribute.equals(DEFINITION)) {
            Optional<Value> registered =
                    attribute(address, DEFINITION, place).flatMap(of -> Revisions.read(block, of, attribute, place));
            if (registered.isPresent()) {
                return registered;
            }
        }
        if (attribute.equals(Names.WHOLE) || (!data && (identity || name.equals("Ref")))) {
            return Optional.of(new Value.Reference(address, name, place));
        }
        Optional<Value> written = written(module, block, labels.key(2), attribute, address);
        if (written.isPresent()) {
            return written;
        }
        return Optional.of(
                data
                        ? Instances.open(
                                Gap.Reason.OUTSIDE_THE_INPUT,
                                block + "." + attribute,
                                "Terraform reads this data source when it makes a plan",
                                place)
                        : new Value.Reference(address, name, place));
    }

    /** What a block says of an attribute; empty if it does not, or while this is being worked out. */
    private Optional<Value> written(
            ModulePath module, String block, Optional<String> key, String attribute, String address) {
        Optional<SourceBlock> source = sources.module(module).flatMap(m -> m.block(block));
        Optional<SourceAttribute> written = source.flatMap(b -> b.attribute(attribute));
        String asked = address + "." + attribute;
        if (written.isEmpty() || !busy.add(asked)) {
            return Optional.empty();
        }
        try {
            return Optional.of(evaluator.evaluate(new Scope(module, key, Optional.empty(), source), written.get()));
        } finally {
            busy.remove(asked);
        }
    }

    @Override
    public Optional<SourceText> file(ModulePath module, String path) {
        return sources.module(module).flatMap(m -> sources.file(m, path));
    }

    @Override
    public Optional<String> condition(Scope scope, Expression condition) {
        return names.of(scope, condition);
    }
}
