// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.evidence.planned.Alternatives;
import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a stack, three-valued. Conditions that say the same have the same name, so that what depends on one is
 * decided with what depends on the other.
 */
final class Conditions {

    private static final Location NOWHERE = Location.of("conditions");

    private final Stack stack;
    private final String prefix;
    private final Map<String, Node> declared;
    private final Map<String, Truth> evaluated = new HashMap<>();
    private final Map<String, Truth> comparisons = new LinkedHashMap<>();
    private final Alternatives alternatives = new Alternatives(Conditions::alike);
    private boolean compared;

    Conditions(Stack stack, Map<String, Node> declared) {
        this.stack = stack;
        this.prefix = Condition.name(stack.prefix());
        this.declared = declared;
    }

    /** What the conditions come to that are made up of others and stay open. */
    Map<String, Condition> meanings() {
        Map<String, Condition> meanings = new HashMap<>();
        declared.forEach((name, expression) -> {
            Truth truth = of(name, Map.of());
            if (truth.known().isEmpty() && truth.label().equals(prefix + name)) {
                inner(expression).ifPresent(meaning -> meanings.put(prefix + name, meaning));
            }
        });
        meanings.putAll(alternatives.meanings());
        return meanings;
    }

    /** What it comes to that a parameter is {@code true}, where a condition asks for that: a flag may name either. */
    Map<String, Condition> whenTrue(Iterable<String> parameters) {
        Map<String, Condition> all = new HashMap<>();
        for (String parameter : parameters) {
            Node named = Mapping.of("Ref", new Text(parameter, true, NOWHERE), NOWHERE);
            Truth truth = equal(named, new Text("true", false, NOWHERE), "");
            if (truth.known().isEmpty() && truth.name().startsWith(prefix) && declared(truth)) {
                all.put("parameter " + parameter, Condition.of(truth.label()));
            }
        }
        return all;
    }

    private boolean declared(Truth truth) {
        return declared.containsKey(truth.name().substring(prefix.length()));
    }

