// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Parses an expression of Terraform's language, as developer.hashicorp.com/terraform/language/expressions describes it.
 * A {@code for} with grouping is left out: what holds one is not parsed.
 */
final class ExpressionParser extends Characters {

    private static final int MAX_DEPTH = 100;

    /** From the loosest to the tightest. */
    private static final List<List<String>> OPERATORS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    /** Whether places in the text are places in the file. */
    private final boolean placed;

    private int depth;

    private ExpressionParser(String text, boolean placed, int depth) {
        super(text);
        this.placed = placed;
        this.depth = depth;
    }

    /** The expression, or empty if it is not understood. */
    static Optional<Expression> parse(String text) {
        ExpressionParser parser = new ExpressionParser(text, true, 0);
        try {
            Expression expression = parser.expression();
            parser.trivia();
            return parser.at == text.length() ? Optional.of(expression) : Optional.empty();
        } catch (Unparsable e) {
            return Optional.empty();
        }
    }

    /** What a template gives, written in a file of its own; empty if it is not understood. */
    static Optional<Expression> template(String text) {
        try {
            return Optional.of(new ExpressionParser(text.replace("\0", "") + '\0', false, 0).template('\0'));
        } catch (Unparsable e) {
            return Optional.empty();
        }
    }

    Expression expression() {
        return deeper(this::conditional);
    }

    /** Reads a part that may hold itself again; nobody writes a hundred of them into one another. */
    Expression deeper(Supplier<Expression> part) {
        if (++depth > MAX_DEPTH) {
            throw new Unparsable();
        }
        Expression expression = part.get();
        depth--;
        return expression;
    }

    private Expression conditional() {
        Expression condition = binary(0);
        if (!take("?")) {
            return condition;
        }
        Expression whenTrue = expression();
        demand(":");
        return new Expression.Conditional(condition, whenTrue, expression());
    }

    private Expression binary(int level) {
        if (level == OPERATORS.size()) {
            return deeper(this::unary);
        }
        Expression left = binary(level + 1);
        while (true) {
            Optional<String> operator =
                    OPERATORS.get(level).stream().filter(this::take).findFirst();
            if (operator.isEmpty()) {
                return left;
            }
            left = new Expression.Binary(operator.get(), left, binary(level + 1));
        }
    }

    private Expression unary() {
        for (String operator : List.of("!", "-")) {
            if (take(operator)) {
                return new Expression.Unary(operator, deeper(this::unary));
            }
        }
        return postfix(primary());
    }

    private Expression postfix(Expression base) {
        Expression expression = base;
        while (true) {
            spaces();
            if (ahead("...")) {
                return expression;
            }
            if (ahead(".*")) {
                at += 2;
                return new Expression.Splat(expression, postfix(new Expression.Name("*")));
            }
            if (ahead(".")) {
                at++;
                expression = Character.isDigit(peek())
                        ? new Expression.Index(expression, new Expression.Literal(word()))
                        : new Expression.Get(expression, word());
            } else if (ahead("[")) {
                at++;
                if (take("*")) {
                    demand("]");
                    return new Expression.Splat(expression, postfix(new Expression.Name("*")));
                }
                expression = new Expression.Index(expression, expression());
                demand("]");
            } else {
                return expression;
            }
        }
    }

    private Expression primary() {
        trivia();
        char c = peek();
        if (c == '(') {
            return parenthesized();
        }
        if (c == '[') {
            return tuple();
        }
        if (c == '{') {
            return object();
        }
        if (c == '"') {
            return quoted();
        }
        if (ahead("<<")) {
            return new ExpressionParser(heredoc() + '\0', false, depth).template('\0');
        }
        if (Character.isDigit(c)) {
            return new Expression.Literal(number());
        }
        String name = word();
        if (name.equals("true") || name.equals("false")) {
            return new Expression.Literal(name);
        }
        if (name.equals("null")) {
            return new Expression.Null();
        }
        spaces();
        return ahead("(") ? call(name) : new Expression.Name(name);
    }

    private Expression parenthesized() {
        at++;
        Expression inner = expression();
        demand(")");
        return inner;
    }

    private Expression quoted() {
        at++;
        return template('"');
    }

    private Expression template(char end) {
        return new TemplateParser(this, end).whole();
    }

    private Expression call(String name) {
        at++;
        List<Expression> arguments = new ArrayList<>();
        boolean spread = false;
        while (!take(")")) {
            arguments.add(expression());
            spread = take("...");
            if (!take(",")) {
                demand(")");
                break;
            }
        }
        return new Expression.Call(name, arguments, spread);
    }

    private Expression tuple() {
        at++;
        if (keyword("for")) {
            Expression loop = comprehension(false);
            demand("]");
            return loop;
        }
        List<Expression.Item> items = new ArrayList<>();
        while (!take("]")) {
            trivia();
            int start = placed ? at : Expression.NOWHERE;
            items.add(new Expression.Item(expression(), start));
            if (!take(",")) {
                demand("]");
                break;
            }
        }
        return new Expression.Tuple(items);
    }

    private Expression object() {
        at++;
        if (keyword("for")) {
            Expression loop = comprehension(true);
            demand("}");
            return loop;
        }
        List<Expression.Entry> entries = new ArrayList<>();
        while (!take("}")) {
            trivia();
            int start = placed ? at : Expression.NOWHERE;
            Expression key = key();
            if (!take("=")) {
                demand(":");
            }
            entries.add(new Expression.Entry(key, expression(), start));
            take(",");
        }
        return new Expression.Entries(entries);
    }

    private Expression key() {
        trivia();
        if (peek() == '(') {
            return parenthesized();
        }
        return peek() == '"' ? quoted() : new Expression.Literal(word());
    }

    private Expression comprehension(boolean keyed) {
        Loop loop = loop();
        demand(":");
        Expression value = expression();
        Optional<Expression> key = Optional.empty();
        if (keyed) {
            demand("=>");
            key = Optional.of(value);
            value = expression();
            if (take("...")) {
                throw new Unparsable();
            }
        }
        Optional<Expression> condition = keyword("if") ? Optional.of(expression()) : Optional.empty();
        return loop.making(key, value, condition);
    }

    /** What a {@code for} gives names to, and what it goes through. */
    record Loop(String first, Optional<String> second, Expression each) {

        Expression making(Optional<Expression> key, Expression value, Optional<Expression> condition) {
            return new Expression.For(first, second, each, key, value, condition);
        }
    }

    Loop loop() {
        String first = name();
        Optional<String> second = take(",") ? Optional.of(name()) : Optional.empty();
        if (!keyword("in")) {
            throw new Unparsable();
        }
        return new Loop(first, second, expression());
    }

    private String name() {
        trivia();
        return word();
    }
}
