// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts values where they are to be reported. */
final class Places {

    private Places() {}

    /** The same value with all its parts at one place. */
    static Value moved(Value value, Location place) {
        if (value instanceof Value.Scalar scalar) {
            return new Value.Scalar(scalar.text(), place);
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(moved(items.items(), place), place);
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> members.put(name, moved(member, place)));
            return new Value.Fields(members, place);
        }
        if (value instanceof Value.Reference reference) {
            return new Value.Reference(reference.address(), reference.attribute(), place);
        }
        if (value instanceof Value.Joined joined) {
            return new Value.Joined(moved(joined.parts(), place), place);
        }
        if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(moved(assumed.value(), place), assumed.assumption());
        }
        if (value instanceof Value.Open open) {
            Gap gap = open.gap();
            return new Value.Open(new Gap(gap.reason(), gap.source(), gap.detail(), Optional.of(place)), place);
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(), moved(choice.whenTrue(), place), moved(choice.whenFalse(), place), place);
        }
        return new Value.Nothing(place);
    }

    /** The same value with those of its parts at one place that stand somewhere. */
    static Value moved(Value value, Predicate<Location> from, Location place) {
        Location here = from.test(value.location()) ? place : value.location();
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream().map(v -> moved(v, from, place)).toList(), here);
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> members.put(name, moved(member, from, place)));
            return new Value.Fields(members, here);
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(),
                    moved(choice.whenTrue(), from, place),
                    moved(choice.whenFalse(), from, place),
                    here);
        }
        if (value instanceof Value.Assumed assumed) {
            return new Value.Assumed(moved(assumed.value(), from, place), assumed.assumption());
        }
        return here.equals(value.location()) ? value : moved(value, here);
    }

    /** A known value with its parts where another has them that says the same, as far as the shapes of both agree. */
    static Value like(Value known, Value written) {
        if (written instanceof Value.Assumed assumed) {
            return like(known, assumed.value());
        }
        if (written instanceof Value.Open || written instanceof Value.Choice || written instanceof Value.Nothing) {
            return known;
        }
        if (known instanceof Value.Fields fields && written instanceof Value.Fields others) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> {
                Value other = others.members().get(name);
                members.put(name, other == null ? moved(member, others.location()) : like(member, other));
            });
            return new Value.Fields(members, others.location());
        }
        if (known instanceof Value.Items items && written instanceof Value.Items others) {
            if (items.items().size() != others.items().size()) {
                return moved(known, others.location());
            }
            List<Value> all = new ArrayList<>();
            for (int i = 0; i < items.items().size(); i++) {
                all.add(like(items.items().get(i), others.items().get(i)));
            }
            return new Value.Items(all, others.location());
        }
        return moved(known, written.location());
    }

    private static List<Value> moved(List<Value> values, Location place) {
        return values.stream().map(v -> moved(v, place)).toList();
    }
}
