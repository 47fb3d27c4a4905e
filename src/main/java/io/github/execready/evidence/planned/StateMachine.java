// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A state machine of Step Functions, as far as it launches tasks.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html">Run Amazon ECS or Fargate tasks with
 *     Step Functions</a>
 */
final class StateMachine {

    static final String TYPE = "AWS::StepFunctions::StateMachine";

    private static final Pattern RUN_TASK = Pattern.compile("arn:[^:]*:states:::(aws-sdk:)?ecs:runTask(\\..+)?");
    private static final int DEEPEST = 20;

    /**
     * A state that launches a task.
     *
     * @param name the state's
     * @param settings what it asks ECS for
     */
    record Launching(String name, Property settings) {}

    private final Property machine;

    StateMachine(Property machine) {
        this.machine = machine;
    }

    /** The states that launch tasks, those in branches and loops among them. */
    List<Launching> launching() {
        List<Launching> all = new ArrayList<>();
        collect(machine.at("Definition"), all, 0);
        return all;
    }

    /** Whether what it does is not in the input. */
    private boolean isOpen() {
        return !(machine.at("Definition").value().toOptional().orElse(null) instanceof Value.Fields);
    }

    /** The resources of a type that it names anywhere in what is known of it. */
    List<Value.Reference> named(String type) {
        List<Value.Reference> all = new ArrayList<>();
        machine.value().toOptional().ifPresent(value -> collect(value, type, all));
        return all.stream().distinct().toList();
    }

    private void collect(Value value, String type, List<Value.Reference> into) {
        if (value instanceof Value.Reference reference
                && machine.scope()
                        .graph()
                        .at(reference.address())
                        .filter(resource -> resource.type().equals(type))
                        .isPresent()) {
            into.add(reference);
        } else if (value instanceof Value.Items items) {
            items.items().forEach(item -> collect(item, type, into));
        } else if (value instanceof Value.Fields fields) {
            fields.members().values().forEach(member -> collect(member, type, into));
        } else if (value instanceof Value.Joined joined) {
            joined.parts().forEach(part -> collect(part, type, into));
        } else if (value instanceof Value.Choice choice) {
            collect(choice.whenTrue(), type, into);
            collect(choice.whenFalse(), type, into);
        } else if (value instanceof Value.Assumed assumed) {
            collect(assumed.value(), type, into);
        }
    }

    private static void collect(Property flow, List<Launching> all, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        Property states = flow.at("States");
        for (String name : states.members()) {
            Property state = states.at(name);
            launched(name, state).ifPresent(all::add);
            state.at("Branches").each().forEach(branch -> collect(branch, all, depth + 1));
            collect(state.at("Iterator"), all, depth + 1);
            collect(state.at("ItemProcessor"), all, depth + 1);
        }
    }

    private static Optional<Launching> launched(String name, Property state) {
        Property usual = state.at("Parameters");
        Property settings = usual.value().isAbsent() ? state.at("Arguments") : usual;
        boolean runs = state.at("Resource")
                .text()
                .fold(
                        known -> RUN_TASK.matcher(known.value()).matches(),
                        absent -> false,
                        unknown -> !settings.at("TaskDefinition").value().isAbsent());
        return runs ? Optional.of(new Launching(name, stated(settings))) : Optional.empty();
    }

    /** What the state's input decides stands under a name that ends in {@code .$}. */
    private static Property stated(Property settings) {
        return new Property(
                settings.scope(), settings.value().map(value -> stated(value, settings)), settings.origin());
    }

    private static Value stated(Value value, Property settings) {
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(item -> stated(item, settings)).toList(), items.location());
        }
        if (!(value instanceof Value.Fields fields)) {
            return value;
        }
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((name, member) -> {
            if (name.endsWith(".$")) {
                Gap gap = new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "the input of " + settings.origin().source(),
                        "the state takes it from there when it runs",
                        Optional.of(member.location()));
                members.put(name.substring(0, name.length() - 2), new Value.Open(gap, member.location()));
            } else {
                members.put(name, stated(member, settings));
            }
        });
        return new Value.Fields(members, fields.location());
    }

    /** Whether it may launch tasks of a definition by what is not in the input. */
    boolean mayLaunch(Resource definition) {
        return isOpen()
                && named(definition.type()).stream()
                        .anyMatch(reference -> reference.address().equals(definition.address()));
    }
}
