// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * A parameter without a value that may be one of a few, as the choice among them: CloudFormation takes no other.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters,
 *     AllowedValues</a>
 */
final class AllowedValues {

    /** Each one more is another condition, of which a check is judged for a few only. */
    private static final int MOST = 4;

    private AllowedValues() {}

    /** The value that a node comes to, as a choice where nothing but such a parameter stands there. */
    static Value chosen(Scope scope, Node node, Value value) {
        Optional<Parameter> parameter = scope.stack().parameterOf(node).filter(AllowedValues::isChoice);
        return parameter.isPresent() && isUnsaid(parameter.get(), value)
                ? among(scope, node, parameter.get().allowed(), value.location())
                : value;
    }

    // What stands elsewhere is not among the values, and of lists each item may be any of them.
    private static boolean isChoice(Parameter parameter) {
        return parameter.allowed().size() > 1
                && parameter.allowed().size() <= MOST
                && !isFlag(parameter)
                && !parameter.noEcho()
                && !parameter.isList()
                && !parameter.isStoredElsewhere();
    }

    // A flag that may be either is open in its own name, and whoever compares it asks whether it is true.
    private static boolean isFlag(Parameter parameter) {
        return parameter.allowed().stream()
                        .flatMap(text -> YamlBooleans.of(text).stream())
                        .distinct()
                        .count()
                == 2;
    }

    private static boolean isUnsaid(Parameter parameter, Value value) {
        return value instanceof Value.Open open && open.gap().source().equals("parameter " + parameter.name());
    }

    private static Value among(Scope scope, Node parameter, List<String> allowed, Location at) {
        Value first = new Value.Scalar(allowed.get(0), at);
        if (allowed.size() == 1) {
            return first;
        }
        Truth truth = scope.comparison(parameter, allowed.get(0));
        if (truth.is(true)) {
            return first;
        }
        Value others = among(scope, parameter, allowed.subList(1, allowed.size()), at);
        if (truth.is(false)) {
            return others;
        }
        return truth.negated()
                ? new Value.Choice(truth.name(), others, first, at)
                : new Value.Choice(truth.name(), first, others, at);
    }
}
