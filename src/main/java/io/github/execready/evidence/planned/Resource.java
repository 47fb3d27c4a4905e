// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Location;
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
 */
public record Resource(
        String type,
        String address,
        Location location,
        Value.Fields properties,
        Optional<Value.Fields> before,
        Optional<String> condition) {

    public Resource {
        requireNonNull(type, "type");
        requireNonNull(address, "address");
        requireNonNull(location, "location");
        requireNonNull(properties, "properties");
        requireNonNull(before, "before");
        requireNonNull(condition, "condition");
    }

    public Resource(String type, String address, Location location, Value.Fields properties) {
        this(type, address, location, properties, Optional.empty(), Optional.empty());
    }
}
