// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What templates come to, in a notation that tests can compare with. */
final class Translated {

    private final PlannedInput input;

    private Translated(PlannedInput input) {
        this.input = input;
    }

    static Translated template(String text) {
        return template(text, Map.of());
    }

    static Translated template(String text, Map<String, String> parameters) {
        return of(
                new DeploymentValues(parameters, Optional.empty(), Optional.empty(), false),
                new TemplateFile("template.yaml", text));
    }

    static Translated of(DeploymentValues values, TemplateFile... files) {
        return new Translated(Templates.read("input", List.of(files), values));
    }

    static Translated files(TemplateFile... files) {
        return of(DeploymentValues.NONE, files);
    }

    PlannedInput input() {
        return input;
    }

    Resource resource(String address) {
        return input.resources().stream()
                .filter(resource -> resource.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " is not among "
                        + input.resources().stream().map(Resource::address).toList()));
    }

    /** A property, by members and positions in lists: {@code Policies.0.PolicyName}. */
    Value value(String address, String path) {
        Value value = resource(address).properties();
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Value.Items items
                    ? items.items().get(Integer.parseInt(step))
                    : value instanceof Value.Fields fields ? fields.members().get(step) : null;
            if (value == null) {
                throw new AssertionError(address + " has no " + path);
            }
        }
        return value;
    }

    String shown(String address, String path) {
        return shown(value(address, path));
    }

    static String shown(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return scalar.text();
        } else if (value instanceof Value.Items items) {
            return items.items().stream().map(Translated::shown).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Value.Fields fields) {
            return fields.members().entrySet().stream()
                    .map(member -> member.getKey() + "=" + shown(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Value.Reference reference) {
            return "@" + reference.address() + "." + reference.attribute();
        } else if (value instanceof Value.Joined joined) {
            return joined.parts().stream().map(Translated::shown).collect(Collectors.joining("+", "(", ")"));
        } else if (value instanceof Value.Choice choice) {
            return "<" + choice.condition() + " ? " + shown(choice.whenTrue()) + " : " + shown(choice.whenFalse())
                    + ">";
        } else if (value instanceof Value.Assumed assumed) {
            return shown(assumed.value()) + " assuming " + assumed.assumption();
        } else if (value instanceof Value.Open open) {
            return "?" + open.gap().source();
        }
        return "nothing";
    }
}
