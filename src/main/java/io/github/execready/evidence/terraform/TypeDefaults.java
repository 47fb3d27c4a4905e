// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the type of a variable fills in: {@code optional(bool, true)} within an object, as
 * developer.hashicorp.com/terraform/language/expressions/type-constraints describes it.
 */
final class TypeDefaults {

    private static final Set<String> COLLECTIONS = Set.of("list", "set", "map");

    private final Function<Expression, Value> constant;

    /**
     * @param constant gives what an expression says that refers to nothing
     */
    TypeDefaults(Function<Expression, Value> constant) {
        this.constant = constant;
    }

    /** A value of a type, with what it leaves to the type. */
    Value filled(Value value, Expression type) {
        if (!(type instanceof Expression.Call call) || call.arguments().isEmpty()) {
            return value;
        }
        Expression inner = call.arguments().get(0);
        if (call.function().equals("optional")) {
            return filled(value, inner);
        }
        if (COLLECTIONS.contains(call.function())) {
            return Choices.map(value, known -> each(known, inner));
        }
        return call.function().equals("object") && inner instanceof Expression.Entries entries
                ? Choices.map(value, known -> known instanceof Value.Fields fields ? object(fields, entries) : known)
                : value;
    }

    private Value each(Value value, Expression type) {
        if (value instanceof Value.Items items) {
            List<Value> filled =
                    items.items().stream().map(item -> filled(item, type)).toList();
            return new Value.Items(filled, value.location());
        }
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>(fields.members());
            members.replaceAll((name, member) -> filled(member, type));
            return new Value.Fields(members, value.location());
        }
        return value;
    }

    private Value object(Value.Fields fields, Expression.Entries types) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (Expression.Entry entry : types.entries()) {
            if (entry.key() instanceof Expression.Literal name) {
                Value member = fields.members().getOrDefault(name.text(), new Value.Nothing(fields.location()));
                Value set = member instanceof Value.Nothing && entry.value() instanceof Expression.Call type
                        ? usual(type, member)
                        : member;
                members.put(name.text(), filled(set, entry.value()));
            }
        }
        return new Value.Fields(members, fields.location());
    }

    private Value usual(Expression.Call type, Value nothing) {
        return type.function().equals("optional") && type.arguments().size() > 1
                ? Places.moved(constant.apply(type.arguments().get(1)), nothing.location())
                : nothing;
    }
}
