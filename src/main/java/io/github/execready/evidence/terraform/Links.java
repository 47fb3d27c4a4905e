// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what an attribute that is unknown refers to, by the configuration that the plan holds. */
final class Links {

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

    /** What policies name resources by: mostly an ARN with something after it. */
    private static final Set<String> RESOURCES = Set.of("Resource", "NotResource");

    private static final Set<String> EXTENDED = Set.of("aws_cloudwatch_log_group", "aws_s3_bucket");

    /** Links of which a module usually has one end each, so that the only candidate is a safe guess. */
    private static final Set<String> INFERRED =
            Set.of("TaskDefinition", "SecurityGroups", "SecurityGroupIds", "GroupId", "VpcId", "LaunchTemplateId");

    private final Instance instance;
    private final Scope scope;
    private final References references;
    private final Instances instances;
    private final TerraformSources sources;
    private final Translation translation;

    Links(
            Instance instance,
            Scope scope,
            References references,
            Instances instances,
            TerraformSources sources,
            Translation translation) {
        this.instance = instance;
        this.scope = scope;
        this.references = references;
        this.instances = instances;
        this.sources = sources;
        this.translation = translation;
    }

    static Value listed(Attribute attribute, Value value, Location place) {
        return attribute.kind() == Attribute.Kind.LIST && !(value instanceof Value.Items)
                ? new Value.Items(List.of(value), place)
                : value;
    }

    /** A list of which some elements are known. */
    Value partly(
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
                result.add(
                        translation.linked(attribute, Places.moved(items.items().get(i), place)));
            } else if (open.size() == missing) {
                result.add(translation.linked(attribute, open.get(next++)));
            } else {
                result.add(unresolved(attribute, expression, path, place));
            }
        }
        return new Value.Items(result, place);
    }

    /** What the configuration says that the value may come from. */
    Optional<Value> followed(Attribute attribute, Optional<Value> expression, List<Step> path, Location place) {
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
            // What is null is found; of a resource that is not in the plan nothing is.
            boolean isNull = found.dead().isEmpty() && !found.targets().isEmpty();
            boolean filledIn = (isNull && decided(expression.get()) && !GIVEN.contains(attribute.name()))
                    || (COMPUTED.contains(attribute.name()) && locals(found.dead()));
            if (filledIn) {
                return Optional.empty();
            }
            // An expression that names another resource, which the plan does not hold, does not mean the one it holds.
            boolean nothing = found.dead().isEmpty() && found.targets().isEmpty();
            boolean hidden = !nothing && locals(found.dead());
            Optional<Value> only = hidden ? inferred(attribute, place) : Optional.empty();
            return Optional.of(only.orElseGet(() -> unresolved(attribute, expression, path, place)));
        }
        if (attribute.kind() == Attribute.Kind.LIST) {
            return Optional.of(list(attribute, found, open, place));
        }
        if (attribute.kind() == Attribute.Kind.STATES) {
            // What it launches can be named, how it does so cannot.
            return Optional.of(new Value.Items(
                    open.stream().filter(Value.Reference.class::isInstance).toList(), place));
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

    private Value list(Attribute attribute, References.Found found, List<Value> open, Location place) {
        List<Value> all = new ArrayList<>();
        for (References.Target target : found.targets()) {
            if (target.value() instanceof Value.Items items) {
                all.addAll(items.items());
            } else if (target.value() instanceof Value.Reference
                    || !target.known()
                    || (target.value() instanceof Value.Scalar s && s.text().matches("[a-z]+-[0-9a-f]{8,}|arn:.*"))) {
                all.add(target.value());
            }
        }
        if (RESOURCES.contains(attribute.target())) {
            all.replaceAll(value -> partOfText(value, place));
        }
        Value.Items items = new Value.Items(all, place);
        long blocks = open.stream().map(this::home).distinct().count();
        return blocks == 1 && all.size() == open.size() && found.dead().isEmpty()
                ? items
                : new Value.Assumed(items, "inferred: all that it refers to is in it");
    }

    /** A plan has what a text refers to, and not the text: neither the path of an object nor what covers all streams. */
    private Value partOfText(Value value, Location place) {
        if (!(value instanceof Value.Reference reference)) {
            return value;
        }
        boolean arn = reference.attribute().endsWith("Arn");
        boolean extended = instances
                .at(reference.address())
                .filter(target -> EXTENDED.contains(target.type()))
                .isPresent();
        if (arn && !extended) {
            return value;
        }
        Value rest = Instances.open(
                Gap.Reason.KNOWN_AFTER_APPLY,
                reference.address() + " in a text",
                "a plan does not tell the text around it; give the sources with --source-root",
                place);
        return arn ? new Value.Joined(List.of(value, rest), place) : rest;
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

    Value unresolved(Attribute attribute, Optional<Value> expression, List<Step> path, Location place) {
        List<String> names = expression
                .filter(Value.Fields.class::isInstance)
                .map(e -> References.longest((Value.Fields) e).stream()
                        .map(Links::written)
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
                ? attribute.name() + " is known after apply, and a plan does not tell what " + String.join(", ", names)
                        + " refers to; give the sources with --source-root"
                : attribute.name() + " is known after apply"
                        + (names.isEmpty() ? "" : ", from " + String.join(", ", names));
        return Instances.open(reason, source, detail, place);
    }

    /** Whether an expression says what it depends on; one with neither value nor references does not. */
    private static boolean decided(Value expression) {
        return !(expression instanceof Value.Fields fields) || !fields.members().isEmpty();
    }

    private static boolean locals(Set<String> dead) {
        return dead.stream().allMatch(name -> name.startsWith("local.") || name.startsWith("each."));
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
}
