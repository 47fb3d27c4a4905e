// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out expressions of the sources as far as the plan allows: references to resources stay references, locals, variables
 * and outputs are followed to where they are given, and what is not understood is open. A null is {@link Value.Nothing}.
 */
final class Evaluator {

    private static final int MAX_DEPTH = 60;

    /** How many steps one expression may take: locals that refer to each other can be made to explode. */
    private static final int MAX_STEPS = 200_000;

    private final TerraformSources sources;
    private final Instances instances;
    private final References references;

    Evaluator(TerraformSources sources, Instances instances, References references) {
        this.sources = sources;
        this.instances = instances;
        this.references = references;
    }

    /** What an expression gives; open if it is not understood. */
    Value evaluate(Scope scope, String expression, Location place) {
        return new Run(place).text(scope, expression, 0);
    }

    /** Names that an expression binds itself, by {@code for} or a splat. */
    private record Bound(Map<String, Value> names) {
        private Bound with(String name, Value value) {
            Map<String, Value> more = new LinkedHashMap<>(names);
            more.put(name, value);
            return new Bound(more);
        }
    }

    private final class Run {
        private final Location place;
        private int steps;

        private Run(Location place) {
            this.place = place;
        }

        private Value text(Scope scope, String expression, int depth) {
            return ExpressionParser.parse(expression)
                    .map(parsed -> value(scope, parsed, new Bound(Map.of()), depth + 1))
                    .orElseGet(() -> unknown("an expression", "it is not understood here"));
        }

        /** What makes {@code try} take its next argument. */
        private Value missing(String source) {
            return Instances.open(Gap.Reason.UNDETERMINED, source, "there is no such member or element", place);
        }

        private Value unknown(String source, String detail) {
            return Instances.open(Gap.Reason.KNOWN_AFTER_APPLY, source, detail, place);
        }

        private Value value(Scope scope, Expression expression, Bound bound, int depth) {
            if (depth > MAX_DEPTH || ++steps > MAX_STEPS) {
                return unknown("an expression", "it is nested too deeply");
            }
            if (expression instanceof Expression.Literal literal) {
                return scalar(literal.text());
            }
            if (expression instanceof Expression.Null) {
                return new Value.Nothing(place);
            }
            if (expression instanceof Expression.Template template) {
                return Functions.joined(all(scope, template.parts(), bound, depth), place);
            }
            if (expression instanceof Expression.Tuple tuple) {
                return new Value.Items(all(scope, tuple.items(), bound, depth), place);
            }
            if (expression instanceof Expression.Entries entries) {
                return entries(scope, entries, bound, depth);
            }
            if (expression instanceof Expression.Conditional conditional) {
                return conditional(scope, conditional, bound, depth);
            }
            if (expression instanceof Expression.Call call) {
                return call(scope, call, bound, depth);
            }
            if (expression instanceof Expression.Splat splat) {
                return splat(scope, splat, bound, depth);
            }
            if (expression instanceof Expression.For loop) {
                return loop(scope, loop, bound, depth);
            }
            if (expression instanceof Expression.Binary binary) {
                return Functions.binary(
                        binary.operator(),
                        value(scope, binary.left(), bound, depth + 1),
                        value(scope, binary.right(), bound, depth + 1),
                        place);
            }
            if (expression instanceof Expression.Unary unary) {
                return Functions.unary(unary.operator(), value(scope, unary.operand(), bound, depth + 1), place);
            }
            return path(scope, expression, bound, depth);
        }

        private Value scalar(String text) {
            return new Value.Scalar(text, place);
        }

        private List<Value> all(Scope scope, List<Expression> expressions, Bound bound, int depth) {
            return expressions.stream()
                    .map(e -> value(scope, e, bound, depth + 1))
                    .toList();
        }

        private Value entries(Scope scope, Expression.Entries entries, Bound bound, int depth) {
            Map<String, Value> members = new LinkedHashMap<>();
            for (Expression.Entry entry : entries.entries()) {
                if (!(value(scope, entry.key(), bound, depth + 1) instanceof Value.Scalar key)) {
                    return unknown("a key", "it is not known when the plan is made");
                }
                members.put(key.text(), value(scope, entry.value(), bound, depth + 1));
            }
            return new Value.Fields(members, place);
        }

