// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.LeftOut;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a configuration will make, as far as it can be told without a plan: the instances of its modules and blocks, each of
 * them with the conditions on which it exists.
 */
final class Blueprint implements Givens {

    /** What a data source asks for the newest revision of. */
    private static final String DEFINITION = "task_definition";

    /** Between the conditions that must hold together. */
    private static final String AND = " & ";

    private static final int MAX_INSTANCES = 20_000;

    private record Home(ModulePath module, String block) {}

    private final TerraformSources sources;
    private final Variables variables;
    private final Evaluator evaluator;
    private final ConditionNames names;
    private final Map<Home, Copies> copies = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<ModulePath, List<String>> modules = new HashMap<>();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, Set<String>> assumptions = new HashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();
    private final Map<String, Resource> unread = new LinkedHashMap<>();

    Blueprint(TerraformSources sources, Variables variables) {
        this.sources = sources;
        this.variables = variables;
        this.evaluator = new Evaluator(sources, this);
        this.names = new ConditionNames(sources, this);
        walk(ModulePath.ROOT, List.of());
    }

    Evaluator evaluator() {
        return evaluator;
    }

    /** All instances of types that matter. */
    List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /** Modules that are not at hand and may make what is asked for. */
    List<Gap> unjudged() {
        return List.copyOf(unjudged);
    }

    /** What it rests on that an instance exists. */
    Set<String> assumptions(Instance instance) {
        return assumptions.getOrDefault(instance.address(), Set.of());
    }

    /** The modules that are not at hand, with what they are told, and what a default leaves out. */
    List<Resource> unread() {
        return List.copyOf(unread.values());
    }

    /** What the conditions come to on which anything so far hangs. */
    Map<String, Condition> conditions() {
        return names.meanings();
    }

    private void walk(ModulePath module, List<String> conditions) {
        modules.put(module, conditions);
        for (SourceBlock block :
                sources.module(module).map(SourceModule::blocks).orElse(List.of())) {
            switch (block.type()) {
                case "resource", "data" -> {
                    if (block.labels().size() == 2
                            && Shapes.matters(
                                    block.type().equals("data"), block.labels().get(0))) {
                        Copies made = copies(module, block);
                        String type = Shapes.of(block.labels().get(0))
                                .map(Shape::type)
                                .orElse("none");
                        leaveOut(module, block, made, type);
                        made.copies().forEach(copy -> instance(module, block, made, copy));
                    }
                }
                case "module" -> {
                    if (block.labels().size() == 1) {
                        call(module, block, conditions);
                    }
                }
                default -> {
                    // Nothing is made by it.
                }
            }
        }
    }

    private void call(ModulePath module, SourceBlock block, List<String> conditions) {
        String name = block.labels().get(0);
        if (sources.module(module.child(new ModulePath.Call(name, Optional.empty())))
                .isEmpty()) {
            unread(module, block);
            return;
        }
        Copies made = copies(module, block);
        leaveOut(module, block, made, "");
        for (Copies.Copy copy : made.copies()) {
            Set<String> all = new LinkedHashSet<>(conditions);
            all.addAll(copy.conditions());
            walk(module.child(new ModulePath.Call(name, copy.key())), List.copyOf(all));
        }
    }

    private void leaveOut(ModulePath module, SourceBlock block, Copies made, String type) {
        if (made.copies().isEmpty() && !made.assumptions().isEmpty()) {
            String labels =
                    (block.type().equals("resource") ? "" : block.type() + ".") + String.join(".", block.labels());
            String address = module.isRoot() ? labels : module.address() + "." + labels;
            unread.putIfAbsent(
                    address,
                    LeftOut.resource(
                            type,
                            address,
                            block.location(),
                            made.assumptions().stream().sorted().collect(Collectors.joining("; "))));
        }
    }

    private void unread(ModulePath module, SourceBlock block) {
        String address = module.child(new ModulePath.Call(block.labels().get(0), Optional.empty()))
                .address();
        if (!KnownModules.withoutTasks(block)) {
            unjudged.add(new Gap(
                    Gap.Reason.NOT_JUDGED, address, KnownModules.notAtHand(block), Optional.of(block.location())));
        }
        Map<String, Value> arguments = new LinkedHashMap<>();
        for (SourceAttribute argument : block.attributes()) {
            arguments.put(argument.name(), evaluator.evaluate(Scope.of(module), argument));
        }
        unread.putIfAbsent(
                address,
                new Resource(
                        ResourceType.UNREAD_MODULE,
                        address,
                        block.location(),
                        new Value.Fields(arguments, block.location())));
    }

