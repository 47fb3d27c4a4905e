// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stacks that the templates of an input make together. */
final class Deployment {

    private final DeploymentValues values;
    private final Effort effort = new Effort();
    private final List<Stack> stacks = new ArrayList<>();
    private final Exports exports = new Exports(stacks);
    private final Set<Gap> unjudged = new LinkedHashSet<>();

    Deployment(DeploymentValues values) {
        this.values = values;
    }

    DeploymentValues values() {
        return values;
    }

    Effort effort() {
        return effort;
    }

    Exports exports() {
        return exports;
    }

    List<Stack> stacks() {
        return Collections.unmodifiableList(stacks);
    }

    void add(Stack stack) {
        stacks.add(stack);
    }

    /** What the conditions of all stacks come to that are made up of others. */
    Map<String, Condition> conditions() {
        Map<String, Condition> all = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Stack stack : stacks) {
            all.putAll(stack.conditions().meanings());
            stack.conditions().whenTrue(stack.template().parameters()).forEach((name, meaning) -> {
                if (all.putIfAbsent(name, meaning) != null) {
                    twice.add(name);
                }
            });
        }
        // Parameters of several stacks that have the same name need not have the same value.
        all.keySet().removeAll(twice);
        return all;
    }

    List<Gap> unjudged() {
        return List.copyOf(unjudged);
    }

    /** Remembers what cannot be judged. */
    void unjudged(Gap gap) {
        unjudged.add(gap);
    }

    /** The output of a stack that is known by its name, as the CDK's weak references ask for. */
    Value stackOutput(Stack by, Value stack, Optional<Value> region, Value output, Location at) {
        String name = Texts.shown(stack);
        String source = "output " + Excerpt.of(Texts.shown(output)) + " of stack " + Excerpt.of(name);
        if (!(stack instanceof Value.Scalar) || !(output instanceof Value.Scalar wanted)) {
            return Gaps.outside(source, "which stack or output that is stays open", at);
        }
        // Stacks of one name may be in several Regions; without one it is the asking stack's.
        AwsEnvironment there = region.isEmpty()
                ? by.identity().environment()
                : new AwsEnvironment(region.flatMap(Deployment::text), Optional.empty());
        List<Stack> named = stacks.stream()
                .filter(one -> one.identity().name().filter(name::equals).isPresent())
                .filter(one -> one.identity().environment().maybe(there))
                .toList();
        return named.size() == 1
                ? named.get(0).output(wanted.text(), at)
                : Gaps.outside(
                        source,
                        named.isEmpty()
                                ? "no given template is known to be that stack's"
                                : "several given stacks have that name",
                        at);
    }

    private static Optional<String> text(Value value) {
        return value instanceof Value.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }
}