        private Value conditional(Scope scope, Expression.Conditional conditional, Bound bound, int depth) {
            Value condition = value(scope, conditional.condition(), bound, depth + 1);
            if (condition instanceof Value.Scalar scalar) {
                return value(
                        scope,
                        scalar.text().equals("true") ? conditional.whenTrue() : conditional.whenFalse(),
                        bound,
                        depth + 1);
            }
            Value whenTrue = value(scope, conditional.whenTrue(), bound, depth + 1);
            Value whenFalse = value(scope, conditional.whenFalse(), bound, depth + 1);
            return whenTrue.equals(whenFalse)
                    ? whenTrue
                    : unknown("a condition", "which of two values it takes is not known when the plan is made");
        }

        private Value call(Scope scope, Expression.Call call, Bound bound, int depth) {
            List<Value> arguments = all(scope, call.arguments(), bound, depth);
            if (call.spread() && !arguments.isEmpty()) {
                if (!(arguments.get(arguments.size() - 1) instanceof Value.Items last)) {
                    return unknown(call.function() + "()", "its arguments are not known when the plan is made");
                }
                List<Value> spread = new ArrayList<>(arguments.subList(0, arguments.size() - 1));
                spread.addAll(last.items());
                arguments = spread;
            }
            return Functions.call(call.function(), arguments, place);
        }

        private Value splat(Scope scope, Expression.Splat splat, Bound bound, int depth) {
            Value of = value(scope, splat.of(), bound, depth + 1);
            List<Value> elements;
            if (of instanceof Value.Items items) {
                elements = items.items();
            } else if (of instanceof Value.Nothing) {
                elements = List.of();
            } else if (of instanceof Value.Open) {
                return of;
            } else {
                elements = List.of(of);
            }
            return new Value.Items(
                    elements.stream()
                            .map(e -> value(scope, splat.each(), bound.with("*", e), depth + 1))
                            .toList(),
                    place);
        }

        private Value loop(Scope scope, Expression.For loop, Bound bound, int depth) {
            Value each = value(scope, loop.each(), bound, depth + 1);
            Map<Value, Value> pairs = new LinkedHashMap<>();
            if (each instanceof Value.Fields fields) {
                fields.members().forEach((name, member) -> pairs.put(scalar(name), member));
            } else if (each instanceof Value.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                    pairs.put(scalar(Integer.toString(i)), items.items().get(i));
                }
            } else {
                return each instanceof Value.Open ? each : unknown("for", "what it goes through is not known");
            }
            List<Value> values = new ArrayList<>();
            Map<String, Value> members = new LinkedHashMap<>();
            for (Map.Entry<Value, Value> pair : pairs.entrySet()) {
                Bound names = loop.second()
                        .map(second -> bound.with(loop.first(), pair.getKey()).with(second, pair.getValue()))
                        .orElseGet(() -> bound.with(loop.first(), pair.getValue()));
                if (loop.condition().isPresent()) {
                    Value condition = value(scope, loop.condition().get(), names, depth + 1);
                    if (!(condition instanceof Value.Scalar known)) {
                        return unknown("for", "its condition is not known when the plan is made");
                    }
                    if (!known.text().equals("true")) {
                        continue;
                    }
                }
                Value value = value(scope, loop.value(), names, depth + 1);
                values.add(value);
                if (loop.key().isPresent()) {
                    if (!(value(scope, loop.key().get(), names, depth + 1) instanceof Value.Scalar key)) {
                        return unknown("for", "its keys are not known when the plan is made");
                    }
                    members.put(key.text(), value);
                }
            }
            return loop.key().isPresent() ? new Value.Fields(members, place) : new Value.Items(values, place);
        }

        // ---- paths

