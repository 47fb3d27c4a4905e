// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attributes of instances as their blocks are written, where there is no plan. */
final class BlockReadings implements Readings {

    private static final String DEPLOYED = "what is deployed is as written, though lifecycle ignores changes of ";

    private static final String VOLUMES = "Volumes";

    /** What a number hangs on, but for the switches of a module as a whole, which say nothing of what it makes. */
    private static final Pattern SWITCH = Pattern.compile("\\bvar\\.((?!create)[A-Za-z0-9_]+)");

    private final TerraformSources sources;
    private final SourceGivens givens;
    private final Blueprint blueprint;
    private final Evaluator evaluator;
    private final Translation translation;

    BlockReadings(TerraformSources sources, SourceGivens givens, Blueprint blueprint) {
        this.sources = sources;
        this.givens = givens;
        this.blueprint = blueprint;
        this.evaluator = givens.evaluator();
        this.translation = new Translation(new Instances(blueprint.instances()), this);
    }

    @Override
    public Location place(Instance instance) {
        return sources.place(instance).orElse(instance.location());
    }

    @Override
    public Optional<Value.Fields> before(Instance instance, List<Attribute> attributes) {
        return Optional.empty();
    }

    @Override
    public Value.Fields properties(Instance instance, List<Attribute> attributes) {
        SourceBlock block = sources.block(instance).orElseThrow();
        Scope scope = new Scope(instance.module(), instance.key(), Optional.empty(), Optional.of(block));
        Location place = asked(instance, block);
        Value.Fields read = new Body(scope, Map.of()).fields(attributes, block, place);
        List<String> assumptions = new ArrayList<>(blueprint.assumptions(instance));
        sources.module(instance.module())
                .flatMap(SourceModule::model)
                .ifPresent(source -> assumptions.add("what module " + source + " is known to do"));
        Value.Fields stated = read;
        for (String assumption : assumptions) {
            stated = (Value.Fields) assumed(stated, assumption, place);
        }
        return stated;
    }

    /** Where somebody asked for what a model makes: the argument that its number hangs on, or the call as a whole. */
    private Location asked(Instance instance, SourceBlock block) {
        return Stream.of(block.location())
                .filter(KnownModules::isModel)
                .flatMap(model -> block.attribute("count").stream())
                .flatMap(count -> SWITCH.matcher(count.expression()).results())
                .map(name -> name.group(1))
                .flatMap(name ->
                        givens.caller(instance.module()).source().flatMap(call -> call.attribute(name)).stream())
                .map(SourceAttribute::location)
                .filter(location -> !KnownModules.isModel(location))
                .findFirst()
                .orElseGet(() -> place(instance));
    }

