// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of the root module's variables, as far as they are said. */
final class Variables {

    private final DeploymentValues values;
    private final Map<String, SourceAttribute> files;

    /**
     * @param files what the files say that Terraform reads by itself, by the variables' names
     */
    Variables(DeploymentValues values, Map<String, SourceAttribute> files) {
        this.values = values;
        this.files = Map.copyOf(files);
    }

    /**
     * What a variable stands for.
     *
     * @param constant gives what is written, which refers to nothing
     */
    Value value(
            String name, Optional<SourceBlock> declared, Function<SourceAttribute, Value> constant, Location place) {
        String given = values.parameters().get(name);
        if (given != null) {
            return given(given, declared, place);
        }
        SourceAttribute file = files.get(name);
        if (file != null) {
            // The command line can say otherwise: developer.hashicorp.com/terraform/language/values/variables.
            return new Value.Assumed(
                    constant.apply(file),
                    "variable " + name + " as in " + file.location().file());
        }
        Optional<SourceAttribute> usual = declared.flatMap(v -> v.attribute("default"));
        if (usual.isPresent() && values.assumeDefaults()) {
            return new Value.Assumed(constant.apply(usual.get()), "the default of variable " + name);
        }
        if (isBoolean(declared, usual)) {
            return Choices.ofCondition("var." + name, place);
        }
        return Instances.open(
                Gap.Reason.OUTSIDE_THE_INPUT,
                "var." + name,
                usual.map(SourceAttribute::expression)
                        .filter(text -> text.length() <= 60 && !text.contains("\n"))
                        .map(text -> "the variable is not given; its default is " + text)
                        .orElse("the variable is not given"),
                place);
    }

    private static boolean isBoolean(Optional<SourceBlock> declared, Optional<SourceAttribute> usual) {
        boolean typed = declared.flatMap(v -> v.attribute("type"))
                .filter(type -> type.expression().equals("bool"))
                .isPresent();
        return usual.map(SourceAttribute::expression)
                .map(text -> text.matches("true|false"))
                .orElse(typed);
    }

    /** Values of other types than texts are given in Terraform's language. */
    private static Value given(String text, Optional<SourceBlock> declared, Location place) {
        boolean composed = text.startsWith("[") || text.startsWith("{");
        boolean isText = declared.flatMap(v -> v.attribute("type"))
                .filter(type -> type.expression().equals("string"))
                .isPresent();
        return composed && !isText
                ? PlanJson.parse(text, place).orElseGet(() -> new Value.Scalar(text, place))
                : new Value.Scalar(text, place);
    }
}
