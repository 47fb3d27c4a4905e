// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.util.List;
import java.util.Optional;

/**
 * A resource as it will be.
 *
 * @param type in CloudFormation's spelling: {@code AWS::ECS::Service}; see {@link ResourceType} for the few that
 *     CloudFormation does not have
 * @param address what its authors call it: a Terraform address with its instance key, or a logical id; unique among the
 *     resources of an input
 * @param location where it begins
 * @param properties in CloudFormation's spelling and shape
 * @param before the properties as they are now, where the input knows them and changes the resource
 * @param condition the name of the condition on which it exists, if the input leaves it open; a name that begins with
 *     {@code !} means where the condition does not hold
 * @param suppressions the decisions that stand beside it, each with its address
 */
public record Resource(
        String type,
        String address,
        Location location,
        Value.Fields properties,
        Optional<Value.Fields> before,
        Optional<String> condition,
        List<SuppressionRule> suppressions) {

    public Resource {
        requireNonNull(type, "type");
        requireNonNull(address, "address");
        requireNonNull(location, "location");
        requireNonNull(properties, "properties");
        requireNonNull(before, "before");
        requireNonNull(condition, "condition");
        suppressions = List.copyOf(suppressions);
    }

    public Resource(
            String type,
            String address,
            Location location,
            Value.Fields properties,
            Optional<Value.Fields> before,
            Optional<String> condition) {
        this(type, address, location, properties, before, condition, List.of());
    }

    public Resource(String type, String address, Location location, Value.Fields properties) {
        this(type, address, location, properties, Optional.empty(), Optional.empty());
    }

    /** The same with decisions beside it. */
    public Resource suppressing(List<SuppressionRule> rules) {
        return new Resource(type, address, location, properties, before, condition, rules);
    }
}
