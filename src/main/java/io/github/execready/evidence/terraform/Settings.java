// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an instance in CloudFormation's words, each of them known, not set, or unknown with what decides it. A plan
 * marks as unknown what nobody set and AWS fills in, too; the configuration tells the two apart.
 */
final class Settings implements Readings {

    /** Blocks that the provider fills in where there are none, so that "unknown" without an expression means "none". */
    private static final Set<String> COMPUTED_BLOCKS = Set.of(
            "egress",
            "ingress",
            "inline_policy",
            "route",
            "metadata_options",
            "server_side_encryption_configuration",
            "default_capacity_provider_strategy",
            "mixed_instances_policy");

    private final Instances instances;
    private final References references;
    private final TerraformSources sources;
    private final Evaluator evaluator;

    /** Tells where what the plan knows is written. */
    private final Evaluator places;

    private final Translation translation;

    Settings(Plan plan, Instances instances, TerraformSources sources) {
        this.instances = instances;
        this.references = new References(plan, instances);
        this.sources = sources;
        this.evaluator = new Evaluator(sources, new PlanGivens(instances, references, sources, false));
        this.places = new Evaluator(sources, new PlanGivens(instances, references, sources, true));
        this.translation = new Translation(instances, this);
    }

    @Override
    public Location place(Instance instance) {
        return sources.place(instance).orElse(instance.location());
    }

    @Override
    public Value.Fields properties(Instance instance, List<Attribute> attributes) {
        Optional<Value> expressions = Optional.ofNullable(
                        references.configuration(instance.module()).blocks().get(instance.block()))
                .map(Configuration.Block::expressions);
        Scope scope = references.scope(instance, sources);
        // Without a configuration nothing tells what was set, and unknown is unknown.
        boolean told = expressions.isPresent();
        return new Reading(instance, scope, false)
                .fields(
                        attributes,
                        instance.after(),
                        instance.unknown(),
                        instance.sensitive(),
                        expressions,
                        told,
                        List.of());
    }

    @Override
    public Optional<Value.Fields> before(Instance instance, List<Attribute> attributes) {
        return instance.before()
                .filter(before -> instance.updated())
                .map(before -> new Reading(instance, references.scope(instance, sources), true)
                        .fields(
                                attributes,
                                before,
                                Marks.NONE,
                                instance.sensitive(),
                                Optional.empty(),
                                true,
                                List.of()));
    }

    /** One pass over the attributes of one instance. */
    private final class Reading {
        private final Instance instance;
        private final Scope scope;
        private final boolean past;
        private final Links links;

        private Reading(Instance instance, Scope scope, boolean past) {
            this.instance = instance;
            this.scope = scope;
            this.past = past;
            this.links = new Links(instance, scope, references, instances, sources, translation);
        }

        /**
         * The members of an object.
         *
         * @param told whether the configuration has this object written out, so that what it does not have is not set
         */
        private Value.Fields fields(
                List<Attribute> attributes,
                Value.Fields after,
                Marks unknown,
                Marks sensitive,
                Optional<Value> expressions,
                boolean told,
                List<Step> path) {
            Map<String, Value> members = new LinkedHashMap<>();
            for (Attribute attribute : attributes) {
                List<Step> longer = new ArrayList<>(path);
                longer.add(new Step(attribute.name(), 0, 1));
                value(
                                attribute,
                                after.members().get(attribute.name()),
                                unknown.member(attribute.name()),
                                sensitive.member(attribute.name()),
                                expression(expressions, attribute.name()),
                                told,
                                longer)
                        .ifPresent(value -> Nested.put(members, attribute.target(), value));
            }
            return new Value.Fields(members, path.isEmpty() ? place(instance) : at(path, after.location()));
        }

        private Location at(List<Step> path, Location otherwise) {
            if (past) {
                return otherwise;
            }
            return sources.place(instance, path)
                    .or(() -> sources.place(instance))
                    .orElse(otherwise);
        }

        private Optional<Value> value(
                Attribute attribute,
                @Nullable Value after,
                Marks unknown,
                Marks sensitive,
                Optional<Value> expression,
                boolean told,
                List<Step> path) {
            Location place = at(path, after == null ? instance.location() : after.location());
            if (attribute.isBlock()) {
                return blocks(attribute, after, unknown, sensitive, expression, told, path, place);
            }
            if (unknown.any()) {
                return unknown(attribute, after, unknown, expression, told, path, place);
            }
            if (after == null
                    || after instanceof Value.Nothing
                    || (after instanceof Value.Scalar s && s.text().isEmpty())) {
                return Optional.empty();
            }
            Value known = translation.known(instance, attribute, Places.moved(after, place), sensitive);
            return Optional.of(written(attribute, path)
                    .map(there -> Places.like(known, there))
                    .orElse(known));
        }

        /** What the sources say of a document, each part where it stands; the plan has the whole as one text. */
        private Optional<Value> written(Attribute attribute, List<Step> path) {
            return Optional.of(attribute)
                    .filter(a -> a.isDocument()
                            && !past
                            && sources.place(instance, path).isPresent())
                    .flatMap(a -> sources.attribute(instance, path))
                    .map(a -> translation.translated(attribute, places.evaluate(scope, a)));
        }

