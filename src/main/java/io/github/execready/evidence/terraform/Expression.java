// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.List;
import java.util.Optional;

/** An expression of Terraform's language. */
sealed interface Expression {

    /** A text, a number or a boolean. */
    record Literal(String text) implements Expression {}

    /** {@code null}. */
    record Null() implements Expression {}

    /** Texts put together. */
    record Template(List<Expression> parts) implements Expression {}

    /** The first name of a path, or a name that {@code for} binds. */
    record Name(String text) implements Expression {}

    /** {@code of.name}. */
    record Get(Expression of, String name) implements Expression {}

    /** {@code of[key]}. */
    record Index(Expression of, Expression key) implements Expression {}

    /** {@code of[*]} and what follows it, which names each element {@code *}. */
    record Splat(Expression of, Expression each) implements Expression {}

    /** Where a part begins in the text of an expression, where that cannot be told. */
    int NOWHERE = -1;

    record Tuple(List<Item> items) implements Expression {}

    /**
     * One element of a list.
     *
     * @param at where it begins in the text of the expression, or {@link #NOWHERE}
     */
    record Item(Expression value, int at) {

        /** Whether it has parts, which stand by themselves while it stands where its list does. */
        boolean isMade() {
            return value instanceof Tuple || value instanceof Entries || value instanceof For;
        }
    }

    record Entries(List<Entry> entries) implements Expression {}

    /**
     * One entry of an object.
     *
     * @param at where its key begins in the text of the expression, or {@link #NOWHERE}
     */
    record Entry(Expression key, Expression value, int at) {}

    /** {@code function(arguments...)}. */
    record Call(String function, List<Expression> arguments, boolean spread) implements Expression {}

    record Conditional(Expression condition, Expression whenTrue, Expression whenFalse) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Unary(String operator, Expression operand) implements Expression {}

    /**
     * {@code [for first, second in each : value if condition]}, or with a key in braces.
     *
     * @param first the only name, or the key's
     */
    record For(
            String first,
            Optional<String> second,
            Expression each,
            Optional<Expression> key,
            Expression value,
            Optional<Expression> condition)
            implements Expression {}
}
