// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Alternatives;
import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for conditions that are open: what is written differently and decided by the same has the same name, so that a flag and
 * the policy that goes with it are seen to belong together.
 */
final class ConditionNames {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_LENGTH = 200;

    /** What is compared with a text: only of texts it is certain that different ones are not equal. */
    private static final Pattern COMPARISON = Pattern.compile("((?:(?! == ).)+) == (\"[^\"]*\")");

    private final Alternatives alternatives = new Alternatives(String::equals);
    private final Set<String> compared = new HashSet<>();
    private final TerraformSources sources;
    private final Givens givens;

    ConditionNames(TerraformSources sources, Givens givens) {
        this.sources = sources;
        this.givens = givens;
    }

    /** The name; empty if it depends on more than variables, locals, data sources and modules. */
    Optional<String> of(Scope scope, Expression condition) {
        return name(scope, condition, 0)
                .map(name -> name.startsWith("!") ? "!" + Condition.name(name) : Condition.name(name))
                .map(name -> name.replaceAll("\\s+", " "))
                .filter(name -> name.length() <= MAX_LENGTH)
                .map(this::remembered);
    }

    /** What the conditions that were named come to. */
    Map<String, Condition> meanings() {
        return alternatives.meanings();
    }

    private String remembered(String name) {
        String holds = name.startsWith("!") ? name.substring(1) : name;
        Matcher comparison = COMPARISON.matcher(holds);
        if (comparison.matches() && compared.add(holds)) {
            String of = comparison.group(1);
            String with = comparison.group(2);
            alternatives.add(
                    new Alternatives.Alternative(of, with, List.of(), of + " = " + with, new Condition.Named(holds)));
        }
        return name;
    }

    private Optional<String> name(Scope scope, Expression expression, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (expression instanceof Expression.Literal literal) {
            return Optional.of(
                    literal.text().matches("true|false|[0-9.]+") ? literal.text() : '"' + literal.text() + '"');
        }
        if (expression instanceof Expression.Null) {
            return Optional.of("null");
        }
        if (expression instanceof Expression.Unary unary) {
            Optional<String> operand = name(scope, unary.operand(), depth + 1);
            return unary.operator().equals("!") ? operand.map(Choices::negated) : operand.map(o -> "-" + o);
        }
        if (expression instanceof Expression.Binary binary) {
            boolean unequal = binary.operator().equals("!=");
            String operator = unequal ? "==" : binary.operator();
            Optional<String> name = name(scope, binary.left(), depth + 1)
                    .flatMap(left ->
                            name(scope, binary.right(), depth + 1).map(right -> left + " " + operator + " " + right));
            return unequal ? name.map(Choices::negated) : name;
        }
        if (expression instanceof Expression.Call call && !call.spread()) {
            List<String> arguments = new ArrayList<>();
            for (Expression argument : call.arguments()) {
                Optional<String> name = name(scope, argument, depth + 1);
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                arguments.add(name.get());
            }
            return Optional.of(call.function() + "(" + String.join(", ", arguments) + ")");
        }
        return path(scope, expression, depth);
    }

    private Optional<String> path(Scope scope, Expression expression, int depth) {
        if (expression instanceof Expression.Get get) {
            if (get.of() instanceof Expression.Name root) {
                return root(scope, root.text(), get.name(), depth);
            }
            return path(scope, get.of(), depth + 1).map(of -> of + "." + get.name());
        }
        if (expression instanceof Expression.Index index) {
            return path(scope, index.of(), depth + 1)
                    .flatMap(of -> name(scope, index.key(), depth + 1).map(key -> of + "[" + key + "]"));
        }
        return Optional.empty();
    }

    private Optional<String> root(Scope scope, String root, String name, int depth) {
        ModulePath module = scope.module();
        return switch (root) {
            case "var" ->
                module.isRoot()
                        ? Optional.of("var." + name)
                        : given(module, name)
                                .flatMap(attribute -> parsed(givens.caller(module), attribute, depth))
                                .or(() -> Optional.of(module.absolute("var." + name)));
            case "local" ->
                sources.module(module)
                        .flatMap(m -> m.local(name))
                        .flatMap(attribute -> parsed(Scope.of(module), attribute, depth))
                        .or(() -> Optional.of(module.absolute("local." + name)));
            case "data", "module", "terraform" -> Optional.of(module.absolute(root + "." + name));
            default -> Optional.empty();
        };
    }

    private Optional<SourceAttribute> given(ModulePath module, String variable) {
        return givens.caller(module).source().flatMap(call -> call.attribute(variable));
    }

    private Optional<String> parsed(Scope scope, SourceAttribute attribute, int depth) {
        return ExpressionParser.parse(attribute.expression()).flatMap(parsed -> name(scope, parsed, depth + 1));
    }
}
