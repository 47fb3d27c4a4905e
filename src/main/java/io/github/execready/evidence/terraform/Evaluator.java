// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Works out expressions of the sources as far as the plan allows: references to resources stay references, locals, variables
 * and outputs are followed to where they are given, and what is not understood is open. A null is {@link Value.Nothing}.
 */
final class Evaluator {

    private static final int MAX_DEPTH = 60;

    /** How many steps one expression may take: locals that refer to each other can be made to explode. */
    private static final int MAX_STEPS = 200_000;

    private final TerraformSources sources;
    private final Givens givens;

    Evaluator(TerraformSources sources, Givens givens) {
        this.sources = sources;
        this.givens = givens;
    }

    /** What an expression gives, all of it at one place; open if it is not understood. */
    Value evaluate(Scope scope, String expression, Location place) {
        return new Run(place, false).text(scope, expression, 0);
    }

    /** What an expression gives that refers to nothing. */
    Value constant(Expression expression, Location place) {
        return new Run(place, false).value(Scope.of(ModulePath.ROOT), expression, NONE, 0);
    }

    /** What an attribute gives, with the places where its parts are written. */
    Value evaluate(Scope scope, SourceAttribute attribute) {
        return new Run(attribute.location(), true).attribute(scope, attribute, 0);
    }

    /** What an attribute within a block gives, with the names that {@code dynamic} binds. */
    Value evaluate(Scope scope, SourceAttribute attribute, Map<String, Value> names) {
        return new Run(attribute.location(), true).attribute(scope, attribute, new Bound(names), 0);
    }

    private static final Bound NONE = new Bound(Map.of());

    /** Names that an expression binds itself, by {@code for} or a splat. */
    private record Bound(Map<String, Value> names) {
        private Bound with(String name, Value value) {
            Map<String, Value> more = new LinkedHashMap<>(names);
            more.put(name, value);
            return new Bound(more);
        }
    }

    private final class Run {
        private final boolean precise;
        private Location place;

        /** What is being read; an entry of an object begins somewhere in it. */
        private Optional<SourceAttribute> written = Optional.empty();

        private int steps;

        private Run(Location place, boolean precise) {
            this.place = place;
            this.precise = precise;
        }

        private Value text(Scope scope, String expression, int depth) {
            return text(scope, expression, NONE, depth);
        }

        private Value text(Scope scope, String expression, Bound bound, int depth) {
            return ExpressionParser.parse(expression)
                    .map(parsed -> value(scope, parsed, bound, depth + 1))
                    .orElseGet(() -> unknown("an expression", "it is not understood here"));
        }

        /** What another attribute gives, at its own place if places matter. */
        private Value attribute(Scope scope, SourceAttribute attribute, int depth) {
            return attribute(scope, attribute, NONE, depth);
        }

        private Value attribute(Scope scope, SourceAttribute attribute, Bound bound, int depth) {
            if (!precise) {
                return text(scope, attribute.expression(), bound, depth);
            }
            Location before = place;
            Optional<SourceAttribute> outer = written;
            place = attribute.location();
            written = Optional.of(attribute);
            try {
                return text(scope, attribute.expression(), bound, depth);
            } finally {
                place = before;
                written = outer;
            }
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
                boolean logical = Operators.LOGICAL.contains(binary.operator());
                List<Value> sides = Stream.of(binary.left(), binary.right())
                        .map(side -> logical
                                ? condition(scope, side, bound, depth + 1)
                                : value(scope, side, bound, depth + 1))
                        .toList();
                return Choices.all(sides, both -> Operators.binary(binary.operator(), both.get(0), both.get(1), place));
            }
            if (expression instanceof Expression.Unary unary) {
                Value operand = unary.operator().equals("!")
                        ? condition(scope, unary.operand(), bound, depth + 1)
                        : value(scope, unary.operand(), bound, depth + 1);
                return Choices.map(operand, known -> Operators.unary(unary.operator(), known, place));
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
                if (!(plain(value(scope, entry.key(), bound, depth + 1)) instanceof Value.Scalar key)) {
                    return unknown("a key", "it is not known when the plan is made");
                }
                members.put(key.text(), entry(scope, entry, bound, depth + 1));
            }
            return new Value.Fields(members, place);
        }

