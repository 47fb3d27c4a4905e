// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.LeftOut;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a configuration will make, as far as it can be told without a plan: the instances of its modules and blocks, each of
 * them with the conditions on which it exists.
 */
final class Blueprint {

    private static final int MAX_INSTANCES = 20_000;

    private final TerraformSources sources;
    private final Evaluator evaluator;
    private final SourceCopies copies;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, Set<String>> assumptions = new HashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();
    private final Map<String, Resource> unread = new LinkedHashMap<>();

    Blueprint(TerraformSources sources, SourceGivens givens) {
        this.sources = sources;
        this.evaluator = givens.evaluator();
        this.copies = givens.copies();
        walk(ModulePath.ROOT, Set.of());
    }

    /** All instances of types that matter. */
    List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /** Modules that are not at hand and may make what is asked for. */
    List<Gap> unjudged() {
        return List.copyOf(unjudged);
    }

    /** What it rests on that an instance exists. */
    Set<String> assumptions(Instance instance) {
        return assumptions.getOrDefault(instance.address(), Set.of());
    }

    /** The modules that are not at hand, with what they are told, and what a default leaves out. */
    List<Resource> unread() {
        return List.copyOf(unread.values());
    }

    /** Goes through a module that exists on conditions. */
    private void walk(ModulePath module, Set<String> conditions) {
        for (SourceBlock block :
                sources.module(module).map(SourceModule::blocks).orElse(List.of())) {
            switch (block.type()) {
                case "resource", "data" -> {
                    if (block.labels().size() == 2
                            && Shapes.matters(
                                    block.type().equals("data"), block.labels().get(0))) {
                        resource(module, block, conditions);
                    }
                }
                case "module" -> {
                    if (block.labels().size() == 1) {
                        call(module, block, conditions);
                    }
                }
                default -> {
                    // Nothing is made by it.
                }
            }
        }
    }

    private void resource(ModulePath module, SourceBlock block, Set<String> conditions) {
        Copies made = copies.of(module, block);
        String type = Shapes.of(block.labels().get(0)).map(Shape::type).orElse("none");
        leaveOut(module, block, made, type);
        for (Copies.Copy copy : made.copies()) {
            Instance instance = instance(module, block, copy, joined(conditions, copy));
            assumptions.put(instance.address(), made.assumptions());
            instances.put(instance.address(), instance);
        }
    }

    private void call(ModulePath module, SourceBlock block, Set<String> conditions) {
        String name = block.labels().get(0);
        if (sources.module(module.child(new ModulePath.Call(name, Optional.empty())))
                .isEmpty()) {
            unread(module, block);
            return;
        }
        Copies made = copies.of(module, block);
        leaveOut(module, block, made, "");
        for (Copies.Copy copy : made.copies()) {
            walk(module.child(new ModulePath.Call(name, copy.key())), joined(conditions, copy));
        }
    }

    private static Set<String> joined(Set<String> conditions, Copies.Copy copy) {
        Set<String> all = new LinkedHashSet<>(conditions);
        all.addAll(copy.conditions());
        return all;
    }

    private void leaveOut(ModulePath module, SourceBlock block, Copies made, String type) {
        if (made.copies().isEmpty() && !made.assumptions().isEmpty()) {
            String address = module.absolute(block.address());
            unread.putIfAbsent(
                    address,
                    LeftOut.resource(
                            type,
                            address,
                            block.location(),
                            made.assumptions().stream().sorted().collect(Collectors.joining("; "))));
        }
    }

    private void unread(ModulePath module, SourceBlock block) {
        String address = module.absolute(block.address());
        if (!KnownModules.withoutTasks(block)) {
            unjudged.add(new Gap(
                    Gap.Reason.NOT_JUDGED, address, KnownModules.notAtHand(block), Optional.of(block.location())));
        }
        Map<String, Value> arguments = new LinkedHashMap<>();
        for (SourceAttribute argument : block.attributes()) {
            arguments.put(argument.name(), evaluator.evaluate(Scope.of(module), argument));
        }
        unread.putIfAbsent(
                address,
                new Resource(
                        ResourceType.UNREAD_MODULE,
                        address,
                        block.location(),
                        new Value.Fields(arguments, block.location())));
    }

    private Instance instance(ModulePath module, SourceBlock block, Copies.Copy copy, Set<String> conditions) {
        if (instances.size() >= MAX_INSTANCES) {
            throw new EvidenceException(block.location() + ": more than " + MAX_INSTANCES
                    + " resources are not read; make a plan and give what terraform show -json prints of it");
        }
        return new Instance(
                copies.address(module, block, copy.key()),
                module,
                block.type().equals("data"),
                block.labels().get(0),
                block.labels().get(1),
                copy.key(),
                Set.of("create"),
                Optional.empty(),
                new Value.Fields(Map.of(), block.location()),
                Marks.NONE,
                Marks.NONE,
                block.location(),
                Condition.together(conditions));
    }
}
