// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the instances of a plan by what refers to them. */
final class Instances {

    private record Home(ModulePath module, String block) {}

    private record Place(Home home, Optional<String> key) {}

    private final Map<String, Instance> byAddress = new LinkedHashMap<>();
    private final Map<Home, List<Instance>> byBlock = new HashMap<>();
    private final Map<Place, Instance> byKey = new HashMap<>();
    private final Map<ModulePath, List<Instance>> byModule = new HashMap<>();
    private final Map<String, Instance> byIdentity = new HashMap<>();
    private final Map<ModulePath, Set<ModulePath.Call>> calls = new HashMap<>();

    Instances(List<Instance> instances) {
        for (Instance instance : instances) {
            byAddress.put(instance.address(), instance);
            Home home = new Home(instance.module(), instance.block());
            byBlock.computeIfAbsent(home, h -> new ArrayList<>()).add(instance);
            byKey.putIfAbsent(new Place(home, instance.key()), instance);
            byModule.computeIfAbsent(instance.module(), module -> new ArrayList<>())
                    .add(instance);
            if (!instance.data()) {
                instance.text("arn").ifPresent(arn -> byIdentity.putIfAbsent(arn, instance));
                instance.text("id")
                        .filter(id -> id.startsWith("arn:") || id.matches("[a-z]+-[0-9a-f]{8,}"))
                        .ifPresent(id -> byIdentity.putIfAbsent(id, instance));
            }
            for (ModulePath path = instance.module(); !path.isRoot(); path = path.parent()) {
                ModulePath.Call call = path.calls().get(path.calls().size() - 1);
                calls.computeIfAbsent(
                                path.parent(),
                                parent -> new TreeSet<>(java.util.Comparator.comparing(ModulePath.Call::name)
                                        .thenComparing(c -> c.key().orElse(""))))
                        .add(call);
            }
        }
    }

    Optional<Instance> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The instances of a block in a module instance, in the plan's order. */
    List<Instance> of(ModulePath module, String block) {
        return byBlock.getOrDefault(new Home(module, block), List.of());
    }

    /** The instance of a block with a key. */
    Optional<Instance> of(ModulePath module, String block, Optional<String> key) {
        return Optional.ofNullable(byKey.get(new Place(new Home(module, block), key)));
    }

    /** The resources of some types in a module instance. */
    List<Instance> of(ModulePath module, Set<String> types) {
        return byModule.getOrDefault(module, List.of()).stream()
                .filter(i -> !i.data() && types.contains(i.type()))
                .toList();
    }

    /** The instances of a call that have resources in them. */
    List<ModulePath> children(ModulePath parent, String call) {
        return calls.getOrDefault(parent, Set.of()).stream()
                .filter(c -> c.name().equals(call))
                .map(parent::child)
                .toList();
    }

    /** The resource that exists already and has an ARN or id. */
    Optional<Instance> identified(String identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    /** Whether the plan knows an attribute's value. */
    static boolean knows(Instance instance, String attribute) {
        return !instance.unknown().member(attribute).any()
                && instance.after().members().containsKey(attribute);
    }

    /**
     * What an attribute of an instance gives where it is referred to: its value if the plan knows it; a reference for what
     * identifies it or is unknown.
     */
    Value attribute(Instance instance, String attribute, Location place) {
        boolean identity = attribute.equals(Names.WHOLE) || attribute.equals("id") || attribute.equals("arn");
        if (!instance.data() && identity) {
            return new Value.Reference(instance.address(), Names.attribute(instance.type(), attribute), place);
        }
        if (instance.sensitive().member(attribute).any()) {
            return open(
                    Gap.Reason.NOT_JUDGED, instance.address() + "." + attribute, "it is marked as sensitive", place);
        }
        Value value = instance.after().members().get(attribute);
        if (value != null && !instance.unknown().member(attribute).any()) {
            return Places.moved(value, place);
        }
        if (instance.data() && attribute.equals(Names.WHOLE)) {
            return new Value.Reference(instance.address(), Names.WHOLE, place);
        }
        if (instance.data() && instance.type().equals(Shapes.POLICY_DOCUMENT)) {
            return new Value.Reference(instance.address(), "json", place);
        }
        if (instance.data()) {
            return open(
                    Gap.Reason.OUTSIDE_THE_INPUT,
                    instance.address(),
                    "Terraform reads this data source when it applies the plan",
                    place);
        }
        return new Value.Reference(instance.address(), Names.attribute(instance.type(), attribute), place);
    }

    static Value open(Gap.Reason reason, String source, String detail, Location place) {
        return new Value.Open(new Gap(reason, source, detail, Optional.of(place)), place);
    }
}
