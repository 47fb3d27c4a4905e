// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
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
 * Blocks that are unknown in a plan and that its configuration does not have. Nobody may have written them, so that the provider
 * computes that there are none; or {@code dynamic} makes them, which the configuration of a plan leaves out. Only the sources
 * tell. The provider's documentation says not to write such blocks beside resources of their own, and so there are none where
 * those are.
 */
final class Unwritten {

    private static final String DETAIL =
            "a plan does not tell whether a dynamic block makes it, or there is none; give the"
                    + " sources with --source-root";

    /** The blocks whose absence alone would be a fault, with the resources that are written instead. */
    private static final Map<String, Set<String>> INSTEAD = Map.of(
            "SecurityGroupEgress", Set.of("AWS::EC2::SecurityGroupEgress", "AWS::EC2::SecurityGroupIngress"),
            "Routes", Set.of("AWS::EC2::Route"),
            "Egress", Set.of("AWS::EC2::NetworkAclEntry"),
            "Ingress", Set.of("AWS::EC2::NetworkAclEntry"),
            "Policies", Set.of("AWS::IAM::RolePolicy", ResourceType.ROLE_POLICY_ATTACHMENT));

    private static final List<String> OWNERS = List.of("GroupId", "RouteTableId", "NetworkAclId", "RoleName", "Role");

    /** What resources of a type belong to, by the type. */
    private final Map<String, Set<String>> owners = new HashMap<>();

    Unwritten(List<Resource> all) {
        all.stream()
                .filter(resource -> !stands(resource))
                .forEach(resource -> owner(resource)
                        .ifPresent(owner -> owners.computeIfAbsent(resource.type(), type -> new HashSet<>())
                                .add(owner)));
    }

    /** Whether a wrong guess at a block would matter. */
    static boolean matters(Attribute attribute) {
        return INSTEAD.containsKey(attribute.target());
    }

    static Value of(Instance instance, Attribute attribute, Location place) {
        return Instances.open(Gap.Reason.KNOWN_AFTER_APPLY, instance.address() + "." + attribute.name(), DETAIL, place);
    }

    private static boolean is(Value value) {
        return value instanceof Value.Open open && open.gap().detail().equals(DETAIL);
    }

    /** A resource as it is if others say what its blocks would; empty for one that only stands for such blocks. */
    Optional<Resource> settled(Resource resource) {
        if (stands(resource)) {
            return owner(resource)
                            .filter(owner -> has(Set.of(resource.type()), owner))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(resource);
        }
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        INSTEAD.forEach((property, types) -> {
            Value value = members.get(property);
            if (value != null && is(value) && names(resource).anyMatch(name -> has(types, name))) {
                if (property.equals("SecurityGroupEgress")) {
                    members.put(property, new Value.Items(List.of(), value.location()));
                } else {
                    members.remove(property);
                }
            }
        });
        return Optional.of(Translator.with(resource, members));
    }

    /** Whether a route or an entry stands for those within a table or list, which only the sources tell. */
    private static boolean stands(Resource resource) {
        return Stream.of("DestinationCidrBlock", "RuleAction")
                .map(resource.properties().members()::get)
                .filter(Objects::nonNull)
                .anyMatch(Unwritten::is);
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