        // ---- blocks

        private Optional<Value> blocks(
                Attribute attribute,
                @Nullable Value after,
                Marks unknown,
                Marks sensitive,
                Optional<Value> expression,
                boolean told,
                List<Step> path,
                Location place) {
            if (unknown.all()) {
                // Of what exists already, the provider knows what nobody sets.
                boolean computed = COMPUTED_BLOCKS.contains(attribute.name())
                        && told
                        && expression.isEmpty()
                        && !instance.updated();
                if (!computed || generated(path)) {
                    return Optional.of(links.unresolved(attribute, expression, path, place));
                }
                boolean read = sources.block(instance).isPresent() || !Unwritten.matters(attribute);
                return read ? Optional.empty() : Optional.of(Unwritten.none(attribute, place));
            }
            int there = after instanceof Value.Items list ? list.items().size() : after instanceof Value.Fields ? 1 : 0;
            if (unknown.items().size() > there) {
                return Optional.of(links.unresolved(attribute, expression, path, place));
            }
            List<Value.Fields> items = new ArrayList<>();
            if (after instanceof Value.Items list) {
                for (int i = 0; i < list.items().size(); i++) {
                    if (list.items().get(i) instanceof Value.Fields fields) {
                        Optional<Value> inner =
                                element(expression, i, list.items().size());
                        List<Step> here = new ArrayList<>(path.subList(0, path.size() - 1));
                        here.add(new Step(attribute.name(), i, list.items().size()));
                        items.add(fields(
                                attribute.nested(),
                                fields,
                                unknown.item(i),
                                sensitive.item(i),
                                inner,
                                inner.isPresent(),
                                here));
                    }
                }
            } else if (after instanceof Value.Fields fields) {
                items.add(fields(
                        attribute.nested(), fields, unknown, sensitive, expression, expression.isPresent(), path));
            }
            if (items.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    attribute.kind() == Attribute.Kind.BLOCK
                            ? items.get(0)
                            : new Value.Items(List.copyOf(items), place));
        }

        /** Whether the sources make blocks by {@code dynamic}, which the plan's configuration leaves out. */
        private boolean generated(List<Step> path) {
            return path.size() == 1
                    && sources.block(instance).stream()
                            .flatMap(b -> b.nested(path.get(0).name()).stream())
                            .anyMatch(SourceBlock::isDynamic);
        }

        // ---- unknown

        private Optional<Value> unknown(
                Attribute attribute,
                @Nullable Value after,
                Marks unknown,
                Optional<Value> expression,
                boolean told,
                List<Step> path,
                Location place) {
            if ((expression.isEmpty() && told)
                    || expression.filter(Settings::isNull).isPresent()) {
                return Optional.empty();
            }
            Optional<Value> evaluated = sources.attribute(instance, path)
                    .map(a -> attribute.isDocument()
                            ? evaluator.evaluate(scope, a)
                            : evaluator.evaluate(scope, a.expression(), place))
                    .filter(value -> !hasOpen(value, attribute));
            if (evaluated.isPresent()) {
                return evaluated
                        .filter(value -> !(value instanceof Value.Nothing))
                        .map(value -> translation.translated(attribute, Links.listed(attribute, value, place)));
            }
            if (after instanceof Value.Items items && !unknown.all()) {
                return Optional.of(links.partly(attribute, items, unknown, expression, path, place));
            }
            return links.followed(attribute, expression, path, place)
                    .map(value -> translation.translated(attribute, value));
        }
    }

    // ---- small questions

    static boolean isNull(Value expression) {
        return expression instanceof Value.Fields fields
                && fields.members().get("constant_value") instanceof Value.Nothing;
    }

    /** Whether an evaluated value is open where openness would lose a link. */
    private static boolean hasOpen(Value value, Attribute attribute) {
        if (value instanceof Value.Open) {
            return true;
        }
        return attribute.kind() == Attribute.Kind.LIST
                && value instanceof Value.Items items
                && items.items().stream().anyMatch(Value.Open.class::isInstance);
    }

    /** The expression of a member; that of the whole, where the configuration has one for the whole only. */
    private static Optional<Value> expression(Optional<Value> parent, String name) {
        return parent.flatMap(p -> {
            if (!(p instanceof Value.Fields fields)) {
                return Optional.empty();
            }
            boolean whole = fields.members().containsKey("references")
                    || fields.members().containsKey("constant_value");
            return whole ? Optional.of(p) : Optional.ofNullable(fields.members().get(name));
        });
    }

    private static Optional<Value> element(Optional<Value> expression, int index, int size) {
        return expression.flatMap(e -> {
            if (!(e instanceof Value.Items items)) {
                return Optional.of(e);
            }
            if (items.items().size() == size) {
                return Optional.of(items.items().get(index));
            }
            // Blocks made by "dynamic" are not in the configuration, so that the rest cannot be told apart.
            return Optional.empty();
        });
    }
}
