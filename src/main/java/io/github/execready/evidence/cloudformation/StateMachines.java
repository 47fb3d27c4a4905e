// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * State machines of Step Functions, whose definition a template holds as an object or a text, or leaves to a file beside it,
 * with names in it that the template gives values for.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html">
 *     AWS::StepFunctions::StateMachine</a>, and AWS::Serverless::StateMachine of SAM
 */
final class StateMachines {

    static final String TYPE = "AWS::StepFunctions::StateMachine";

    private static final String SERVERLESS = "AWS::Serverless::StateMachine";
    private static final String DEFINITION = "Definition";
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9_]{1,255})\\}");

    private final Map<String, Value> substitutions;

    private StateMachines(Map<String, Value> substitutions) {
        this.substitutions = substitutions;
    }

    static boolean isOne(String type) {
        return type.equals(TYPE) || type.equals(SERVERLESS);
    }

    /** The properties, with the definition as a tree wherever it stands; without one where it is not at hand. */
    static Value.Fields defined(Value.Fields properties, Template template, BesideFiles files) {
        Map<String, Value> members = new LinkedHashMap<>(properties.members());
        StateMachines machine = new StateMachines(
                members.get("DefinitionSubstitutions") instanceof Value.Fields given ? given.members() : Map.of());
        Optional.ofNullable(members.remove("DefinitionString"))
                .or(() -> file(members, template, files).map(StateMachines::value))
                .ifPresent(found -> members.put(DEFINITION, found));
        members.computeIfPresent(DEFINITION, (name, found) -> machine.substituted(found));
        return new Value.Fields(members, properties.location());
    }

    private static Optional<Node> file(Map<String, Value> members, Template template, BesideFiles files) {
        return members.get("DefinitionUri") instanceof Value.Scalar path
                ? files.of(template, path.text())
                : Optional.ofNullable(members.getOrDefault("DefinitionS3Location", members.get("DefinitionUri")))
                        .filter(Value.Fields.class::isInstance)
                        .map(place -> ((Value.Fields) place).members().get("Key"))
                        .filter(Value.Scalar.class::isInstance)
                        .flatMap(key -> files.ofAsset(((Value.Scalar) key).text()));
    }

    private static Value value(Node node) {
        if (node instanceof Node.Text text) {
            return Placeholders.TEMPLATE.value(text.text(), text.location());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Value.Items(
                    sequence.items().stream().map(StateMachines::value).toList(), sequence.location());
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Value> members = new LinkedHashMap<>();
            mapping.members()
                    .forEach((name, member) -> members.put(name, Members.settled(name, member, value(member))));
            return new Value.Fields(members, mapping.location());
        }
        return new Value.Nothing(node.location());
    }

    private Value substituted(Value value) {
        return substitutions.isEmpty() ? value : Lifted.over(value, this::plain);
    }

    private Value plain(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return text(scalar);
        }
        if (value instanceof Value.Joined joined) {
            return Texts.join(joined.parts().stream().map(this::substituted).toList(), joined.location());
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(items.items().stream().map(this::substituted).toList(), items.location());
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> members.put(name, substituted(member)));
            return new Value.Fields(members, fields.location());
        }
        return value;
    }

    private Value text(Value.Scalar scalar) {
        Matcher matcher = NAME.matcher(scalar.text());
        List<Value> parts = new ArrayList<>();
        int end = 0;
        while (matcher.find()) {
            Value given = substitutions.get(matcher.group(1));
            if (given != null) {
                parts.add(new Value.Scalar(scalar.text().substring(end, matcher.start()), scalar.location()));
                parts.add(given);
                end = matcher.end();
            }
        }
        if (parts.isEmpty()) {
            return scalar;
        }
        parts.add(new Value.Scalar(scalar.text().substring(end), scalar.location()));
        return Texts.join(parts, scalar.location());
    }
}
