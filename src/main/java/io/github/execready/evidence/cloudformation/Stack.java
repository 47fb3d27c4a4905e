// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One deployment of a template: a stack of its own, or one that another stack nests.
 */
final class Stack {

    /**
     * How a stack comes to be nested.
     *
     * @param stack that nests it
     * @param resource the nesting resource
     * @param condition of the nesting resource, if it is open
     * @param scope what holds for the nesting resource
     */
    record Parent(Stack stack, Node resource, Optional<Truth> condition, Scope scope) {}

    private final Template template;
    private final StackIdentity identity;
    private final Deployment deployment;
    private final @Nullable Parent parent;
    private final Conditions conditions;
    private final Map<String, Stack> nested = new HashMap<>();

    Stack(Template template, StackIdentity identity, Deployment deployment, @Nullable Parent parent) {
        this.template = template;
        this.identity = identity;
        this.deployment = deployment;
        this.parent = parent;
        this.conditions = new Conditions(this, template.conditions());
    }

    Template template() {
        return template;
    }

    StackIdentity identity() {
        return identity;
    }

    Deployment deployment() {
        return deployment;
    }

    Effort effort() {
        return deployment.effort();
    }

    String prefix() {
        return identity.prefix();
    }

    Conditions conditions() {
        return conditions;
    }

    Optional<Parent> parent() {
        return Optional.ofNullable(parent);
    }

    void nest(String id, Stack stack) {
        nested.put(id, stack);
    }

    Optional<Stack> nested(String id) {
        return Optional.ofNullable(nested.get(id));
    }

    /** What holds everywhere in the stack: what the nesting resource exists on. */
    Scope scope() {
        return new Scope(this, parent == null ? Map.of() : parent.scope().facts());
    }

    /** The value of a parameter, as the template sees it. */
    Value parameter(Parameter parameter, Location at) {
        Value value = comparable(parameter, at);
        return parameter.noEcho() && !(value instanceof Value.Open) ? parameter.open(at) : value;
    }

    /** The value of a parameter, for comparing: one that is not to be shown decides conditions all the same. */
    private Value comparable(Parameter parameter, Location at) {
        if (parent != null) {
            return passed(parent, parameter, at)
                    .or(() -> parameter.byDefault().map(text -> new Value.Scalar(text, at)))
                    .map(value -> parameter.value(value, at))
                    .orElseGet(() -> parameter.open(at));
        }
        String given = deployment.values().parameters().get(parameter.name());
        if (given != null) {
            return parameter.value(new Value.Scalar(given, at), at);
        }
        if (deployment.values().assumeDefaults() && parameter.byDefault().isPresent()) {
            Value value = parameter.value(new Value.Scalar(parameter.byDefault().get(), at), at);
            return Lifted.assuming(value, "the default of parameter " + parameter.name());
        }
        return parameter.open(at);
    }

    private Optional<Value> passed(Parent from, Parameter parameter, Location at) {
        return from.resource()
                .member("Properties")
                .flatMap(properties -> properties.member("Parameters"))
                .flatMap(parameters -> parameters.member(parameter.name()))
                .map(node -> effort().once(
                                List.of(this, parameter.name()),
                                () -> from.scope().value(node),
                                () -> parameter.open(at)));
    }

    /** A side of a comparison. */
    Value comparable(Node node) {
        return parameterOf(node)
                .map(parameter -> comparable(parameter, node.location()))
                .orElseGet(() -> new Scope(this, Map.of()).value(node));
    }

    /** The parameter that a node refers to, if it does. */
    Optional<Parameter> parameterOf(Node node) {
        return node.text("Ref").flatMap(template::parameter);
    }

    /** The condition that compares the same things, here or in a stack that nests this one. */
    @Nullable
    Truth sameComparison(String key) {
        Truth above = parent == null ? null : parent.stack().sameComparison(key);
        return above == null ? conditions.comparison(key) : above;
    }

    /** The value of an output. */
    Value output(String name, Location at) {
        Node output = template.outputs().get(name);
        return output == null
                ? Gaps.notJudged("output " + name, "is not in " + template.path(), at)
                : output.member("Value")
                        .map(node -> effort().once(
                                        List.of(this, "Outputs", name),
                                        () -> scope().value(node),
                                        () -> Gaps.notJudged("output " + name, "leads back to itself", at)))
                        .map(value -> Moved.to(at, value))
                        .orElseGet(() -> Gaps.notJudged("output " + name, "has no value", at));
    }
}
