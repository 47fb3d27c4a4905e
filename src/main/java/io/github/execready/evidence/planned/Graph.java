// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of an input, by their addresses and types. */
final class Graph {

    /** The properties that others may name a resource by. */
    private static final Set<String> NAMES = Set.of("RoleName", "GroupName");

    /** Each may hold the whole network of the input. */
    private static final int MOST_VIEWS = 100;

    private static final int MOST_PARTS = 50;

    private final PlannedInput input;
    private final Map<String, Resource> byAddress = new LinkedHashMap<>();
    private final Map<String, List<Resource>> byType = new LinkedHashMap<>();
    private final Map<List<Map<Condition, Boolean>>, View> views = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Concern, Set<String>> concerns = new EnumMap<>(Concern.class);

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

    /** What a condition hangs on that no other condition makes up, as far as it is told. */
    Set<String> decidedBy(Condition condition) {
        return decidedBy(condition, MOST_PARTS);
    }

    /** All that a condition hangs on and no other condition makes up. */
    Set<String> madeOf(Condition condition) {
        return decidedBy(condition, Integer.MAX_VALUE);
    }

    private Set<String> decidedBy(Condition condition, int most) {
        Set<String> names = new LinkedHashSet<>();
        Set<Condition> seen = new HashSet<>();
        Deque<Condition> left = new ArrayDeque<>(List.of(condition));
        while (!left.isEmpty() && seen.size() < most) {
            Condition next = left.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof Condition.Not not) {
                left.push(not.condition());
            } else if (next instanceof Condition.All all) {
                all.parts().forEach(left::push);
            } else {
                String name = ((Condition.Named) next).name();
                meaning(name).ifPresentOrElse(left::push, () -> names.add(name));
            }
        }
        return names;
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
        List<Map<Condition, Boolean>> key = List.of(scope.conditions(), scope.given());
        View known = views.get(key);
        if (known == null) {
            known = new View(scope);
            views.put(key, known);
            if (views.size() > MOST_VIEWS) {
                views.remove(views.keySet().iterator().next());
            }
        }
        return known;
    }

    /** The conditions that a part of the input hangs on. */
    Set<String> conditions(Concern concern) {
        return concerns.computeIfAbsent(concern, of -> of.conditions(this, input.resources()));
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

    /** Why AWS makes nothing of the file that a resource stands in, or of one that nests it; empty where it does. */
    Optional<Gap> refusal(Resource resource) {
        Set<String> files = new HashSet<>(Set.of(resource.location().file()));
        String address = resource.address();
        for (int slash = address.indexOf('/'); slash >= 0; slash = address.indexOf('/', slash + 1)) {
            at(address.substring(0, slash))
                    .ifPresent(stack -> files.add(stack.location().file()));
        }
        return input.unjudged().stream()
                .filter(gap -> gap.reason() == Gap.Reason.REFUSED)
                .filter(gap -> gap.location()
                        .filter(place -> files.contains(place.file()))
                        .isPresent())
                .findFirst();
    }

    /** Why a resource that is not here may exist all the same; empty where it does not. */
    Optional<Gap> elsewhere() {
        Optional<Gap> unjudged = input.unjudged().stream()
                .filter(gap -> gap.reason() != Gap.Reason.REFUSED)
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
                        "what " + input.name() + " leaves out",
                        "it is a part of what is deployed: there are further files, or the plan was made with -target or -exclude",
                        Optional.of(Location.of(input.name()))));
    }
}
