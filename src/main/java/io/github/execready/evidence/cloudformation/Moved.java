// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives a value the place where it is used: that is what a reader of the template looks at. */
final class Moved {

    private Moved() {}

    static Value to(Location at, Value value) {
        if (value instanceof Value.Scalar scalar) {
            return new Value.Scalar(scalar.text(), at);
        } else if (value instanceof Value.Reference reference) {
            return new Value.Reference(reference.address(), reference.attribute(), at);
        } else if (value instanceof Value.Open open) {
            return new Value.Open(to(at, open.gap()), at);
        } else if (value instanceof Value.Joined joined) {
            return new Value.Joined(joined.parts(), at);
        } else if (value instanceof Value.Items items) {
            return new Value.Items(items.items(), at);
        } else if (value instanceof Value.Fields fields) {
            return new Value.Fields(fields.members(), at);
        } else if (value instanceof Value.Choice choice) {
            return new Value.Choice(choice.condition(), to(at, choice.whenTrue()), to(at, choice.whenFalse()), at);
        } else if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(to(at, assumed.value()), assumed.assumption());
        }
        return new Value.Nothing(at);
    }

    /** Gives a value and all that is in it the same place. */
    static Value wholly(Location at, Value value) {
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(item -> wholly(at, item)).toList(), at);
        } else if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> members.put(name, wholly(at, member)));
            return new Value.Fields(members, at);
        } else if (value instanceof Value.Joined joined) {
            return new Value.Joined(
                    joined.parts().stream().map(part -> wholly(at, part)).toList(), at);
        } else if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(), wholly(at, choice.whenTrue()), wholly(at, choice.whenFalse()), at);
        } else if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(wholly(at, assumed.value()), assumed.assumption());
        }
        return to(at, value);
    }

    private static Gap to(Location at, Gap gap) {
        return new Gap(gap.reason(), gap.source(), gap.detail(), Optional.of(at));
    }
}