    private Optional<Condition> compound(Node expression) {
        boolean all = expression.member("Fn::And").isPresent();
        List<Node> parts = expression
                .member("Fn::And")
                .or(() -> expression.member("Fn::Or"))
                .map(Conditions::arguments)
                .orElse(List.of());
        List<Condition> open = new ArrayList<>();
        for (Node part : parts) {
            Truth truth = expression(part, "", Map.of());
            if (truth.known().isEmpty()) {
                Optional<Condition> meaning =
                        truth.name().isEmpty() ? inner(part) : Optional.of(Condition.of(truth.label()));
                if (meaning.isEmpty()) {
                    return Optional.empty();
                }
                open.add(meaning.get());
            } else if (!truth.assumption().isEmpty()) {
                return Optional.empty();
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(all ? Condition.all(open) : Condition.any(open));
    }

    private Optional<Condition> inner(Node part) {
        List<Node> not = part.member("Fn::Not").map(Conditions::arguments).orElse(List.of());
        return stack.effort()
                .within(
                        () -> not.size() == 1 ? compound(not.get(0)).map(Condition::not) : compound(part),
                        Optional::empty);
    }

    /** What is known of the condition, given what is known of others. */
    Truth of(String name, Map<String, Boolean> facts) {
        Truth truth = evaluated.get(name);
        if (truth == null) {
            truth = stack.effort().once(List.of(this, name), () -> evaluate(name), () -> Truth.open(prefix + name));
            evaluated.put(name, truth);
        }
        if (truth.known().isPresent() || facts.isEmpty()) {
            return truth;
        }
        Boolean fact = facts.get(truth.name());
        if (fact != null) {
            return Truth.of(fact != truth.negated(), "");
        }
        Node expression = declared.get(name);
        return expression == null || !isCompound(expression) ? truth : expression(expression, prefix + name, facts);
    }

    /** What else is known once it is known whether a condition holds. */
    Map<String, Boolean> facts(Map<String, Boolean> before, Truth truth, boolean holds) {
        if (truth.known().isPresent() || truth.name().isEmpty() || before.containsKey(truth.name())) {
            return before;
        }
        boolean value = holds != truth.negated();
        Map<String, Boolean> facts = new HashMap<>(before);
        facts.put(truth.name(), value);
        for (Node part : parts(truth.name(), value)) {
            facts = new HashMap<>(facts(facts, expression(part, "", Map.of()), value));
        }
        return Map.copyOf(facts);
    }

    // Of an And that holds every part holds, of an Or that does not no part does.
    private List<Node> parts(String name, boolean holds) {
        Node expression = name.startsWith(prefix) ? declared.get(name.substring(prefix.length())) : null;
        return expression == null
                ? List.of()
                : expression
                        .member(holds ? "Fn::And" : "Fn::Or")
                        .map(Conditions::arguments)
                        .orElse(List.of());
    }

    private Truth evaluate(String name) {
        Node expression = declared.get(name);
        if (expression == null) {
            return Truth.open(prefix + name);
        }
        compareAll();
        return expression(expression, prefix + name, Map.of());
    }

    private static boolean isCompound(Node expression) {
        return expression instanceof Mapping mapping && !mapping.members().containsKey("Fn::Equals");
    }

    private Truth expression(Node expression, String name, Map<String, Boolean> facts) {
        return stack.effort().within(() -> judge(expression, name, facts), () -> Truth.open(name));
    }

    private Truth judge(Node expression, String name, Map<String, Boolean> facts) {
        if (!(expression instanceof Mapping mapping) || mapping.members().size() != 1) {
            return Truth.open(name);
        }
        Map.Entry<String, Node> function =
                mapping.members().entrySet().iterator().next();
        List<Node> arguments = arguments(function.getValue());
        return switch (function.getKey()) {
            case "Condition" -> function.getValue() instanceof Text text ? of(text.text(), facts) : Truth.open(name);
            case "Fn::Not" -> arguments.size() == 1 ? negated(arguments.get(0), name, facts) : Truth.open(name);
            case "Fn::And" -> all(arguments, true, name, facts);
            case "Fn::Or" -> all(arguments, false, name, facts);
            case "Fn::Equals" ->
                arguments.size() == 2 ? equal(arguments.get(0), arguments.get(1), name) : Truth.open(name);
            default -> Truth.open(name);
        };
    }

    private Truth negated(Node argument, String name, Map<String, Boolean> facts) {
        Truth inner = expression(argument, "", facts);
        return inner.known().isEmpty() && inner.name().isEmpty() ? Truth.open(name) : inner.not();
    }

    /** And, or with {@code neutral} false Or: one that is not neutral decides, and one that is alone open stands for all. */
    private Truth all(List<Node> arguments, boolean neutral, String name, Map<String, Boolean> facts) {
        Truth open = null;
        boolean several = false;
        String assumption = "";
        for (Node argument : arguments) {
            Truth truth = expression(argument, "", facts);
            if (truth.is(!neutral)) {
                return truth;
            }
            if (truth.known().isEmpty()) {
                several |= open != null && !truth.equals(open);
                open = truth;
            } else if (!truth.assumption().isEmpty()) {
                assumption = truth.assumption();
            }
        }
        if (open == null) {
            return Truth.of(neutral, assumption);
        }
        return several || open.name().isEmpty() || !assumption.isEmpty() ? Truth.open(name) : open;
    }

    private Truth equal(Node left, Node right, String name) {
        Value a = stack.comparable(left);
        Value b = stack.comparable(right);
        Truth truth = equal(a, b);
        if (truth.known().isPresent()) {
            return truth;
        }
        Comparison comparison = comparison(left, right);
        if (comparison.isNever()) {
            return Truth.of(false, "");
        }
        Truth same = stack.sameComparison(comparison.key());
        if (same == null) {
            return Truth.open(name.isEmpty() ? comparison.key() : name);
        }
        return comparison.negated() ? same.not() : same;
    }

    /** What is compared with what; of two allowed values one is what the other is not. */
    private record Comparison(String key, boolean negated, boolean isNever) {}

    private Comparison comparison(Node left, Node right) {
        if (left instanceof Text) {
            return right instanceof Text ? new Comparison(key(left, right), false, false) : comparison(right, left);
        }
        List<String> allowed = stack.parameterOf(left).map(Parameter::allowed).orElse(List.of());
        if (allowed.isEmpty() || !(right instanceof Text text)) {
            return new Comparison(key(left, right), false, false);
        }
        if (allowed.stream().noneMatch(one -> one.equals(text.text()) || alike(one, text.text()))) {
            return new Comparison("", false, true);
        }
        return allowed.size() == 2 && allowed.get(1).equals(text.text())
                ? new Comparison(key(left, new Text(allowed.get(0), false, text.location())), true, false)
                : new Comparison(key(left, right), false, false);
    }

    /** Whether what a node comes to is the text, given what is known of conditions. */
    Truth comparison(Node node, String text, Map<String, Boolean> facts) {
        Truth truth = equal(node, new Text(text, false, node.location()), "");
        Boolean fact = truth.known().isPresent() ? null : facts.get(truth.name());
        return fact == null ? truth : Truth.of(fact != truth.negated(), "");
    }

    private static Truth equal(Value a, Value b) {
        if (a instanceof Value.Assumed assumed) {
            return resting(equal(assumed.value(), b), assumed.assumption());
        }
        if (b instanceof Value.Assumed assumed) {
            return resting(equal(a, assumed.value()), assumed.assumption());
        }
        if (a instanceof Value.Choice choice) {
            return both(equal(choice.whenTrue(), b), equal(choice.whenFalse(), b));
        }
        if (b instanceof Value.Choice choice) {
            return both(equal(a, choice.whenTrue()), equal(a, choice.whenFalse()));
        }
        if (a instanceof Value.Scalar left && b instanceof Value.Scalar right) {
            if (left.text().equals(right.text())) {
                return Truth.of(true, "");
            }
            return alike(left.text(), right.text()) ? Truth.open("") : Truth.of(false, "");
        }
        return Truth.open("");
    }

    // Without quotes "yes" is "true" to CloudFormation, and with quotes it is not.
    private static boolean alike(String left, String right) {
        Optional<Boolean> bool = YamlBooleans.of(left);
        return left.equals(right) || (bool.isPresent() && bool.equals(YamlBooleans.of(right)));
    }

    private static Truth both(Truth a, Truth b) {
        return a.known().isPresent() && a.known().equals(b.known()) ? a : Truth.open("");
    }

    private static Truth resting(Truth truth, String assumption) {
        return truth.known().isPresent() ? new Truth(truth.known(), "", false, assumption) : truth;
    }

    private String key(Node left, Node right) {
        return Condition.name(Written.in(stack, left) + " = " + Written.in(stack, right));
    }

    /** The condition of this stack that compares the same, if it has one. */
    @Nullable
    Truth comparison(String key) {
        compareAll();
        return comparisons.get(key);
    }

    private void compareAll() {
        if (compared) {
            return;
        }
        compared = true;
        declared.forEach((name, expression) -> compare(prefix + name, expression, false));
    }

    private void compare(String name, Node expression, boolean negated) {
        List<Node> not = expression.member("Fn::Not").map(Conditions::arguments).orElse(List.of());
        if (not.size() == 1 && !negated) {
            compare(name, not.get(0), true);
        }
        List<Node> sides =
                expression.member("Fn::Equals").map(Conditions::arguments).orElse(List.of());
        if (sides.size() == 2) {
            Comparison comparison = comparison(sides.get(0), sides.get(1));
            Truth truth = new Truth(Optional.empty(), name, negated != comparison.negated(), "");
            if (comparisons.putIfAbsent(comparison.key(), truth) == null) {
                alternatives.add(alternative(sides.get(0), sides.get(1), comparison.key(), truth));
            }
        }
    }

    private Alternatives.Alternative alternative(Node left, Node right, String key, Truth truth) {
        if (left instanceof Text && !(right instanceof Text)) {
            return alternative(right, left, key, truth);
        }
        return new Alternatives.Alternative(
                right instanceof Text ? Written.in(stack, left) : key,
                Written.in(stack, right),
                stack.parameterOf(left).map(Parameter::allowed).orElse(List.of()),
                key,
                Condition.of(truth.label()));
    }

    private static List<Node> arguments(Node node) {
        return node instanceof Sequence sequence ? sequence.items() : List.of();
    }
}
