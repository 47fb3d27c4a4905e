// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.Optional;
import java.util.Set;

/**
 * One instance of a resource or data source, as the plan has it.
 *
 * @param address with the keys of its module and its own
 * @param module the module instance that it belongs to
 * @param data whether it is a data source
 * @param type {@code aws_ecs_service}
 * @param name the second label of its block
 * @param key its own key, if the block has count or for_each
 * @param actions what the plan does with it
 * @param before the attributes now, empty for what is created
 * @param after the attributes as they will be; without those that are unknown
 * @param unknown which of them are unknown
 * @param sensitive which of them may not be told
 * @param location where it stands in the plan, or in the sources where there is no plan
 * @param condition on which it exists, if what is read leaves that open
 */
record Instance(
        String address,
        ModulePath module,
        boolean data,
        String type,
        String name,
        Optional<String> key,
        Set<String> actions,
        Optional<Value.Fields> before,
        Value.Fields after,
        Marks unknown,
        Marks sensitive,
        Location location,
        Optional<String> condition) {

    Instance {
        actions = Set.copyOf(actions);
    }

    /** The address of its block within its module: {@code data.aws_iam_role.task}. */
    String block() {
        return (data ? "data." : "") + type + "." + name;
    }

    /** Whether the plan changes it where it stands, so that what it was before tells what the change is. */
    boolean updated() {
        return actions.equals(Set.of("update"));
    }

    /** The text of an attribute, if the plan knows it. */
    Optional<String> text(String attribute) {
        return after.members().get(attribute) instanceof Value.Scalar scalar
                        && !scalar.text().isEmpty()
                        && !unknown.member(attribute).all()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** The same, with other attributes than the plan gives it. */
    Instance with(Value.Fields others) {
        return new Instance(
                address, module, data, type, name, key, actions, before, others, unknown, sensitive, location,
                condition);
    }
}
