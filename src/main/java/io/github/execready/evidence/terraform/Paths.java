// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Follows the paths of an expression to what they stand for: resources, variables, locals, outputs, members. */
final class Paths {

    private final TerraformSources sources;
    private final Givens givens;
    private final Evaluator.Run run;

    Paths(TerraformSources sources, Givens givens, Evaluator.Run run) {
        this.sources = sources;
        this.givens = givens;
        this.run = run;
    }

    Value path(Scope scope, Expression expression, Evaluator.Bound bound, int depth) {
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
                : Optional.of(run.value(scope, base, bound, depth + 1));
        if (known.isEmpty() && base instanceof Expression.Name name) {
            return root(scope, name.text(), chain, bound, depth);
        }
        Value here = known.orElseThrow();
        return follow(scope, here, chain.subList(1, chain.size()), bound, depth);
    }

    private Value root(Scope scope, String name, List<Expression> chain, Evaluator.Bound bound, int depth) {
        String second = get(chain, 1);
        String third = get(chain, 2);
        Value here;
        int used = 2;
        switch (name) {
            case "local" -> here = local(scope.module(), second, depth);
            case "var" -> here = variable(scope.module(), second, depth);
            case "each" -> here = each(scope, second, depth);
            case "count" -> here = scope.key().<Value>map(run::scalar).orElseGet(() -> run.unknown("count.index", ""));
            case "module" -> {
                return module(scope, second, chain.subList(2, chain.size()), bound, depth);
            }
            case "data" -> {
                here = givens.block(scope.module(), "data." + second + "." + third, run.place());
                used = 3;
            }
            case "path" -> here = run.scalar("${path." + second + "}");
            case "terraform", "self" -> {
                return run.unknown(name + "." + second, "it is not in the plan");
            }
            default -> here = givens.block(scope.module(), name + "." + second, run.place());
        }
        return follow(scope, here, chain.subList(Math.min(used, chain.size()), chain.size()), bound, depth);
    }

    private String get(List<Expression> chain, int index) {
        return index < chain.size() && chain.get(index) instanceof Expression.Get get ? get.name() : "";
    }

    private Value follow(Scope scope, Value from, List<Expression> chain, Evaluator.Bound bound, int depth) {
        Value here = from;
        for (Expression step : chain) {
            if (step instanceof Expression.Get get) {
                here = member(here, get.name());
            } else if (step instanceof Expression.Index index) {
                here = Choices.all(
                        List.of(here, run.value(scope, index.key(), bound, depth + 1)),
                        both -> both.get(1) instanceof Value.Scalar scalar
                                ? member(both.get(0), scalar.text())
                                : run.unknown("an index", "it is not known when the plan is made"));
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
                    : run.missing("[" + name + "]");
        }
        if (of instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
            return givens.attribute(reference.address(), name, run.place()).orElse(of);
        }
        return of instanceof Value.Open ? of : run.missing("." + name);
    }

    /** An instance that exists on a condition is missing where it does not hold. */
    private Value existing(Value value, String name) {
        return Choices.perhaps(value)
                ? Choices.where((Value.Choice) value, UnaryOperator.identity(), run.missing("[" + name + "]"))
                : value;
    }

    private Value local(ModulePath module, String name, int depth) {
        return sources.module(module)
                .flatMap(m -> m.local(name))
                .map(a -> run.attribute(Scope.of(module), a, depth + 1))
                .orElseGet(() -> run.unknown("local." + name, "the sources that say what it is are not at hand"));
    }

    private Value variable(ModulePath module, String name, int depth) {
        if (givens.secret(module, name)) {
            return Instances.open(Gap.Reason.NOT_JUDGED, "var." + name, "it is marked as sensitive", run.place());
        }
        Optional<Value> written = Optional.empty();
        if (!module.isRoot()) {
            Scope caller = givens.caller(module);
            written = caller.source().flatMap(b -> b.attribute(name)).map(a -> run.attribute(caller, a, depth + 1));
        }
        return givens.variable(module, name, written, run.place());
    }

    private Value each(Scope scope, String part, int depth) {
        if (scope.key().isEmpty()) {
            return run.unknown("each." + part, "the plan does not tell what it is");
        }
        if (part.equals("key")) {
            return run.scalar(scope.key().get());
        }
        Optional<Value> all = scope.source()
                .flatMap(b -> b.attribute("for_each"))
                // for_each itself stands outside of what it repeats.
                .map(a -> run.attribute(Scope.of(scope.module()), a, depth + 1));
        String key = scope.key().get();
        return all.map(each -> Choices.map(each, known -> eachOf(known, key)))
                .orElseGet(() -> run.unknown("each.value", "the plan does not tell what it is"));
    }

    private Value eachOf(Value all, String key) {
        if (all instanceof Value.Items items) {
            return items.items().stream()
                    .filter(v -> v instanceof Value.Scalar s && s.text().equals(key))
                    .findFirst()
                    .orElseGet(() -> run.unknown("each.value", "the plan does not tell what it is"));
        }
        return all instanceof Value.Fields
                ? member(all, key)
                : run.unknown("each.value", "the plan does not tell what it is");
    }

    private Value module(Scope scope, String name, List<Expression> chain, Evaluator.Bound bound, int depth) {
        List<ModulePath> children = givens.children(scope.module(), name);
        if (chain.isEmpty()) {
            return run.unknown("module." + name, "the plan does not tell what it is");
        }
        if (chain.get(0) instanceof Expression.Index index) {
            Value key = run.value(scope, index.key(), bound, depth + 1);
            if (key instanceof Value.Scalar scalar && chain.size() > 1) {
                ModulePath child = scope.module().child(new ModulePath.Call(name, Optional.of(scalar.text())));
                Value output = output(child, get(chain, 1), depth);
                return follow(scope, output, chain.subList(2, chain.size()), bound, depth);
            }
            return run.unknown("module." + name, "the plan does not tell what it is");
        }
        ModulePath child = children.isEmpty()
                ? scope.module().child(new ModulePath.Call(name, Optional.empty()))
                : children.get(0);
        if (children.size() > 1) {
            return run.unknown("module." + name, "it has several instances");
        }
        return follow(scope, output(child, get(chain, 0), depth), chain.subList(1, chain.size()), bound, depth);
    }

    private Value output(ModulePath module, String name, int depth) {
        Optional<Value> value = sources.module(module)
                .flatMap(m -> m.output(name))
                .map(a -> run.attribute(Scope.of(module), a, depth + 1));
        return givens.output(module, name, value, run.place());
    }
}