        private Value path(Scope scope, Expression expression, Bound bound, int depth) {
            List<Expression> chain = new ArrayList<>();
            Expression base = expression;
            while (true) {
                chain.add(0, base);
                if (base instanceof Expression.Get get) {
                    base = get.of();
                } else if (base instanceof Expression.Index index) {
                    base = index.of();
                } else {
                    break;
                }
            }
            Optional<Value> known = base instanceof Expression.Name name
                    ? Optional.ofNullable(bound.names().get(name.text()))
                    : Optional.of(value(scope, base, bound, depth + 1));
            if (known.isEmpty() && base instanceof Expression.Name name) {
                return root(scope, name.text(), chain, bound, depth);
            }
            Value here = known.orElseThrow();
            return follow(scope, here, chain.subList(1, chain.size()), bound, depth);
        }

        private Value root(Scope scope, String name, List<Expression> chain, Bound bound, int depth) {
            String second = get(chain, 1);
            String third = get(chain, 2);
            Value here;
            int used = 2;
            switch (name) {
                case "local" -> here = local(scope.module(), second, depth);
                case "var" -> here = variable(scope.module(), second, depth);
                case "each" -> here = each(scope, second, depth);
                case "count" -> here = scope.key().<Value>map(this::scalar).orElseGet(() -> unknown("count.index", ""));
                case "module" -> {
                    return module(scope, second, chain.subList(2, chain.size()), bound, depth);
                }
                case "data" -> {
                    here = block(scope.module(), "data." + second + "." + third);
                    used = 3;
                }
                case "path", "terraform", "self" -> {
                    return unknown(name + "." + second, "it is not in the plan");
                }
                default -> here = block(scope.module(), name + "." + second);
            }
            return follow(scope, here, chain.subList(Math.min(used, chain.size()), chain.size()), bound, depth);
        }

        private String get(List<Expression> chain, int index) {
            return index < chain.size() && chain.get(index) instanceof Expression.Get get ? get.name() : "";
        }

        private Value follow(Scope scope, Value from, List<Expression> chain, Bound bound, int depth) {
            Value here = from;
            for (Expression step : chain) {
                if (step instanceof Expression.Get get) {
                    here = member(here, get.name());
                } else if (step instanceof Expression.Index index) {
                    Value key = value(scope, index.key(), bound, depth + 1);
                    here = key instanceof Value.Scalar scalar
                            ? member(here, scalar.text())
                            : unknown("an index", "it is not known when the plan is made");
                }
            }
            return here;
        }

        private Value member(Value of, String name) {
            if (of instanceof Value.Fields fields && fields.members().containsKey(name)) {
                return fields.members().get(name);
            }
            if (of instanceof Value.Items items) {
                return name.matches("[0-9]{1,6}")
                                && Integer.parseInt(name) < items.items().size()
                        ? items.items().get(Integer.parseInt(name))
                        : missing("[" + name + "]");
            }
            if (of instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
                return instances
                        .at(reference.address())
                        .map(i -> instances.attribute(i, name, place))
                        .orElse(of);
            }
            if (of instanceof Value.Assumed assumed) {
                return new Value.Assumed(member(assumed.value(), name), assumed.assumption());
            }
            return of instanceof Value.Open ? of : missing("." + name);
        }

        private Value block(ModulePath module, String block) {
            List<Instance> all = instances.of(module, block);
            Optional<Configuration.Repeat> repeats = Optional.ofNullable(
                            references.configuration(module).blocks().get(block))
                    .flatMap(Configuration.Block::repeats);
            if (all.isEmpty()) {
                boolean counted = repeats.isPresent() && !block.startsWith("data.");
                return counted
                        ? repeats.get().keyed() ? new Value.Fields(Map.of(), place) : new Value.Items(List.of(), place)
                        : Instances.open(
                                Gap.Reason.KNOWN_AFTER_APPLY, block, "the plan does not tell what it will be", place);
            }
            if (all.get(0).key().isEmpty()) {
                return whole(all.get(0));
            }
            if (repeats.filter(Configuration.Repeat::keyed).isPresent()) {
                Map<String, Value> members = new LinkedHashMap<>();
                all.forEach(i -> members.put(i.key().orElse(""), whole(i)));
                return new Value.Fields(members, place);
            }
            return new Value.Items(
                    all.stream()
                            .sorted(java.util.Comparator.comparingInt(
                                    i -> Functions.index(i.key().orElse(""))))
                            .map(this::whole)
                            .toList(),
                    place);
        }