        private Value entry(Scope scope, Expression.Entry entry, Bound bound, int depth) {
            Location before = place;
            place = written.filter(attribute -> entry.at() != Expression.Entry.NOWHERE)
                    .map(attribute -> attribute.at(entry.at()))
                    .orElse(place);
            try {
                return value(scope, entry.value(), bound, depth);
            } finally {
                place = before;
            }
        }

        /** Without the assumption that it rests on, where the value as a whole rests on others that state it. */
        private Value plain(Value value) {
            return value instanceof Value.Assumed assumed ? plain(assumed.value()) : value;
        }

        /** True or false; by the name of what decides it, where that is open. */
        private Value condition(Scope scope, Expression expression, Bound bound, int depth) {
            Value value = value(scope, expression, bound, depth + 1);
            return value instanceof Value.Open && bound.names().isEmpty()
                    ? givens.condition(scope, expression)
                            .map(name -> Choices.ofCondition(name, place))
                            .orElse(value)
                    : value;
        }

        private Value conditional(Scope scope, Expression.Conditional conditional, Bound bound, int depth) {
            return Choices.map(
                    condition(scope, conditional.condition(), bound, depth + 1),
                    known -> branch(scope, conditional, known, bound, depth));
        }

        private Value branch(Scope scope, Expression.Conditional conditional, Value condition, Bound bound, int depth) {
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
            if (call.function().equals("templatefile") || call.function().equals("file")) {
                return file(scope, call, bound, depth);
            }
            List<Value> arguments = all(scope, call.arguments(), bound, depth);
            return Choices.all(arguments, known -> applied(call, known));
        }

        private Value applied(Expression.Call call, List<Value> arguments) {
            if (!call.spread() || arguments.isEmpty()) {
                return Functions.call(call.function(), arguments, place);
            }
            if (!(arguments.get(arguments.size() - 1) instanceof Value.Items last)) {
                return unknown(call.function() + "()", "its arguments are not known when the plan is made");
            }
            List<Value> spread = new ArrayList<>(arguments.subList(0, arguments.size() - 1));
            spread.addAll(last.items());
            return Choices.all(spread, known -> Functions.call(call.function(), known, place));
        }

        /** What a file of the module holds, with the names that a template is given. */
        private Value file(Scope scope, Expression.Call call, Bound bound, int depth) {
            List<Value> arguments = all(scope, call.arguments(), bound, depth);
            Optional<String> text = arguments.stream()
                    .findFirst()
                    .map(this::plain)
                    .filter(Value.Scalar.class::isInstance)
                    .flatMap(path -> givens.file(scope.module(), ((Value.Scalar) path).text()));
            if (text.isEmpty()) {
                return unknown(call.function() + "()", "the file is not at hand");
            }
            if (call.function().equals("file")) {
                return scalar(text.get());
            }
            if (arguments.size() < 2 || !(plain(arguments.get(1)) instanceof Value.Fields names)) {
                return unknown("templatefile()", "what the template is given is not known when the plan is made");
            }
            return ExpressionParser.template(text.get())
                    .map(parsed -> value(scope, parsed, new Bound(names.members()), depth + 1))
                    .orElseGet(() -> unknown("templatefile()", "the template is not understood here"));
        }

