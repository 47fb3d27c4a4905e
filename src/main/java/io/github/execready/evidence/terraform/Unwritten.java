// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Blocks that are unknown in a plan and that its configuration does not have. As a rule nobody wrote them, and the provider
 * computes that there are none; but {@code dynamic} may make them, which the configuration of a plan leaves out. Where the
 * sources do not tell, that there are none is an assumption, unless there are resources of their own for them: the provider's
 * documentation says not to write both.
 */
final class Unwritten {

    private static final String EGRESS = "SecurityGroupEgress";

    private static final String ASSUMPTION =
            "no dynamic block makes more than the plan shows; the sources tell, with --source-root";

    /** The blocks that are missed most, with the resources that are written instead. */
    private static final Map<String, Set<String>> INSTEAD = Map.of(
            EGRESS,
            Set.of("AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress"),
            "Policies",
            Set.of("AWS::IAM::RolePolicy", ResourceType.ROLE_POLICY_ATTACHMENT));

    private static final List<String> OWNERS = List.of("GroupId", "RoleName", "Role");

    /** What resources of a type belong to, by the type. */
    private final Map<String, Set<String>> owners = new HashMap<>();

    Unwritten(List<Resource> all) {
        all.forEach(resource -> owner(resource)
                .ifPresent(owner -> owners.computeIfAbsent(resource.type(), type -> new HashSet<>())
                        .add(owner)));
    }

    /** Whether a wrong guess at a block would matter. */
    static boolean matters(Attribute attribute) {
        return INSTEAD.containsKey(attribute.target());
    }

    /** None, on the assumption. */
    static Value none(Attribute attribute, Location place) {
        return new Value.Assumed(
                attribute.target().equals(EGRESS) ? new Value.Items(List.of(), place) : new Value.Nothing(place),
                ASSUMPTION);
    }

    /** A resource without the assumption if others say what its blocks would. */
    Resource settled(Resource resource) {
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        INSTEAD.forEach((property, types) -> {
            if (members.get(property) instanceof Value.Assumed assumed
                    && assumed.assumption().equals(ASSUMPTION)
                    && names(resource).anyMatch(name -> has(types, name))) {
                members.remove(property);
                if (assumed.value() instanceof Value.Items none) {
                    members.put(property, none);
                }
            }
        });
        return Translator.with(resource, members);
    }

    private boolean has(Set<String> types, String owner) {
        return types.stream()
                .anyMatch(type -> owners.getOrDefault(type, Set.of()).contains(owner));
    }

    private static Stream<String> names(Resource resource) {
        return Stream.concat(
                Stream.of(resource.address()),
                Stream.of("RoleName", "Id")
                        .map(resource.properties().members()::get)
                        .filter(Value.Scalar.class::isInstance)
                        .map(value -> ((Value.Scalar) value).text()));
    }

    private static Optional<String> owner(Resource resource) {
        return OWNERS.stream()
                .map(resource.properties().members()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> value instanceof Value.Assumed assumed ? assumed.value() : value)
                .flatMap(value -> value instanceof Value.Reference reference
                        ? Optional.of(reference.address())
                        : value instanceof Value.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }
}
