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
import java.util.function.Supplier;
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
    record Bound(Map<String, Value> names) {
        Bound with(String name, Value value) {
            Map<String, Value> more = new LinkedHashMap<>(names);
            more.put(name, value);
            return new Bound(more);
        }
    }

    /** One expression, with what it takes to get through it. */
    final class Run {
        private final Paths paths = new Paths(sources, givens, this);
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
        Value attribute(Scope scope, SourceAttribute attribute, int depth) {
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
                return given(text(scope, attribute.expression(), bound, depth), attribute.location());
            } finally {
                place = before;
                written = outer;
            }
        }

        /** What makes {@code try} take its next argument. */
        Value missing(String source) {
            return Instances.open(Gap.Reason.UNDETERMINED, source, "there is no such member or element", place);
        }

        Value unknown(String source, String detail) {
            return Instances.open(Gap.Reason.KNOWN_AFTER_APPLY, source, detail, place);
        }

        Value value(Scope scope, Expression expression, Bound bound, int depth) {
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
                return new Value.Items(
                        tuple.items().stream()
                                .map(item -> at(
                                        item.isMade() ? Expression.NOWHERE : item.at(),
                                        () -> value(scope, item.value(), bound, depth + 1)))
                                .toList(),
                        place);
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
            return paths.path(scope, expression, bound, depth);
        }

        /** Where what is being read stands. */
        Location place() {
            return place;
        }

        Value scalar(String text) {
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
                members.put(key.text(), at(entry.at(), () -> value(scope, entry.value(), bound, depth + 1)));
            }
            return new Value.Fields(members, place);
        }

        /** A part of what is being read, where that part stands. */
        private Value at(int offset, Supplier<Value> part) {
            Location before = place;
            place = written.filter(attribute -> offset != Expression.NOWHERE)
                    .map(attribute -> attribute.at(offset))
                    .orElse(place);
            try {
                return part.get();
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
            Optional<SourceText> read = arguments.stream()
                    .findFirst()
                    .map(this::plain)
                    .filter(Value.Scalar.class::isInstance)
                    .flatMap(path -> givens.file(scope.module(), ((Value.Scalar) path).text()));
            if (read.isEmpty()) {
                return unknown(call.function() + "()", "the file is not at hand");
            }
            if (call.function().equals("file")) {
                return precise ? read.get().whole() : scalar(read.get().text());
            }
            if (arguments.size() < 2 || !(plain(arguments.get(1)) instanceof Value.Fields names)) {
                return unknown("templatefile()", "what the template is given is not known when the plan is made");
            }
            return ExpressionParser.template(read.get().text())
                    .map(parsed -> value(scope, parsed, new Bound(names.members()), depth + 1))
                    .map(given -> precise ? read.get().rendered(given) : given)
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
                value = given(value, pair.getValue().location());
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

        /** What a model gives to others, or makes of what it is given, stands where that is written. */
        private static Value given(Value made, Location there) {
            return KnownModules.isModel(there) ? made : Places.moved(made, KnownModules::isModel, there);
        }

        /** What becomes of an element, which may be an instance that exists on a condition. */
        private Value where(Value element, UnaryOperator<Value> change) {
            return Choices.perhaps(element)
                    ? Choices.where((Value.Choice) element, change, new Value.Nothing(place))
                    : change.apply(element);
        }
    }
}
