// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Works on values that depend on open conditions, or rest on assumptions, for each case by itself. */
final class Choices {

    /** With more conditions than this in one expression there are too many cases to look at. */
    private static final int MAX_DEPTH = 6;

    private static final String NEGATED = "!";

    private Choices() {}

    /** True or false by a condition, whose name may be negated. */
    static Value ofCondition(String name, Location place) {
        Value yes = new Value.Scalar("true", place);
        Value no = new Value.Scalar("false", place);
        return name.startsWith(NEGATED)
                ? new Value.Choice(name.substring(1), no, yes, place)
                : new Value.Choice(name, yes, no, place);
    }

    static String negated(String name) {
        return Condition.of(name).not().toString();
    }

    /** Whether a value is an instance that exists on a condition. */
    static boolean perhaps(Value value) {
        return value instanceof Value.Choice choice
                && choice.whenTrue() instanceof Value.Reference
                && choice.whenFalse() instanceof Value.Nothing;
    }

    /** What becomes of the branch where a condition holds, and what stands in the other one's place. */
    static Value where(Value.Choice choice, UnaryOperator<Value> change, Value otherwise) {
        return new Value.Choice(choice.condition(), change.apply(choice.whenTrue()), otherwise, choice.location());
    }

    /** What becomes of a value. */
    static Value map(Value value, UnaryOperator<Value> change) {
        return all(List.of(value), values -> change.apply(values.get(0)));
    }

    /** What becomes of several values together. */
    static Value all(List<Value> values, Function<List<Value>, Value> change) {
        return all(values, change, 0);
    }

    private static Value all(List<Value> values, Function<List<Value>, Value> change, int depth) {
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value instanceof Value.Assumed assumed) {
                return new Value.Assumed(
                        all(replaced(values, i, assumed.value()), change, depth), assumed.assumption());
            }
            if (value instanceof Value.Choice choice) {
                if (depth >= MAX_DEPTH) {
                    return Instances.open(
                            Gap.Reason.OUTSIDE_THE_INPUT,
                            choice.condition(),
                            "it depends on too many conditions",
                            choice.location());
                }
                return new Value.Choice(
                        choice.condition(),
                        all(where(values, choice.condition(), true), change, depth + 1),
                        all(where(values, choice.condition(), false), change, depth + 1),
                        choice.location());
            }
        }
        return change.apply(values);
    }

    private static List<Value> replaced(List<Value> values, int index, Value by) {
        List<Value> copy = new ArrayList<>(values);
        copy.set(index, by);
        return copy;
    }

    private static List<Value> where(List<Value> values, String condition, boolean holds) {
        return values.stream().map(v -> where(v, condition, holds)).toList();
    }

    private static Value where(Value value, String condition, boolean holds) {
        if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(where(assumed.value(), condition, holds), assumed.assumption());
        }
        if (value instanceof Value.Choice choice) {
            if (choice.condition().equals(condition)) {
                return where(holds ? choice.whenTrue() : choice.whenFalse(), condition, holds);
            }
            if (choice.condition().equals(negated(condition))) {
                return where(holds ? choice.whenFalse() : choice.whenTrue(), condition, holds);
            }
            return new Value.Choice(
                    choice.condition(),
                    where(choice.whenTrue(), condition, holds),
                    where(choice.whenFalse(), condition, holds),
                    choice.location());
        }
        return value;
    }

    /** On what a value is true: empty if it never is; conditions that must hold together, or none, if it can be told. */
    static Optional<List<String>> whenTrue(Value value) {
        if (value instanceof Value.Assumed assumed) {
            return whenTrue(assumed.value());
        }
        if (value instanceof Value.Choice choice) {
            Optional<List<String>> one = whenTrue(choice.whenTrue());
            Optional<List<String>> other = whenTrue(choice.whenFalse());
            if (one.isPresent() && other.isPresent()) {
                return one.equals(other)
                        ? one
                        : Optional.of(List.of(Condition.name("some case of " + choice.condition())));
            }
            return one.map(rest -> and(choice.condition(), rest))
                    .or(() -> other.map(rest -> and(negated(choice.condition()), rest)));
        }
        return value instanceof Value.Scalar scalar && scalar.text().equals("true")
                ? Optional.of(List.of())
                : Optional.empty();
    }

    private static List<String> and(String condition, List<String> rest) {
        List<String> all = new ArrayList<>();
        all.add(condition);
        all.addAll(rest);
        return all;
    }
}
