// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the stacks of an input export, and what imports of it come to. */
final class Exports {

    private record Export(Stack stack, String output, Value name) {}

    private final List<Stack> stacks;
    private @Nullable List<Export> exports;

    Exports(List<Stack> stacks) {
        this.stacks = stacks;
    }

    /** The value that a stack imports under a name. */
    Value imported(Stack by, Value name, Location at) {
        return Lifted.over(name, plain -> find(by, plain, at));
    }

    private Value find(Stack by, Value name, Location at) {
        // A stack cannot import what it exports itself, nor what is exported in another Region or account.
        List<Export> others = exports().stream()
                .filter(export -> export.stack() != by)
                .filter(export -> export.stack()
                        .identity()
                        .environment()
                        .maybe(by.identity().environment()))
                .toList();
        List<Export> same =
                others.stream().filter(export -> is(export.name(), name)).toList();
        if (same.size() == 1) {
            return same.get(0).stack().output(same.get(0).output(), at);
        }
        List<Export> fitting = same.isEmpty()
                ? others.stream().filter(export -> fits(export.name(), name)).toList()
                : same;
        String source = "Fn::ImportValue " + Excerpt.of(Texts.shown(name));
        if (fitting.size() == 1) {
            Value value = fitting.get(0).stack().output(fitting.get(0).output(), at);
            return Lifted.assuming(value, "inferred: the only given export that fits " + source);
        }
        return Gaps.outside(
                source, fitting.isEmpty() ? "no given template exports it" : "several given exports fit it", at);
    }

    private static boolean is(Value export, Value name) {
        return export instanceof Value.Scalar known
                && name instanceof Value.Scalar wanted
                && known.text().equals(wanted.text());
    }

    /**
     * Whether two names may be the same, judged by what is literal in them: a prefix that is a parameter on one side and
     * the stack's name on the other is how most people name exports.
     */
    private static boolean fits(Value export, Value name) {
        if (name instanceof Value.Scalar text) {
            return export instanceof Value.Joined joined
                    && pattern(joined).matcher(text.text()).matches();
        }
        if (!(name instanceof Value.Joined joined)) {
            return false;
        }
        return export instanceof Value.Scalar text
                ? pattern(joined).matcher(text.text()).matches()
                : export instanceof Value.Joined other
                        && pattern(joined).pattern().equals(pattern(other).pattern());
    }

    private static Pattern pattern(Value.Joined joined) {
        StringBuilder regex = new StringBuilder();
        for (Value part : joined.parts()) {
            regex.append(part instanceof Value.Scalar scalar ? Pattern.quote(scalar.text()) : ".+");
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private List<Export> exports() {
        List<Export> known = exports;
        if (known == null) {
            known = new ArrayList<>();
            // Set first: the name of an export may itself be an import.
            exports = known;
            for (Stack stack : stacks) {
                known.addAll(exports(stack));
            }
        }
        return List.copyOf(known);
    }

    private static List<Export> exports(Stack stack) {
        List<Export> exports = new ArrayList<>();
        stack.template()
                .outputs()
                .forEach((output, node) -> node.member("Export")
                        .flatMap(export -> export.member("Name"))
                        .map(stack.scope()::value)
                        .ifPresent(name -> exports.add(new Export(stack, output, name))));
        return exports;
    }
}