    /** What a model says rests on knowing the module, and stands at its call where its arguments do not say it. */
    private static Value assumed(Value value, String assumption, Location call) {
        Location place = KnownModules.isModel(value.location()) ? call : value.location();
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            fields.members().forEach((name, member) -> members.put(name, assumed(member, assumption, call)));
            return new Value.Fields(members, place);
        }
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream()
                            .map(item -> assumed(item, assumption, call))
                            .toList(),
                    place);
        }
        if (value instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(),
                    assumed(choice.whenTrue(), assumption, call),
                    assumed(choice.whenFalse(), assumption, call),
                    place);
        }
        Value moved = place.equals(value.location()) ? value : Places.moved(value, place);
        return value instanceof Value.Open || value instanceof Value.Nothing
                ? moved
                : new Value.Assumed(moved, assumption);
    }

    /** What stands between the braces of a block. */
    private final class Body {
        private final Scope scope;
        private final Map<String, Value> names;

        /**
         * @param names those that {@code dynamic} binds
         */
        private Body(Scope scope, Map<String, Value> names) {
            this.scope = scope;
            this.names = names;
        }

        private Value.Fields fields(List<Attribute> attributes, SourceBlock block, Location place) {
            Map<String, Value> members = new LinkedHashMap<>();
            Set<String> ignored = ignored(block);
            for (Attribute attribute : attributes) {
                boolean kept = ignored.contains(attribute.name()) || ignored.contains("all");
                (attribute.isBlock() ? blocks(attribute, block) : value(attribute, block))
                        .map(value -> kept ? assumed(value, DEPLOYED + attribute.name(), place) : value)
                        .ifPresent(value -> Nested.put(members, attribute.target(), value));
            }
            return new Value.Fields(members, place);
        }

        /** The attributes of which changes are not deployed. */
        private static Set<String> ignored(SourceBlock block) {
            return block.nested("lifecycle").stream()
                    .flatMap(lifecycle -> lifecycle.attribute("ignore_changes").stream())
                    .flatMap(names -> Stream.of(names.expression().split("[^A-Za-z0-9_]+")))
                    .collect(Collectors.toSet());
        }

        private Value evaluated(SourceAttribute attribute) {
            return evaluator.evaluate(scope, attribute, names);
        }

        private Optional<Value> value(Attribute attribute, SourceBlock block) {
            return block.attribute(attribute.name()).flatMap(written -> set(attribute, evaluated(written)));
        }

        /** Null and an empty text are what is not set. */
        private Optional<Value> set(Attribute attribute, Value value) {
            Value settled = Choices.map(
                    value,
                    known -> known instanceof Value.Scalar scalar
                                    && scalar.text().isEmpty()
                            ? new Value.Nothing(known.location())
                            : known);
            return settled instanceof Value.Nothing
                    ? Optional.empty()
                    : Optional.of(translation.translated(attribute, listed(attribute, settled)));
        }

        private static Value listed(Attribute attribute, Value value) {
            return attribute.kind() != Attribute.Kind.LIST
                    ? value
                    : Choices.map(
                            value,
                            known -> known instanceof Value.Scalar || known instanceof Value.Reference
                                    ? new Value.Items(List.of(known), known.location())
                                    : known);
        }

        // ---- blocks

        private Optional<Value> blocks(Attribute attribute, SourceBlock block) {
            List<Value> all = new ArrayList<>();
            Location place = block.location();
            for (SourceBlock nested : block.nested(attribute.name())) {
                place = all.isEmpty() ? nested.location() : place;
                Value made = nested.isDynamic() ? generated(attribute, nested) : written(attribute, nested);
                if (!(made instanceof Value.Items items)) {
                    return Optional.of(made);
                }
                all.addAll(items.items());
            }
            Optional<SourceAttribute> written = block.attribute(attribute.name());
            if (all.isEmpty() && written.isPresent()) {
                return assigned(attribute, evaluated(written.get()));
            }
            return together(attribute, all, place);
        }

        private Value written(Attribute attribute, SourceBlock nested) {
            return new Value.Items(List.of(fields(attribute.nested(), nested, nested.location())), nested.location());
        }

        private static Optional<Value> together(Attribute attribute, List<Value> all, Location place) {
            if (all.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(attribute.kind() == Attribute.Kind.BLOCK ? all.get(0) : new Value.Items(all, place));
        }

        /** The blocks that {@code dynamic} makes, those that it makes on a condition among them. */
        private Value generated(Attribute attribute, SourceBlock dynamic) {
            Optional<SourceAttribute> each = dynamic.attribute("for_each");
            Optional<SourceBlock> content = dynamic.nested("content").stream().findFirst();
            if (each.isEmpty() || content.isEmpty()) {
                return open(dynamic);
            }
            String iterator = dynamic.attribute("iterator")
                    .map(SourceAttribute::expression)
                    .orElse(attribute.name());
            Value made = Choices.map(
                    evaluated(each.get()), known -> elements(attribute, dynamic, content.get(), iterator, known));
            return flat(made)
                    .<Value>map(items -> new Value.Items(items, dynamic.location()))
                    .orElseGet(() -> made);
        }

        private Value elements(
                Attribute attribute, SourceBlock dynamic, SourceBlock content, String iterator, Value each) {
            Map<String, Value> pairs = new LinkedHashMap<>();
            if (each instanceof Value.Fields fields) {
                pairs.putAll(fields.members());
            } else if (each instanceof Value.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                    pairs.put(Integer.toString(i), items.items().get(i));
                }
            } else {
                return each instanceof Value.Open open
                        ? ofTheTask(attribute, content, iterator, open).orElse(each)
                        : open(dynamic);
            }
            List<Value> blocks = new ArrayList<>();
            pairs.forEach((key, value) -> {
                Map<String, Value> bound = new LinkedHashMap<>(names);
                Value number = new Value.Scalar(key, dynamic.location());
                bound.put(iterator, new Value.Fields(Map.of("key", number, "value", value), dynamic.location()));
                // What a model repeats stands where it is given.
                Location place = KnownModules.isModel(content.location()) ? value.location() : content.location();
                UnaryOperator<Value> block = there -> new Body(scope, bound).fields(attribute.nested(), content, place);
                blocks.add(
                        Choices.perhaps(value)
                                ? Choices.where((Value.Choice) value, block, new Value.Nothing(value.location()))
                                : block.apply(value));
            });
            return new Value.Items(blocks, dynamic.location());
        }

        /** However many volumes there are, one stands for all of them where none has a file system behind it. */
        private Optional<Value> ofTheTask(Attribute attribute, SourceBlock content, String iterator, Value.Open each) {
            boolean plain = attribute.target().equals(VOLUMES)
                    && attribute.nested().stream()
                            .filter(Attribute::isBlock)
                            .allMatch(block -> content.nested(block.name()).isEmpty()
                                    && content.attribute(block.name()).isEmpty());
            if (!plain) {
                return Optional.empty();
            }
            Map<String, Value> bound = new LinkedHashMap<>(names);
            bound.put(iterator, new Value.Fields(Map.of("key", each, "value", each), each.location()));
            Value one = new Body(scope, bound).fields(attribute.nested(), content, content.location());
            return Optional.of(new Value.Items(List.of(one), content.location()));
        }

        private Value open(SourceBlock dynamic) {
            return Instances.open(
                    Gap.Reason.OUTSIDE_THE_INPUT,
                    "dynamic \"" + String.join(" ", dynamic.labels()) + "\"",
                    "how often the block is there is not known without a plan",
                    dynamic.location());
        }

        /** One list of all elements, each with the condition that its list was under; empty if a list is open. */
        private static Optional<List<Value>> flat(Value value) {
            if (value instanceof Value.Items items) {
                return Optional.of(items.items());
            }
            if (value instanceof Value.Assumed assumed) {
                return flat(assumed.value())
                        .map(items -> items.stream()
                                .<Value>map(item -> new Value.Assumed(item, assumed.assumption()))
                                .toList());
            }
            if (value instanceof Value.Choice choice) {
                return flat(choice.whenTrue())
                        .flatMap(one -> flat(choice.whenFalse()).map(other -> {
                            List<Value> all = new ArrayList<>(on(choice.condition(), one));
                            all.addAll(on(Choices.negated(choice.condition()), other));
                            return all;
                        }));
            }
            return Optional.empty();
        }

        private static List<Value> on(String condition, List<Value> items) {
            return items.stream()
                    .<Value>map(item ->
                            new Value.Choice(condition, item, new Value.Nothing(item.location()), item.location()))
                    .toList();
        }

        /** Blocks that are given as a list of objects, or as one object. */
        private Optional<Value> assigned(Attribute attribute, Value value) {
            if (value instanceof Value.Nothing) {
                return Optional.empty();
            }
            Value read = Choices.map(value, known -> {
                if (known instanceof Value.Items items) {
                    return new Value.Items(
                            items.items().stream()
                                    .map(item -> object(attribute, item))
                                    .toList(),
                            known.location());
                }
                return object(attribute, known);
            });
            return Optional.of(
                    attribute.kind() != Attribute.Kind.BLOCK
                            ? read
                            : Choices.map(
                                    read,
                                    known -> known instanceof Value.Items items
                                            ? items.items().stream()
                                                    .findFirst()
                                                    .orElseGet(() -> new Value.Nothing(known.location()))
                                            : known));
        }

        private Value object(Attribute attribute, Value item) {
            return Choices.map(item, known -> known instanceof Value.Fields fields ? object(attribute, fields) : known);
        }

        private Value object(Attribute attribute, Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>();
            for (Attribute nested : attribute.nested()) {
                Value member = fields.members().get(nested.name());
                if (member != null) {
                    (nested.isBlock() ? assigned(nested, member) : set(nested, member))
                            .ifPresent(value -> Nested.put(members, nested.target(), value));
                }
            }
            return new Value.Fields(members, fields.location());
        }
    }
}
