// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** A directive that another one ends with, or that divides it. */
    private static final Pattern CLOSING = Pattern.compile("%\\{~?\\s*(else|endif|endfor)\\b");

    /** Whether places in the text are places in the file. */
    private final boolean placed;

    private int depth;

    private ExpressionParser(String text, boolean placed) {
        super(text);
        this.placed = placed;
    }

    /** The expression, or empty if it is not understood. */
    static Optional<Expression> parse(String text) {
        ExpressionParser parser = new ExpressionParser(text, true);
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
            return Optional.of(new ExpressionParser(text.replace("\0", "") + '\0', false).template('\0'));
        } catch (Unparsable e) {
            return Optional.empty();
        }
    }

    private Expression expression() {
        if (++depth > MAX_DEPTH) {
            throw new Unparsable();
        }
        Expression condition = binary(0);
        if (take("?")) {
            Expression whenTrue = expression();
            demand(":");
            Expression whenFalse = expression();
            condition = new Expression.Conditional(condition, whenTrue, whenFalse);
        }
        depth--;
        return condition;
    }

    private Expression binary(int level) {
        if (level == OPERATORS.size()) {
            return unary();
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
        if (++depth > MAX_DEPTH) {
            throw new Unparsable();
        }
        Expression expression = take("!")
                ? new Expression.Unary("!", unary())
                : take("-") ? new Expression.Unary("-", unary()) : postfix(primary());
        depth--;
        return expression;
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
            at++;
            Expression inner = expression();
            demand(")");
            return inner;
        }
        if (c == '[') {
            return tuple();
        }
        if (c == '{') {
            return object();
        }
        if (c == '"') {
            at++;
            return template('"');
        }
        if (ahead("<<")) {
            return heredoc();
        }
        if (Character.isDigit(c)) {
            return number();
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

    private Expression number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(peek()) || (peek() == '.' && isDigit(at + 1)))) {
            at++;
        }
        return new Expression.Literal(text.substring(from, at));
    }

    private boolean isDigit(int index) {
        return index < text.length() && Character.isDigit(text.charAt(index));
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
            Expression loop = loop(false);
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
            Expression loop = loop(true);
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
            at++;
            Expression key = expression();
            demand(")");
            return key;
        }
        if (peek() == '"') {
            at++;
            return template('"');
        }
        return new Expression.Literal(word());
    }

    private Expression loop(boolean keyed) {
        trivia();
        String first = word();
        Optional<String> second = take(",") ? Optional.of(name()) : Optional.empty();
        if (!keyword("in")) {
            throw new Unparsable();
        }
        Expression each = expression();
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
        return new Expression.For(first, second, each, key, value, condition);
    }

    private String name() {
        trivia();
        return word();
    }

    private Expression template(char end) {
        Expression whole = parts(end);
        if (peek() != end) {
            throw new Unparsable();
        }
        at++;
        return whole;
    }

    /** What stands before the end, or before the directive that ends or divides the one at hand. */
    private Expression parts(char end) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (peek() != end && !(ahead("%{") && closes())) {
            if (ahead("$${") || ahead("%%{")) {
                literal.append(text, at + 1, at + 3);
                at += 3;
            } else if (ahead("%{") || ahead("${")) {
                boolean directive = ahead("%{");
                opened(literal);
                flush(literal, parts);
                parts.add(directive ? directive(end) : expression());
                if (!directive) {
                    closed();
                }
            } else if (peek() == '\\' && end == '"') {
                at++;
                literal.append(escape());
            } else {
                literal.append(peek());
                at++;
            }
        }
        if (ahead("%{~")) {
            strip(literal);
        }
        flush(literal, parts);
        return simple(parts);
    }

    private boolean closes() {
        return CLOSING.matcher(text).region(at, text.length()).lookingAt();
    }

    /** A tilde takes away the white space at its side. */
    private void opened(StringBuilder before) {
        at += 2;
        if (ahead("~")) {
            at++;
            strip(before);
        }
    }

    private void closed() {
        boolean strips = take("~");
        demand("}");
        while (strips && at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static void strip(StringBuilder literal) {
        literal.setLength(literal.toString().stripTrailing().length());
    }

    private Expression directive(char end) {
        if (++depth > MAX_DEPTH) {
            throw new Unparsable();
        }
        boolean loop = keyword("for");
        if (!loop && !keyword("if")) {
            throw new Unparsable();
        }
        Expression made = loop ? repeated(end) : chosen(end);
        depth--;
        return made;
    }

    private Expression chosen(char end) {
        Expression condition = expression();
        closed();
        Expression whenTrue = parts(end);
        Expression whenFalse = new Expression.Literal("");
        if (divided("else")) {
            whenFalse = parts(end);
        }
        finished("endif");
        return new Expression.Conditional(condition, whenTrue, whenFalse);
    }

    private Expression repeated(char end) {
        String first = name();
        Optional<String> second = take(",") ? Optional.of(name()) : Optional.empty();
        if (!keyword("in")) {
            throw new Unparsable();
        }
        Expression each = expression();
        closed();
        Expression body = parts(end);
        finished("endfor");
        Expression pieces = new Expression.For(first, second, each, Optional.empty(), body, Optional.empty());
        return new Expression.Call("join", List.of(new Expression.Literal(""), pieces), false);
    }

    private boolean divided(String name) {
        int before = at;
        if (ahead("%{")) {
            opened(new StringBuilder());
            if (keyword(name)) {
                closed();
                return true;
            }
        }
        at = before;
        return false;
    }

    private void finished(String name) {
        if (!divided(name)) {
            throw new Unparsable();
        }
    }

    private static Expression simple(List<Expression> parts) {
        if (parts.isEmpty()) {
            return new Expression.Literal("");
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Template(parts);
    }

    private static void flush(StringBuilder literal, List<Expression> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Expression.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private String escape() {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> unicode(4);
            case 'U' -> unicode(8);
            default -> String.valueOf(c);
        };
    }

    private String unicode(int digits) {
        try {
            String hex = text.substring(at, Math.min(text.length(), at + digits));
            at = Math.min(text.length(), at + digits);
            return Character.toString(Integer.parseInt(hex, 16));
        } catch (IllegalArgumentException e) {
            throw new Unparsable();
        }
    }

    private Expression heredoc() {
        at += 2;
        boolean indented = ahead("-");
        if (indented) {
            at++;
        }
        String tag = word();
        int start = text.indexOf('\n', at) + 1;
        if (start == 0) {
            throw new Unparsable();
        }
        StringBuilder body = new StringBuilder();
        int from = start;
        while (true) {
            int end = text.indexOf('\n', from);
            String line = end < 0 ? text.substring(from) : text.substring(from, end);
            if (line.strip().equals(tag)) {
                at = end < 0 ? text.length() : end;
                break;
            }
            if (end < 0) {
                throw new Unparsable();
            }
            body.append(indented ? line.stripLeading() : line).append('\n');
            from = end + 1;
        }
        ExpressionParser inner = new ExpressionParser(body.toString() + '\0', false);
        inner.depth = depth;
        return inner.template('\0');
    }
}
