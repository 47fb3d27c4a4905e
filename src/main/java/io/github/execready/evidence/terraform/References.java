// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows what the plan's configuration says that an expression refers to: resources, variables through the calls of modules,
 * outputs of modules, what {@code each.value} stands for. Which of several an expression takes, the configuration does not say.
 */
final class References {

    private static final int MAX_DEPTH = 40;

    /** More resources than this are never told apart, nor named. */
    private static final int MAX_TARGETS = 300;

    /**
     * What an expression may give.
     *
     * @param value a reference, or a value that is known
     * @param known whether the plan knows it
     */
    record Target(Value value, boolean known) {}

    /**
     * All that an expression may give.
     *
     * @param targets those that were found
     * @param dead names that lead nowhere in the plan, such as {@code local.x}
     */
    record Found(Set<Target> targets, Set<String> dead) {}

    private final Plan plan;
    private final Instances instances;

    References(Plan plan, Instances instances) {
        this.plan = plan;
        this.instances = instances;
    }

    /** The scope of an instance's block. */
    Scope scope(Instance instance, TerraformSources sources) {
        Optional<Configuration.Block> block =
                Optional.ofNullable(configuration(instance.module()).blocks().get(instance.block()));
        return new Scope(
                instance.module(),
                instance.key(),
                block.flatMap(Configuration.Block::repeats),
                sources.block(instance));
    }

    /** The scope of the call that made a module instance. */
    Scope callScope(ModulePath module, TerraformSources sources) {
        ModulePath parent = module.parent();
        return new Scope(
                parent,
                module.call().flatMap(ModulePath.Call::key),
                plan.configuration().call(module).flatMap(Configuration.Call::repeats),
                sources.module(parent).flatMap(m -> module.call().flatMap(c -> m.call(c.name()))));
    }

    Configuration configuration(ModulePath module) {
        return plan.configuration().at(module);
    }

    /**
     * What an expression may give.
     *
     * @param expression as the configuration has it
     * @param types the types of resource that count; all, if there are none
     * @param place for what is found
     */
    Found follow(Scope scope, Value expression, Set<String> types, Location place) {
        Walk walk = new Walk(types, place);
        walk.expression(scope, expression, 0);
        return new Found(walk.targets, walk.dead);
    }

    /** What a variable of a module may give. */
    Found variable(ModulePath module, String name, Set<String> types, Location place) {
        Walk walk = new Walk(types, place);
        walk.variable(
                module, new Traversal(List.of(new Traversal.Step("var", false), new Traversal.Step(name, false))), 0);
        return new Found(walk.targets, walk.dead);
    }

    /** What an output of a module may give. */
    Found output(ModulePath module, String name, Location place) {
        Walk walk = new Walk(Set.of(), place);
        walk.output(module, name, 0);
        return new Found(walk.targets, walk.dead);
    }

    private final class Walk {
        private final Set<String> types;
        private final Location place;
        private final Set<Target> targets = new LinkedHashSet<>();
        private final Set<String> dead = new LinkedHashSet<>();

        private Walk(Set<String> types, Location place) {
            this.types = types;
            this.place = place;
        }

        private void expression(Scope scope, Value expression, int depth) {
            if (depth > MAX_DEPTH || targets.size() > MAX_TARGETS) {
                dead.add("…");
                return;
            }
            if (!(expression instanceof Value.Fields fields)) {
                return;
            }
            Value constant = fields.members().get("constant_value");
            if (constant != null) {
                targets.add(new Target(Places.moved(constant, place), true));
                return;
            }
            if (!(fields.members().get("references") instanceof Value.Items)) {
                // The expression of a block or of an object: each of its members is one.
                fields.members().values().forEach(member -> {
                    expression(scope, member, depth + 1);
                    if (member instanceof Value.Items items) {
                        items.items().forEach(item -> expression(scope, item, depth + 1));
                    }
                });
                return;
            }
            List<Traversal> all = longest(fields);
            boolean indexed = all.stream()
                    .anyMatch(t -> (t.name(0).filter("each"::equals).isPresent()
                                    && t.name(1).filter("key"::equals).isPresent())
                            || t.name(0).filter("count"::equals).isPresent());
            all.forEach(t -> traversal(scope, t, indexed, depth + 1));
        }

