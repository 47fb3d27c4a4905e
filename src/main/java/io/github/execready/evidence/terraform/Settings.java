// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Attributes that the provider fills in where they are null. Nothing that is unknown when a plan is made is ever given to
     * them, so that a local which cannot be followed does not make them unknown.
     */
    private static final Set<String> COMPUTED =
            Set.of("platform_version", "launch_type", "network_mode", "name", "ip_address_type", "availability_zone");

    /** Attributes that the provider never fills in: unknown, they were given something that is not known. */
    private static final Set<String> GIVEN = Set.of(
            "enable_execute_command",
            "subnets",
            "security_groups",
            "assign_public_ip",
            "task_definition",
            "task_definition_arn",
            "task_role_arn",
            "execution_role_arn",
            "container_definitions",
            "role",
            "policy_arn",
            "permissions_boundary");

    /** Links of which a module usually has one end each, so that the only candidate is a safe guess. */
    private static final Set<String> INFERRED =
            Set.of("TaskDefinition", "SecurityGroups", "SecurityGroupIds", "GroupId", "VpcId", "LaunchTemplateId");

    private final Instances instances;
    private final References references;
    private final TerraformSources sources;
    private final Evaluator evaluator;
    private final Translation translation;

    Settings(Plan plan, Instances instances, TerraformSources sources) {
        this.instances = instances;
        this.references = new References(plan, instances);
        this.sources = sources;
        this.evaluator = new Evaluator(sources, new PlanGivens(instances, references, sources));
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

        private Reading(Instance instance, Scope scope, boolean past) {
            this.instance = instance;
            this.scope = scope;
            this.past = past;
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
            return Optional.of(translation.known(instance, attribute, Places.moved(after, place), sensitive));
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
                    return Optional.of(unresolved(attribute, expression, path, place));
                }
                boolean read = sources.block(instance).isPresent() || !Unwritten.matters(attribute);
                return read ? Optional.empty() : Optional.of(Unwritten.of(instance, attribute, place));
            }
            int there = after instanceof Value.Items list ? list.items().size() : after instanceof Value.Fields ? 1 : 0;
            if (unknown.items().size() > there) {
                return Optional.of(unresolved(attribute, expression, path, place));
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
                    .map(a -> evaluator.evaluate(scope, a.expression(), place))
                    .filter(value -> !hasOpen(value, attribute));
            if (evaluated.isPresent()) {
                return evaluated
                        .filter(value -> !(value instanceof Value.Nothing))
                        .map(value -> translation.translated(attribute, listed(attribute, value, place)));
            }
            if (after instanceof Value.Items items && !unknown.all()) {
                return Optional.of(partly(attribute, items, unknown, expression, path, place));
            }
            return followed(attribute, expression, path, place).map(value -> translation.translated(attribute, value));
        }

        private Value listed(Attribute attribute, Value value, Location place) {
            return attribute.kind() == Attribute.Kind.LIST && !(value instanceof Value.Items)
                    ? new Value.Items(List.of(value), place)
                    : value;
        }

        /** A list of which some elements are known. */
        private Value partly(
                Attribute attribute,
                Value.Items items,
                Marks unknown,
                Optional<Value> expression,
                List<Step> path,
                Location place) {
            List<Value> open = new ArrayList<>();
            Optional<Value> followed = followed(attribute, expression, path, place);
            if (followed.isPresent() && followed.get() instanceof Value.Items found) {
                found.items().stream().filter(v -> !(v instanceof Value.Scalar)).forEach(open::add);
            }
            List<Value> result = new ArrayList<>();
            int next = 0;
            long missing = java.util.stream.IntStream.range(0, items.items().size())
                    .filter(i -> unknown.item(i).any())
                    .count();
            for (int i = 0; i < items.items().size(); i++) {
                if (!unknown.item(i).any()) {
                    result.add(translation.linked(
                            attribute, Places.moved(items.items().get(i), place)));
                } else if (open.size() == missing) {
                    result.add(translation.linked(attribute, open.get(next++)));
                } else {
                    result.add(unresolved(attribute, expression, path, place));
                }
            }
            return new Value.Items(result, place);
        }

        /** What the configuration says that the value may come from. */
        private Optional<Value> followed(
                Attribute attribute, Optional<Value> expression, List<Step> path, Location place) {
            if (expression.isEmpty()) {
                // What "dynamic" makes is not in the configuration; names that the provider fills in need not be.
                if (COMPUTED.contains(attribute.name()) && path.size() > 1) {
                    return Optional.empty();
                }
                return Optional.of(
                        inferred(attribute, place).orElseGet(() -> unresolved(attribute, expression, path, place)));
            }
            References.Found found = references.follow(scope, expression.get(), attribute.types(), place);
            // The value is unknown, so that whatever is known is not it, unless it is a list of several.
            List<Value> open = found.targets().stream()
                    .filter(t -> !t.known())
                    .map(References.Target::value)
                    .distinct()
                    .toList();
            if (open.isEmpty()) {
                boolean filledIn =
                        (found.dead().isEmpty() && decided(expression.get()) && !GIVEN.contains(attribute.name()))
                                || (COMPUTED.contains(attribute.name()) && locals(found.dead()));
                if (filledIn) {
                    return Optional.empty();
                }
                Optional<Value> only = locals(found.dead()) ? inferred(attribute, place) : Optional.empty();
                return Optional.of(only.orElseGet(() -> unresolved(attribute, expression, path, place)));
            }
            if (attribute.kind() == Attribute.Kind.LIST) {
                return Optional.of(list(found, open, place));
            }
            if (attribute.types().isEmpty() && !attribute.isDocument()) {
                // What names a resource is most often its name as it is; a flag or a number is made of something else.
                return Optional.of(unresolved(attribute, expression, path, place));
            }
            if (open.size() == 1) {
                return Optional.of(
                        found.dead().isEmpty()
                                ? open.get(0)
                                : new Value.Assumed(
                                        open.get(0),
                                        "inferred: the only " + label(attribute) + " that " + attribute.name()
                                                + " refers to, beside " + String.join(", ", found.dead())));
            }
            return Optional.of(Instances.open(
                    Gap.Reason.KNOWN_AFTER_APPLY,
                    instance.address() + "." + attribute.name(),
                    "one of " + named(open) + "; which one, the plan does not tell",
                    place));
        }

        private Value list(References.Found found, List<Value> open, Location place) {
            List<Value> all = new ArrayList<>();
            for (References.Target target : found.targets()) {
                if (target.value() instanceof Value.Items items) {
                    all.addAll(items.items());
                } else if (target.value() instanceof Value.Reference
                        || !target.known()
                        || (target.value() instanceof Value.Scalar s
                                && s.text().matches("[a-z]+-[0-9a-f]{8,}|arn:.*"))) {
                    all.add(target.value());
                }
            }
            Value.Items items = new Value.Items(all, place);
            long blocks = open.stream().map(this::home).distinct().count();
            return blocks == 1 && all.size() == open.size() && found.dead().isEmpty()
                    ? items
                    : new Value.Assumed(items, "inferred: all that it refers to is in it");
        }

        private String home(Value value) {
            return value instanceof Value.Reference reference
                    ? instances.at(reference.address()).map(Instance::block).orElse(reference.address())
                    : value.toString();
        }

        private Optional<Value> inferred(Attribute attribute, Location place) {
            if (!INFERRED.contains(attribute.target())) {
                return Optional.empty();
            }
            List<Instance> only = instances.of(instance.module(), attribute.types());
            if (only.size() != 1) {
                return Optional.empty();
            }
            String by = attribute.target().equals("TaskDefinition") ? "arn" : "id";
            Value reference = new Value.Reference(
                    only.get(0).address(), Names.attribute(only.get(0).type(), by), place);
            String where = instance.module().isRoot()
                    ? "the root module"
                    : "module " + instance.module().key();
            return Optional.of(new Value.Assumed(
                    listed(attribute, reference, place),
                    "inferred: the only " + only.get(0).type() + " of " + where));
        }

        private Value unresolved(Attribute attribute, Optional<Value> expression, List<Step> path, Location place) {
            List<String> names = expression
                    .filter(Value.Fields.class::isInstance)
                    .map(e -> References.longest((Value.Fields) e).stream()
                            .map(Settings::written)
                            .distinct()
                            .toList())
                    .orElse(List.of());
            String source = names.isEmpty()
                    ? instance.address() + "." + path.stream().map(Step::name).collect(Collectors.joining("."))
                    : names.get(0);
            Gap.Reason reason = names.stream().allMatch(n -> n.startsWith("data.")) && !names.isEmpty()
                    ? Gap.Reason.OUTSIDE_THE_INPUT
                    : Gap.Reason.KNOWN_AFTER_APPLY;
            String detail = names.stream().anyMatch(n -> n.startsWith("local.")) && sources.isEmpty()
                    ? attribute.name() + " is known after apply, and a plan does not tell what "
                            + String.join(", ", names) + " refers to; give the sources with --source-root"
                    : attribute.name() + " is known after apply"
                            + (names.isEmpty() ? "" : ", from " + String.join(", ", names));
            return Instances.open(reason, source, detail, place);
        }
    }

    // ---- small questions

    private static boolean isNull(Value expression) {
        return expression instanceof Value.Fields fields
                && fields.members().get("constant_value") instanceof Value.Nothing;
    }

    /** Whether an expression says what it depends on; one with neither value nor references does not. */
    private static boolean decided(Value expression) {
        return !(expression instanceof Value.Fields fields) || !fields.members().isEmpty();
    }

    private static boolean locals(Set<String> dead) {
        return dead.stream().allMatch(name -> name.startsWith("local.") || name.startsWith("each."));
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

    private static String label(Attribute attribute) {
        return attribute.types().stream().sorted().findFirst().orElse("resource");
    }

    private static String named(List<Value> values) {
        List<String> names = values.stream()
                .map(v -> v instanceof Value.Reference r ? r.address() : "another value")
                .distinct()
                .limit(6)
                .toList();
        return String.join(", ", names) + (values.size() > names.size() ? " …" : "");
    }

    private static String written(Traversal path) {
        StringBuilder text = new StringBuilder();
        for (Traversal.Step step : path.steps()) {
            if (step.key()) {
                text.append('[').append(step.text()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.text());
            }
        }
        return text.toString();
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
