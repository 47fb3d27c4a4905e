// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.Map;
import java.util.Optional;

/** Values of Terraform's attributes in CloudFormation's words. */
final class Translation {

    private final Instances instances;
    private final Documents documents;

    Translation(Instances instances, Readings readings) {
        this.instances = instances;
        this.documents = new Documents(instances, readings);
    }

    /** A value that is known, unless it may not be told. */
    Value known(Instance instance, Attribute attribute, Value value, Marks sensitive) {
        if (attribute.kind() == Attribute.Kind.CONTAINERS) {
            return documents.containers(value, sensitive.any());
        }
        if (sensitive.any() && !harmless(value)) {
            Value linked = linked(attribute, value);
            return linked instanceof Value.Reference
                    ? linked
                    : Instances.open(
                            Gap.Reason.NOT_JUDGED,
                            instance.address() + "." + attribute.name(),
                            "it is marked as sensitive",
                            value.location());
        }
        return translated(attribute, value);
    }

    /** A value, which may have parts that are open. */
    Value translated(Attribute attribute, Value value) {
        return switch (attribute.kind()) {
            case POLICY -> documents.policy(value);
            case CONTAINERS -> documents.containers(value, false);
            case SWITCH -> onOff(value);
            case INPUT -> documents.input(value);
            case STATES -> documents.states(value);
            case PAIRS -> Choices.map(value, Translation::pairs);
            default -> linked(attribute, value);
        };
    }

    /** A literal that identifies a resource of the plan, as a reference to it. */
    Value linked(Attribute attribute, Value value) {
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream()
                            .filter(item -> !(item instanceof Value.Nothing))
                            .map(item -> linked(attribute, item))
                            .toList(),
                    value.location());
        }
        if (value instanceof Value.Assumed || value instanceof Value.Choice) {
            return Choices.map(value, known -> linked(attribute, known));
        }
        if (value instanceof Value.Reference reference && reference.attribute().equals(Names.WHOLE)) {
            return new Value.Reference(reference.address(), "Ref", reference.location());
        }
        if (value instanceof Value.Joined joined && attribute.types().contains(Types.TASK_DEFINITION)) {
            return Revisions.named(joined);
        }
        if (!attribute.types().isEmpty() && value instanceof Value.Scalar scalar) {
            Optional<Instance> named = instances
                    .identified(scalar.text())
                    .filter(i -> attribute.types().contains(i.type()));
            if (named.isPresent()) {
                String by = scalar.text().startsWith("arn:") ? "arn" : "id";
                return new Value.Reference(
                        named.get().address(), Names.attribute(named.get().type(), by), value.location());
            }
        }
        return value;
    }

    private static boolean harmless(Value value) {
        return value instanceof Value.Scalar s && s.text().matches("true|false|[0-9]{1,6}");
    }

    private static Value onOff(Value value) {
        if (value instanceof Value.Assumed || value instanceof Value.Choice) {
            return Choices.map(value, Translation::onOff);
        }
        if (!(value instanceof Value.Scalar scalar)) {
            return value;
        }
        return switch (scalar.text()) {
            case "true" -> new Value.Scalar("ENABLED", value.location());
            case "false" -> new Value.Scalar("DISABLED", value.location());
            default -> value;
        };
    }

    private static Value pairs(Value value) {
        return value instanceof Value.Fields fields
                ? new Value.Items(
                        fields.members().entrySet().stream()
                                .<Value>map(member -> new Value.Fields(
                                        Map.of(
                                                "Name",
                                                new Value.Scalar(member.getKey(), value.location()),
                                                "Value",
                                                member.getValue()),
                                        member.getValue().location()))
                                .toList(),
                        value.location())
                : value;
    }
}