        private void traversal(Scope scope, Traversal path, boolean indexed, int depth) {
            switch (path.name(0).orElse("")) {
                case "var" -> variable(scope.module(), path, depth);
                case "module" -> module(scope, path, depth);
                case "local" -> dead.add("local." + path.name(1).orElse(""));
                case "each" -> each(scope, path);
                case "data" -> block(scope, path.from(1), true, indexed, depth);
                case "", "count", "path", "terraform", "self" -> {
                    // Known whenever the plan is made, and no link.
                }
                default -> block(scope, path, false, indexed, depth);
            }
        }

        private void variable(ModulePath module, Traversal path, int depth) {
            String name = path.name(1).orElse("");
            if (configuration(module).secrets().contains(name)) {
                dead.add("var." + name);
                return;
            }
            if (module.isRoot()) {
                Value value = plan.variables().get(name);
                known(value == null ? configuration(module).defaults().get(name) : value, path.from(2), "var." + name);
                return;
            }
            Optional<Value> given = plan.configuration()
                    .call(module)
                    .map(call -> call.expressions().members().get(name));
            if (given.isEmpty()) {
                known(configuration(module).defaults().get(name), path.from(2), "var." + name);
                return;
            }
            if (given.get() instanceof Value.Fields fields && fields.members().get("constant_value") != null) {
                known(fields.members().get("constant_value"), path.from(2), "var." + name);
                return;
            }
            expression(callScope(module, TerraformSources.none()), given.get(), depth + 1);
        }

        private void known(@org.jspecify.annotations.Nullable Value value, Traversal rest, String name) {
            if (value == null) {
                dead.add(name);
                return;
            }
            targets.add(new Target(Places.moved(inside(value, rest), place), true));
        }

        private void module(Scope scope, Traversal path, int depth) {
            String name = path.name(1).orElse("");
            Optional<String> key = path.key(2);
            Optional<String> output = path.name(key.isPresent() ? 3 : 2);
            List<ModulePath> children = instances.children(scope.module(), name);
            List<ModulePath> taken = children.stream()
                    .filter(c -> key.isEmpty()
                            || c.call().flatMap(ModulePath.Call::key).equals(key))
                    .toList();
            // A module without resources of its own, or with none that matters, may pass values on all the same.
            for (ModulePath child :
                    taken.isEmpty() ? List.of(scope.module().child(new ModulePath.Call(name, key))) : taken) {
                if (output.isPresent()) {
                    output(child, output.get(), depth + 1);
                } else if (types.isEmpty()) {
                    dead.add("module." + name);
                } else {
                    configuration(child).outputs().keySet().stream().sorted().forEach(o -> output(child, o, depth + 1));
                }
            }
        }

        private void output(ModulePath module, String name, int depth) {
            Value expression = configuration(module).outputs().get(name);
            if (expression == null) {
                dead.add("module." + module.key() + "." + name);
            } else {
                expression(Scope.of(module), expression, depth + 1);
            }
        }

        private void each(Scope scope, Traversal path) {
            if (path.name(1).filter("key"::equals).isPresent()) {
                return;
            }
            Optional<Configuration.Repeat> repeat = scope.repeats();
            Optional<String> key = scope.key();
            if (repeat.isEmpty() || key.isEmpty()) {
                dead.add("each.value");
                return;
            }
            if (repeat.get().expression() instanceof Value.Fields fields
                    && fields.members().get("constant_value") instanceof Value.Fields constant
                    && constant.members().containsKey(key.get())) {
                known(constant.members().get(key.get()), path.from(2), "each.value");
                return;
            }
            Found all = follow(scope, repeat.get().expression(), types, place);
            dead.addAll(all.dead());
            Set<Target> same = new LinkedHashSet<>();
            all.targets()
                    .forEach(target -> sameKey(target, key.get(), path.from(2)).ifPresent(same::add));
            targets.addAll(same.isEmpty() ? all.targets() : same);
        }

        /** The target of a for_each that has the key of the instance at hand. */
        private Optional<Target> sameKey(Target target, String key, Traversal rest) {
            if (target.value() instanceof Value.Fields fields
                    && fields.members().containsKey(key)) {
                return Optional.of(new Target(inside(fields.members().get(key), rest), target.known()));
            }
            if (target.value() instanceof Value.Reference reference) {
                return instances
                        .at(reference.address())
                        .filter(i -> i.key().filter(key::equals).isPresent())
                        .map(i -> target(i, rest.name(0).orElse(Names.WHOLE)));
            }
            return Optional.empty();
        }

