// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes resources of instances: the table of {@link Shapes} gives most of it, and here is what Terraform arranges differently
 * from CloudFormation.
 */
final class Translator {

    private final Readings readings;

    Translator(Readings readings) {
        this.readings = readings;
    }

    /** The resources that an instance comes to. */
    List<Resource> resources(Instance instance, Shape shape) {
        Value.Fields read = readings.properties(instance, shape.attributes());
        Optional<Value.Fields> before = readings.before(instance, shape.attributes());
        Value.Fields properties = identified(instance, shape, read);
        Location place = readings.place(instance);
        Resource plain =
                new Resource(shape.type(), instance.address(), place, properties, before, instance.condition());
        return switch (instance.type()) {
            case "aws_security_group", "aws_default_security_group" -> List.of(group(plain, instance));
            case "aws_cloudwatch_event_target" -> List.of(rule(plain));
            case "aws_iam_policy_attachment" -> each(plain, "Role", "roles");
            case "aws_iam_instance_profile" -> List.of(listed(plain, "Roles"));
            case "aws_route_table" -> Routes.inline(plain);
            case "aws_default_route_table" -> Routes.main(plain);
            case "aws_internet_gateway" -> Routes.gateway(plain);
            case "aws_security_group_rule" -> GroupRules.alone(plain);
            case "aws_network_acl" -> Acls.inline(plain);
            case "aws_default_network_acl" -> Acls.inline(set(plain, "IsDefault", "true"));
            default -> List.of(plain);
        };
    }

    /** What AWS calls a resource that exists already. */
    private static Value.Fields identified(Instance instance, Shape shape, Value.Fields properties) {
        if (shape.type().isEmpty()) {
            return properties;
        }
        Map<String, Value> members = new LinkedHashMap<>(properties.members());
        instance.text("arn")
                .filter(arn -> arn.startsWith("arn:"))
                .ifPresent(arn -> members.putIfAbsent("Arn", new Value.Scalar(arn, properties.location())));
        instance.text("id")
                .filter(id -> id.matches("[a-z]+-[0-9a-f]{8,}"))
                .ifPresent(id -> members.putIfAbsent("Id", new Value.Scalar(id, properties.location())));
        return new Value.Fields(members, properties.location());
    }

    private static Resource set(Resource resource, String property, String text) {
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        members.put(property, new Value.Scalar(text, resource.location()));
        return with(resource, members);
    }

    static Resource with(Resource resource, Map<String, Value> members) {
        return new Resource(
                resource.type(),
                resource.address(),
                resource.location(),
                new Value.Fields(members, resource.properties().location()),
                resource.before(),
                resource.condition());
    }

    /** Another resource that is written within this one. */
    static Resource inside(Resource resource, String type, String part, Map<String, Value> members, Location place) {
        return new Resource(
                type,
                resource.address() + "." + part,
                place,
                new Value.Fields(members, place),
                Optional.empty(),
                resource.condition());
    }

    /**
     * Without an egress block Terraform takes away the rule that AWS gives a new group, where CloudFormation leaves it: no rule
     * is said as such.
     */
    private static Resource group(Resource group, Instance instance) {
        Map<String, Value> members = new LinkedHashMap<>(group.properties().members());
        Value none = new Value.Items(List.of(), group.properties().location());
        Value self = new Value.Reference(group.address(), "GroupId", group.location());
        for (String rules : List.of("SecurityGroupEgress", "SecurityGroupIngress")) {
            boolean egress = rules.equals("SecurityGroupEgress");
            members.put(rules, GroupRules.inline(members.getOrDefault(rules, none), egress, self));
        }
        if (instance.type().equals("aws_default_security_group")) {
            members.put("GroupName", new Value.Scalar("default", group.location()));
        }
        Optional<Value.Fields> before = group.before().map(b -> {
            Map<String, Value> old = new LinkedHashMap<>(b.members());
            old.replaceAll((name, value) -> name.startsWith("SecurityGroup")
                    ? GroupRules.inline(value, name.equals("SecurityGroupEgress"), self)
                    : value);
            return new Value.Fields(old, b.location());
        });
        return new Resource(
                group.type(),
                group.address(),
                group.location(),
                new Value.Fields(members, group.properties().location()),
                before,
                group.condition());
    }

    /** A target of a rule is a resource of its own in Terraform. */
    private static Resource rule(Resource target) {
        Resource rule = with(target, targets(target.properties()));
        return new Resource(
                rule.type(),
                rule.address(),
                rule.location(),
                rule.properties(),
                target.before().map(b -> new Value.Fields(targets(b), b.location())),
                target.condition());
    }

    private static Map<String, Value> targets(Value.Fields properties) {
        Map<String, Value> members = new LinkedHashMap<>(properties.members());
        Value name = members.remove("Rule");
        Map<String, Value> rule = new LinkedHashMap<>();
        if (name != null) {
            rule.put("Name", name);
        }
        rule.put(
                "Targets",
                new Value.Items(List.of(new Value.Fields(members, properties.location())), properties.location()));
        return rule;
    }

    /** One resource for each element of a list, under the list's name. */
    static List<Resource> each(Resource resource, String property, String attribute) {
        Value value = resource.properties().members().get(property);
        Optional<String> assumption =
                value instanceof Value.Assumed assumed ? Optional.of(assumed.assumption()) : Optional.empty();
        Value list = value instanceof Value.Assumed assumed ? assumed.value() : value;
        if (!(list instanceof Value.Items items)) {
            return list == null ? List.of() : List.of(resource);
        }
        List<Resource> each = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Value item = items.items().get(i);
            Map<String, Value> members =
                    new LinkedHashMap<>(resource.properties().members());
            members.put(
                    property,
                    assumption.<Value>map(a -> new Value.Assumed(item, a)).orElse(item));
            each.add(inside(resource, resource.type(), attribute + "[" + i + "]", members, item.location()));
        }
        return each;
    }

    private static Resource listed(Resource resource, String property) {
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        members.computeIfPresent(
                property,
                (name, value) ->
                        value instanceof Value.Items ? value : new Value.Items(List.of(value), value.location()));
        return with(resource, members);
    }
}