        private Value whole(Instance instance) {
            return new Value.Reference(instance.address(), Names.WHOLE, place);
        }

        private Value local(ModulePath module, String name, int depth) {
            return sources.module(module)
                    .flatMap(m -> m.local(name))
                    .map(a -> text(Scope.of(module), a.expression(), depth + 1))
                    .orElseGet(() -> unknown("local." + name, "the sources that say what it is are not at hand"));
        }

        private Value variable(ModulePath module, String name, int depth) {
            if (references.configuration(module).secrets().contains(name)) {
                return Instances.open(Gap.Reason.NOT_JUDGED, "var." + name, "it is marked as sensitive", place);
            }
            if (!module.isRoot()) {
                Scope caller = references.callScope(module, sources);
                Optional<Value> given = caller.source()
                        .flatMap(b -> b.attribute(name))
                        .map(a -> text(caller, a.expression(), depth + 1));
                if (given.filter(v -> !(v instanceof Value.Open)).isPresent()) {
                    return given.get();
                }
            }
            return one(references.variable(module, name, Set.of(), place), "var." + name);
        }

        private Value one(References.Found found, String name) {
            return found.dead().isEmpty() && found.targets().size() == 1
                    ? found.targets().iterator().next().value()
                    : unknown(name, "the plan does not tell what it is");
        }

        private Value each(Scope scope, String part, int depth) {
            if (scope.key().isEmpty()) {
                return unknown("each." + part, "the plan does not tell what it is");
            }
            if (part.equals("key")) {
                return scalar(scope.key().get());
            }
            Optional<Value> all = scope.source()
                    .flatMap(b -> b.attribute("for_each"))
                    // for_each itself stands outside of what it repeats.
                    .map(a -> text(Scope.of(scope.module()), a.expression(), depth + 1));
            if (all.isPresent() && all.get() instanceof Value.Items items) {
                return items.items().stream()
                        .filter(v -> v instanceof Value.Scalar s
                                && s.text().equals(scope.key().get()))
                        .findFirst()
                        .orElseGet(() -> unknown("each.value", "the plan does not tell what it is"));
            }
            return all.filter(Value.Fields.class::isInstance)
                    .map(v -> member(v, scope.key().get()))
                    .orElseGet(() -> unknown("each.value", "the plan does not tell what it is"));
        }

        private Value module(Scope scope, String name, List<Expression> chain, Bound bound, int depth) {
            List<ModulePath> children = instances.children(scope.module(), name);
            if (chain.isEmpty()) {
                return unknown("module." + name, "the plan does not tell what it is");
            }
            if (chain.get(0) instanceof Expression.Index index) {
                Value key = value(scope, index.key(), bound, depth + 1);
                if (key instanceof Value.Scalar scalar && chain.size() > 1) {
                    ModulePath child = scope.module().child(new ModulePath.Call(name, Optional.of(scalar.text())));
                    Value output = output(child, get(chain, 1), depth);
                    return follow(scope, output, chain.subList(2, chain.size()), bound, depth);
                }
                return unknown("module." + name, "the plan does not tell what it is");
            }
            ModulePath child = children.isEmpty()
                    ? scope.module().child(new ModulePath.Call(name, Optional.empty()))
                    : children.get(0);
            if (children.size() > 1) {
                return unknown("module." + name, "it has several instances");
            }
            return follow(scope, output(child, get(chain, 0), depth), chain.subList(1, chain.size()), bound, depth);
        }

        private Value output(ModulePath module, String name, int depth) {
            Optional<Value> value = sources.module(module)
                    .flatMap(m -> m.output(name))
                    .map(a -> text(Scope.of(module), a.expression(), depth + 1));
            if (value.filter(v -> !(v instanceof Value.Open)).isPresent()) {
                return value.get();
            }
            return one(references.output(module, name, place), "module." + module.key() + "." + name);
        }
    }
}