        private void block(Scope scope, Traversal path, boolean data, boolean indexed, int depth) {
            String type = path.name(0).orElse("");
            String block = (data ? "data." : "") + type + "." + path.name(1).orElse("");
            Optional<String> key = path.key(2);
            String attribute = path.name(key.isPresent() ? 3 : 2).orElse(Names.WHOLE);
            if (!data && Shapes.of(type).isEmpty()) {
                dead.add(block);
                return;
            }
            List<Instance> taken = key.isEmpty()
                    ? instances.of(scope.module(), block)
                    : instances.of(scope.module(), block, key).map(List::of).orElse(List.of());
            boolean guessed = false;
            if (key.isEmpty() && taken.size() > 1 && indexed) {
                guessed = !repeatedAlike(scope, block);
                taken = instances
                        .of(scope.module(), block, scope.key())
                        .map(List::of)
                        .orElse(taken);
            }
            if (data && taken.isEmpty()) {
                dead.add(block);
            }
            for (Instance instance : taken) {
                if (targets.size() > MAX_TARGETS) {
                    dead.add("…");
                    return;
                }
                if (data) {
                    dataSource(instance, attribute, depth);
                } else if (types.isEmpty() || types.contains(type)) {
                    Target target = target(instance, attribute);
                    targets.add(
                            guessed && taken.size() == 1
                                    ? new Target(
                                            new Value.Assumed(
                                                    target.value(),
                                                    "inferred: the one of " + block + " with the same key"),
                                            target.known())
                                    : target);
                } else if (!Instances.knows(instance, attribute)) {
                    dead.add(instance.address());
                }
            }
        }

        /** Whether a block is repeated in the same way as the one at hand. */
        private boolean repeatedAlike(Scope scope, String block) {
            Optional<Configuration.Repeat> theirs = Optional.ofNullable(
                            configuration(scope.module()).blocks().get(block))
                    .flatMap(Configuration.Block::repeats);
            return scope.repeats().isPresent()
                    && theirs.isPresent()
                    && (same(scope.repeats().get(), theirs.get())
                            || chained(scope.repeats().get(), block));
        }

        private void dataSource(Instance instance, String attribute, int depth) {
            if (Instances.knows(instance, attribute) || instance.type().equals(Shapes.POLICY_DOCUMENT)) {
                Value value = instances.attribute(instance, attribute, place);
                targets.add(new Target(value, !(value instanceof Value.Reference)));
                return;
            }
            Configuration.Block block =
                    configuration(instance.module()).blocks().get(instance.block());
            if (types.isEmpty() || block == null) {
                dead.add(instance.address());
                return;
            }
            int before = targets.size();
            expression(
                    new Scope(instance.module(), instance.key(), block.repeats(), Optional.empty()),
                    block.expressions(),
                    depth + 1);
            if (targets.size() == before) {
                dead.add(instance.address());
            }
        }

        private Target target(Instance instance, String attribute) {
            return new Target(instances.attribute(instance, attribute, place), Instances.knows(instance, attribute));
        }
    }

    private static boolean same(Configuration.Repeat one, Configuration.Repeat other) {
        return one.keyed() == other.keyed()
                && Places.moved(one.expression(), Location.of(""))
                        .equals(Places.moved(other.expression(), Location.of("")));
    }

    /** Whether a block is repeated over another one, whose keys it has. */
    private static boolean chained(Configuration.Repeat repeat, String block) {
        return repeat.expression() instanceof Value.Fields fields
                && longest(fields).equals(List.of(Traversal.parse(block)));
    }

    /** What an expression refers to, without the shorter forms that the configuration adds to each. */
    static List<Traversal> longest(Value.Fields expression) {
        List<Traversal> longest = new ArrayList<>();
        if (expression.members().get("references") instanceof Value.Items items) {
            for (Value item : items.items()) {
                if (item instanceof Value.Scalar scalar) {
                    Traversal path = Traversal.parse(scalar.text());
                    if (!path.isEmpty() && longest.stream().noneMatch(known -> known.startsWith(path))) {
                        longest.add(path);
                    }
                }
            }
        }
        return longest;
    }

    private static Value inside(Value value, Traversal path) {
        Value here = value;
        for (Traversal.Step step : path.steps()) {
            if (here instanceof Value.Fields fields && fields.members().containsKey(step.text())) {
                here = fields.members().get(step.text());
            } else if (here instanceof Value.Items items
                    && step.key()
                    && step.text().matches("[0-9]{1,6}")
                    && Integer.parseInt(step.text()) < items.items().size()) {
                here = items.items().get(Integer.parseInt(step.text()));
            } else if (here instanceof Value.Fields) {
                return new Value.Nothing(value.location());
            } else {
                return here;
            }
        }
        return here;
    }
}
