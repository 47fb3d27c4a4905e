// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.Characters.Unparsable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses text with interpolations and directives in it, as
 * developer.hashicorp.com/terraform/language/expressions/strings describes it.
 */
final class TemplateParser {

    /** A directive that another one ends with, or that divides it. */
    private static final Pattern CLOSING = Pattern.compile("%\\{~?\\s*(else|endif|endfor)\\b");

    private final ExpressionParser in;
    private final char end;

    /**
     * @param in what reads the expressions in the text, and stands where the text begins
     * @param end what stands behind the text
     */
    TemplateParser(ExpressionParser in, char end) {
        this.in = in;
        this.end = end;
    }

    /** All up to the end, which is taken as well. */
    Expression whole() {
        Expression whole = parts();
        if (in.peek() != end) {
            throw new Unparsable();
        }
        in.at++;
        return whole;
    }

    /** What stands before the end, or before the directive that ends or divides the one at hand. */
    private Expression parts() {
        List<Expression> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (in.peek() != end && !(in.ahead("%{") && closes())) {
            if (in.ahead("$${") || in.ahead("%%{")) {
                literal.append(in.text, in.at + 1, in.at + 3);
                in.at += 3;
            } else if (in.ahead("%{")) {
                opened(literal);
                flush(literal, parts);
                parts.add(in.deeper(this::directive));
            } else if (in.ahead("${")) {
                opened(literal);
                flush(literal, parts);
                parts.add(in.expression());
                closed();
            } else if (in.peek() == '\\' && end == '"') {
                literal.append(in.escape());
            } else {
                literal.append(in.peek());
                in.at++;
            }
        }
        if (in.ahead("%{~")) {
            strip(literal);
        }
        flush(literal, parts);
        return simple(parts);
    }

    private boolean closes() {
        return CLOSING.matcher(in.text).region(in.at, in.text.length()).lookingAt();
    }

    /** A tilde takes away the white space at its side. */
    private void opened(StringBuilder before) {
        in.at += 2;
        if (in.ahead("~")) {
            in.at++;
            strip(before);
        }
    }

    private void closed() {
        boolean strips = in.take("~");
        in.demand("}");
        while (strips && in.at < in.text.length() && Character.isWhitespace(in.text.charAt(in.at))) {
            in.at++;
        }
    }

    private static void strip(StringBuilder literal) {
        literal.setLength(literal.toString().stripTrailing().length());
    }

    private Expression directive() {
        if (in.keyword("for")) {
            return repeated();
        }
        if (in.keyword("if")) {
            return chosen();
        }
        throw new Unparsable();
    }

    private Expression chosen() {
        Expression condition = in.expression();
        closed();
        Expression whenTrue = parts();
        Expression whenFalse = divided("else") ? parts() : new Expression.Literal("");
        finished("endif");
        return new Expression.Conditional(condition, whenTrue, whenFalse);
    }

    private Expression repeated() {
        ExpressionParser.Loop loop = in.loop();
        closed();
        Expression pieces = loop.making(Optional.empty(), parts(), Optional.empty());
        finished("endfor");
        return new Expression.Call("join", List.of(new Expression.Literal(""), pieces), false);
    }

    private boolean divided(String name) {
        int before = in.at;
        if (in.ahead("%{")) {
            opened(new StringBuilder());
            if (in.keyword(name)) {
                closed();
                return true;
            }
        }
        in.at = before;
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
}