        private Value splat(Scope scope, Expression.Splat splat, Bound bound, int depth) {
            return Choices.map(value(scope, splat.of(), bound, depth + 1), of -> {
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
                                .map(e -> where(
                                        e, known -> value(scope, splat.each(), bound.with("*", known), depth + 1)))
                                .toList(),
                        place);
            });
        }

        private Value loop(Scope scope, Expression.For loop, Bound bound, int depth) {
            return Choices.map(
                    value(scope, loop.each(), bound, depth + 1), each -> loop(scope, loop, each, bound, depth));
        }

        private Value loop(Scope scope, Expression.For loop, Value each, Bound bound, int depth) {
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
                    Value condition = plain(value(scope, loop.condition().get(), names, depth + 1));
                    if (!(condition instanceof Value.Scalar known)) {
                        return unknown("for", "its condition is not known when the plan is made");
                    }
                    if (!known.text().equals("true")) {
                        continue;
                    }
                }
                Value value = loop.second().isEmpty()
                        ? where(
                                pair.getValue(),
                                known -> value(scope, loop.value(), bound.with(loop.first(), known), depth + 1))
                        : value(scope, loop.value(), names, depth + 1);
                values.add(value);
                if (loop.key().isPresent()) {
                    if (!(plain(value(scope, loop.key().get(), names, depth + 1)) instanceof Value.Scalar key)) {
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
                    here = givens.block(scope.module(), "data." + second + "." + third, place);
                    used = 3;
                }
                case "path" -> here = scalar("${path." + second + "}");
                case "terraform", "self" -> {
                    return unknown(name + "." + second, "it is not in the plan");
                }
                default -> here = givens.block(scope.module(), name + "." + second, place);
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
                    here = Choices.all(
                            List.of(here, value(scope, index.key(), bound, depth + 1)),
                            both -> both.get(1) instanceof Value.Scalar scalar
                                    ? member(both.get(0), scalar.text())
                                    : unknown("an index", "it is not known when the plan is made"));
                }
            }
            return here;
        }

        private Value member(Value whole, String name) {
            return Choices.map(whole, of -> known(of, name));
        }

        private Value known(Value of, String name) {
            if (of instanceof Value.Fields fields && fields.members().containsKey(name)) {
                return existing(fields.members().get(name), name);
            }
            if (of instanceof Value.Items items) {
                return name.matches("[0-9]{1,6}")
                                && Integer.parseInt(name) < items.items().size()
                        ? existing(items.items().get(Integer.parseInt(name)), name)
                        : missing("[" + name + "]");
            }
            if (of instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
                return givens.attribute(reference.address(), name, place).orElse(of);
            }
            return of instanceof Value.Open ? of : missing("." + name);
        }

        /** An instance that exists on a condition is missing where it does not hold. */
        private Value existing(Value value, String name) {
            return Choices.perhaps(value)
                    ? Choices.where((Value.Choice) value, UnaryOperator.identity(), missing("[" + name + "]"))
                    : value;
        }

        /** What becomes of an element, which may be an instance that exists on a condition. */
        private Value where(Value element, UnaryOperator<Value> change) {
            return Choices.perhaps(element)
                    ? Choices.where((Value.Choice) element, change, new Value.Nothing(place))
                    : change.apply(element);
        }

        private Value local(ModulePath module, String name, int depth) {
            return sources.module(module)
                    .flatMap(m -> m.local(name))
                    .map(a -> attribute(Scope.of(module), a, depth + 1))
                    .orElseGet(() -> unknown("local." + name, "the sources that say what it is are not at hand"));
        }

        private Value variable(ModulePath module, String name, int depth) {
            if (givens.secret(module, name)) {
                return Instances.open(Gap.Reason.NOT_JUDGED, "var." + name, "it is marked as sensitive", place);
            }
            Optional<Value> written = Optional.empty();
            if (!module.isRoot()) {
                Scope caller = givens.caller(module);
                written = caller.source().flatMap(b -> b.attribute(name)).map(a -> attribute(caller, a, depth + 1));
            }
            return givens.variable(module, name, written, place);
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
                    .map(a -> attribute(Scope.of(scope.module()), a, depth + 1));
            String key = scope.key().get();
            return all.map(each -> Choices.map(each, known -> eachOf(known, key)))
                    .orElseGet(() -> unknown("each.value", "the plan does not tell what it is"));
        }

        private Value eachOf(Value all, String key) {
            if (all instanceof Value.Items items) {
                return items.items().stream()
                        .filter(v -> v instanceof Value.Scalar s && s.text().equals(key))
                        .findFirst()
                        .orElseGet(() -> unknown("each.value", "the plan does not tell what it is"));
            }
            return all instanceof Value.Fields
                    ? member(all, key)
                    : unknown("each.value", "the plan does not tell what it is");
        }

        private Value module(Scope scope, String name, List<Expression> chain, Bound bound, int depth) {
            List<ModulePath> children = givens.children(scope.module(), name);
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
                    .map(a -> attribute(Scope.of(module), a, depth + 1));
            return givens.output(module, name, value, place);
        }
    }
}
