// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of an input, by their addresses and types. */
final class Graph {

    /** The properties that others may name a resource by. */
    private static final Set<String> NAMES = Set.of("RoleName", "GroupName");

    private final PlannedInput input;
    private final Map<String, Resource> byAddress = new LinkedHashMap<>();
    private final Map<String, List<Resource>> byType = new LinkedHashMap<>();
    private final Map<List<Map<Condition, Boolean>>, View> views = new LinkedHashMap<>();

    Graph(PlannedInput input) {
        this.input = input;
        for (Resource resource : input.resources()) {
            byAddress.putIfAbsent(resource.address(), resource);
            byType.computeIfAbsent(resource.type(), type -> new ArrayList<>()).add(resource);
        }
        byType.replaceAll((type, resources) -> List.copyOf(resources));
    }

    /** What a condition that others make up comes to. */
    Optional<Condition> meaning(String condition) {
        return Optional.ofNullable(input.conditions().get(condition));
    }

    /** Where a resource is deployed, as far as the input says so. */
    AwsEnvironment environment(Resource resource) {
        return input.environment(resource);
    }

    Optional<Resource> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    List<Resource> ofType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** What is worked out once for all workloads that exist on the same conditions. */
    View view(Scope scope) {
        List<Map<Condition, Boolean>> on = List.of(scope.conditions(), scope.given());
        View known = views.get(on);
        if (known == null) {
            known = new View(scope);
            views.put(on, known);
        }
        return known;
    }

    /** Why something that belongs to a resource and is not here may exist all the same; empty where it does not. */
    Optional<Gap> elsewhere(Resource owner) {
        return elsewhere()
                .or(() -> ofType(ResourceType.UNREAD_MODULE).stream()
                        .filter(module -> tells(module.properties(), owner))
                        .findFirst()
                        .map(module -> new Gap(
                                Gap.Reason.OUTSIDE_THE_INPUT,
                                module.address(),
                                "it is told of " + owner.address() + ", and its source is not at hand",
                                Optional.of(module.location()))));
    }

    private static boolean tells(Value value, Resource owner) {
        if (value instanceof Value.Reference reference) {
            return reference.address().equals(owner.address());
        }
        if (value instanceof Value.Scalar scalar) {
            return NAMES.stream()
                    .anyMatch(name -> owner.properties().members().get(name) instanceof Value.Scalar own
                            && own.text().equals(scalar.text()));
        }
        return Values.parts(value).anyMatch(part -> tells(part, owner));
    }

    /** Why a resource that is not here may exist all the same; empty where it does not. */
    Optional<Gap> elsewhere() {
        Optional<Gap> unjudged = input.unjudged().stream()
                .filter(gap -> at(gap.source())
                        .filter(module -> module.type().equals(ResourceType.UNREAD_MODULE))
                        .isEmpty())
                .findFirst();
        if (unjudged.isPresent()) {
            return unjudged;
        }
        return input.complete()
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        input.name(),
                        "further files are deployed together with it",
                        Optional.of(Location.of(input.name()))));
    }
}