    private void instance(ModulePath module, SourceBlock block, Copies made, Copies.Copy copy) {
        if (instances.size() >= MAX_INSTANCES) {
            throw new io.github.execready.evidence.EvidenceException(block.location() + ": more than " + MAX_INSTANCES
                    + " resources are not read; make a plan and give what terraform show -json prints of it");
        }
        Set<String> conditions = new LinkedHashSet<>(modules.getOrDefault(module, List.of()));
        conditions.addAll(copy.conditions());
        String address = address(module, block, copy.key());
        assumptions.put(address, made.assumptions());
        instances.put(
                address,
                new Instance(
                        address,
                        module,
                        block.type().equals("data"),
                        block.labels().get(0),
                        block.labels().get(1),
                        copy.key(),
                        Set.of("create"),
                        Optional.empty(),
                        new Value.Fields(Map.of(), block.location()),
                        Marks.NONE,
                        Marks.NONE,
                        block.location(),
                        conditions.isEmpty() ? Optional.empty() : Optional.of(String.join(AND, conditions))));
    }

    /** What a module that is only known by its name makes has no address but the call's. */
    private String address(ModulePath module, SourceBlock block, Optional<String> key) {
        boolean known = sources.module(module).flatMap(SourceModule::model).isPresent();
        if (known && block.labels().get(0).equals("aws_ecs_service")) {
            return module.address();
        }
        String labels = (block.type().equals("data") ? "data." : "") + String.join(".", block.labels());
        String within = module.isRoot() ? labels : module.address() + "." + labels;
        boolean keyed = block.attribute("for_each").isPresent();
        return within + key.map(k -> keyed ? "[\"" + k + "\"]" : "[" + k + "]").orElse("");
    }

    private Copies copies(ModulePath module, SourceBlock block) {
        String address = (block.type().equals("resource") ? "" : block.type() + ".") + String.join(".", block.labels());
        Home home = new Home(module, address);
        Copies known = copies.get(home);
        if (known != null) {
            return known;
        }
        String where = module.isRoot() ? address : module.address() + "." + address;
        if (!busy.add(where)) {
            return Copies.uncertain(where);
        }
        try {
            Copies made = Copies.of(block, attribute -> evaluator.evaluate(Scope.of(module), attribute), where);
            copies.put(home, made);
            return made;
        } finally {
            busy.remove(where);
        }
    }

    // ---- what names stand for

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
        boolean data = block.type().equals("data");
        if (!Shapes.matters(data, block.labels().get(0))) {
            return Instances.open(
                    Gap.Reason.KNOWN_AFTER_APPLY, address, "Terraform knows it when it applies the plan", place);
        }
        Copies made = copies(module, block);
        if (!made.certain()) {
            return Instances.open(
                    Gap.Reason.OUTSIDE_THE_INPUT, address, "how many there will be is not known without a plan", place);
        }
        if (!made.repeated()) {
            return new Value.Reference(address(module, block, Optional.empty()), Names.WHOLE, place);
        }
        if (made.keyed()) {
            Map<String, Value> members = new LinkedHashMap<>();
            made.copies().forEach(copy -> members.put(copy.key().orElse(""), whole(module, block, copy, place)));
            return new Value.Fields(members, place);
        }
        return new Value.Items(
                made.copies().stream()
                        .map(copy -> whole(module, block, copy, place))
                        .toList(),
                place);
    }

    private Value whole(ModulePath module, SourceBlock block, Copies.Copy copy, Location place) {
        Value reference = new Value.Reference(address(module, block, copy.key()), Names.WHOLE, place);
        return copy.conditions().isEmpty()
                ? reference
                : new Value.Choice(String.join(AND, copy.conditions()), reference, new Value.Nothing(place), place);
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
        return block.map(b -> copies(module, b).copies().stream()
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
        Optional<SourceAttribute> written = sources.module(module)
                .flatMap(m -> m.block(block))
                .flatMap(b -> b.attribute(attribute))
                .filter(a -> busy.add(address + "." + attribute));
        if (written.isPresent()) {
            try {
                Scope scope = new Scope(
                        module,
                        labels.key(2),
                        Optional.empty(),
                        sources.module(module).flatMap(m -> m.block(block)));
                return Optional.of(evaluator.evaluate(scope, written.get()));
            } finally {
                busy.remove(address + "." + attribute);
            }
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

    @Override
    public Optional<SourceText> file(ModulePath module, String path) {
        return sources.module(module).flatMap(m -> sources.file(m, path));
    }

    @Override
    public Optional<String> condition(Scope scope, Expression condition) {
        return names.of(scope, condition);
    }
}
