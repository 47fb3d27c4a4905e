// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small plan, written as maps and lists; every value stands on a line of its own. */
public final class Plan {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();
    private boolean complete = true;
    private DeploymentValues values = DeploymentValues.NONE;

    private Plan() {}

    public static Plan empty() {
        return new Plan();
    }

    /** A Fargate service in a public subnet, with exec on and all that it needs. */
    public static Plan ready() {
        return empty().vpc()
                .with("AWS::EC2::InternetGateway", "Gateway", Map.of())
                .with(
                        "AWS::EC2::VPCGatewayAttachment",
                        "Attachment",
                        Map.of("VpcId", ref("Vpc"), "InternetGatewayId", ref("Gateway")))
                .with(
                        "AWS::EC2::Route",
                        "Default",
                        Map.of(
                                "RouteTableId",
                                ref("Table"),
                                "DestinationCidrBlock",
                                "0.0.0.0/0",
                                "GatewayId",
                                ref("Gateway")))
                .service();
    }

    private Plan vpc() {
        return with("AWS::EC2::VPC", "Vpc", Map.of("CidrBlock", "10.0.0.0/16", "EnableDnsHostnames", true))
                .with("AWS::EC2::Subnet", "Subnet", Map.of("VpcId", ref("Vpc"), "CidrBlock", "10.0.1.0/24"))
                .with("AWS::EC2::RouteTable", "Table", Map.of("VpcId", ref("Vpc")))
                .with(
                        "AWS::EC2::SubnetRouteTableAssociation",
                        "Association",
                        Map.of("RouteTableId", ref("Table"), "SubnetId", ref("Subnet")))
                .with("AWS::EC2::SecurityGroup", "Group", Map.of("VpcId", ref("Vpc"), "GroupDescription", "tasks"));
    }

    private Plan service() {
        return with(
                        "AWS::ECS::Cluster",
                        "Cluster",
                        Map.of("Configuration", Map.of("ExecuteCommandConfiguration", Map.of("Logging", "DEFAULT"))))
                .with(
                        "AWS::IAM::Role",
                        "TaskRole",
                        Map.of("AssumeRolePolicyDocument", trust("ecs-tasks.amazonaws.com")))
                .with(
                        "AWS::IAM::Policy",
                        "ExecPolicy",
                        Map.of(
                                "PolicyName",
                                "exec",
                                "Roles",
                                List.of(ref("TaskRole")),
                                "PolicyDocument",
                                allowing("ssmmessages:*", "*")))
                .with(
                        "AWS::ECS::TaskDefinition",
                        "Definition",
                        Map.of(
                                "NetworkMode",
                                "awsvpc",
                                "RequiresCompatibilities",
                                List.of("FARGATE"),
                                "TaskRoleArn",
                                get("TaskRole", "Arn"),
                                "ContainerDefinitions",
                                List.of(container("app"))))
                .with(
                        "AWS::ECS::Service",
                        "Service",
                        Map.of(
                                "Cluster",
                                ref("Cluster"),
                                "TaskDefinition",
                                ref("Definition"),
                                "LaunchType",
                                "FARGATE",
                                "EnableExecuteCommand",
                                true,
                                "DesiredCount",
                                2,
                                "NetworkConfiguration",
                                Map.of(
                                        "AwsvpcConfiguration",
                                        Map.of(
                                                "Subnets",
                                                List.of(ref("Subnet")),
                                                "SecurityGroups",
                                                List.of(get("Group", "GroupId")),
                                                "AssignPublicIp",
                                                "ENABLED"))));
    }

    public static Map<String, Object> container(String name) {
        return Map.of(
                "Name",
                name,
                "Image",
                "example/" + name,
                "LinuxParameters",
                Map.of("InitProcessEnabled", true),
                "LogConfiguration",
                Map.of("LogDriver", "awslogs"));
    }

    public static Map<String, Object> trust(String service) {
        return Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Effect", "Allow", "Principal", Map.of("Service", service), "Action", "sts:AssumeRole")));
    }

    public static Map<String, Object> allowing(Object action, Object resource) {
        return Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of("Effect", "Allow", "Action", action, "Resource", resource)));
    }

    public static Value ref(String address) {
        return get(address, "Ref");
    }

    public static Value get(String address, String attribute) {
        return new Value.Reference(address, attribute, Location.of("plan"));
    }

    /** What only the outside decides. */
    public static Value open(String source) {
        return new Value.Open(
                new Gap(Gap.Reason.OUTSIDE_THE_INPUT, source, "it is given at deployment"), Location.of("plan"));
    }

    public static Value choice(String condition, Object whenTrue, Object whenFalse) {
        return new Value.Choice(condition, value(whenTrue), value(whenFalse), Location.of("plan"));
    }

    public static Value nothing() {
        return new Value.Nothing(Location.of("plan"));
    }

    public static Value assumed(Object value, String assumption) {
        return new Value.Assumed(value(value), assumption);
    }

    public static Value joined(Object... parts) {
        return new Value.Joined(List.of(parts).stream().map(Plan::value).toList(), Location.of("plan"));
    }

    /** Adds a resource, or takes another's place. */
    public Plan with(String type, String address, Map<String, ?> properties) {
        resources.put(address, new Resource(type, address, new Location("plan", resources.size() + 1, 1), (Value.Fields)
                value(properties)));
        return this;
    }

    /** Adds a resource that exists on a condition. */
    public Plan when(String condition, String type, String address, Map<String, ?> properties) {
        resources.put(
                address,
                new Resource(
                        type,
                        address,
                        new Location("plan", resources.size() + 1, 1),
                        (Value.Fields) value(properties),
                        Optional.empty(),
                        Optional.of(condition)));
        return this;
    }

    public Plan without(String address) {
        resources.remove(address);
        return this;
    }

    /** Sets what is at a path such as {@code Service.NetworkConfiguration.AwsvpcConfiguration.Subnets}. */
    public Plan set(String path, Object to) {
        String address = path.substring(0, path.indexOf('.'));
        List<String> members = List.of(path.substring(path.indexOf('.') + 1).split("\\."));
        Resource old = Optional.ofNullable(resources.get(address)).orElseThrow();
        return put(old, (Value.Fields) set(old.properties(), members, value(to)), old.before());
    }

    public Plan unset(String path) {
        return set(path, nothing());
    }

    /** Says how a resource was before with the same properties but one. */
    public Plan before(String address, String property, Object was) {
        Resource old = Optional.ofNullable(resources.get(address)).orElseThrow();
        return put(old, old.properties(), Optional.of((Value.Fields)
                set(old.properties(), List.of(property), value(was))));
    }

    public Plan unjudged(Gap gap) {
        unjudged.add(gap);
        return this;
    }

    public Plan incomplete() {
        complete = false;
        return this;
    }

    public Plan in(String region, String account) {
        values = new DeploymentValues(Map.of(), Optional.of(region), Optional.of(account), false);
        return this;
    }

    public PlannedInput input() {
        return new PlannedInput("plan", List.copyOf(resources.values()), unjudged, complete);
    }

    public PlannedEvidence evidence() {
        return new PlannedEvidence(List.of(input()), values, NOW);
    }

    public List<ExecTarget> targets() {
        return evidence().targets();
    }

    /** The one target that there is. */
    public ExecTarget target() {
        List<ExecTarget> all = targets();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " targets");
        }
        return all.get(0);
    }

    /** Plans that are like this one but for one value, which is open; by the place of the value. */
    public Map<String, Plan> eachOpened() {
        Map<String, Plan> all = new LinkedHashMap<>();
        for (Resource resource : resources.values()) {
            List<List<Object>> paths = new ArrayList<>();
            paths(resource.properties(), List.of(), paths);
            for (List<Object> path : paths) {
                Plan copy = new Plan();
                copy.resources.putAll(resources);
                copy.unjudged.addAll(unjudged);
                copy.complete = complete;
                copy.values = values;
                copy.put(resource, (Value.Fields) opened(resource.properties(), path), resource.before());
                all.put(resource.address() + path, copy);
            }
        }
        return all;
    }

    private Plan put(Resource old, Value.Fields properties, Optional<Value.Fields> before) {
        resources.put(
                old.address(),
                new Resource(old.type(), old.address(), old.location(), properties, before, old.condition()));
        return this;
    }

    private static void paths(Value value, List<Object> at, List<List<Object>> all) {
        if (!at.isEmpty()) {
            all.add(at);
        }
        if (value instanceof Value.Fields fields) {
            fields.members().forEach((name, member) -> paths(member, plus(at, name), all));
        }
        if (value instanceof Value.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                paths(items.items().get(i), plus(at, i), all);
            }
        }
    }

    private static List<Object> plus(List<Object> path, Object more) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(more);
        return List.copyOf(longer);
    }

    private static Value opened(Value value, List<Object> path) {
        if (path.isEmpty()) {
            return open("parameter Opened");
        }
        List<Object> rest = path.subList(1, path.size());
        if (value instanceof Value.Fields fields) {
            Map<String, Value> members = new LinkedHashMap<>(fields.members());
            members.computeIfPresent((String) path.get(0), (name, member) -> opened(member, rest));
            return new Value.Fields(members, fields.location());
        }
        List<Value> items = new ArrayList<>(((Value.Items) value).items());
        int index = (Integer) path.get(0);
        items.set(index, opened(items.get(index), rest));
        return new Value.Items(items, value.location());
    }

    private static Value set(Value value, List<String> path, Value to) {
        if (path.isEmpty()) {
            return to;
        }
        String first = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (value instanceof Value.Items list) {
            List<Value> items = new ArrayList<>(list.items());
            int index = Integer.parseInt(first);
            items.set(index, set(items.get(index), rest, to));
            return new Value.Items(items, value.location());
        }
        Map<String, Value> members =
                value instanceof Value.Fields fields ? new LinkedHashMap<>(fields.members()) : new LinkedHashMap<>();
        Value below = Optional.ofNullable(members.get(first)).orElseGet(Plan::nothing);
        members.put(first, set(below, rest, to));
        return new Value.Fields(members, value.location());
    }

    public static Value value(Object object) {
        Location at = Location.of("plan");
        if (object instanceof Value value) {
            return value;
        }
        if (object instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put((String) name, value(member)));
            return new Value.Fields(members, at);
        }
        if (object instanceof List<?> list) {
            return new Value.Items(list.stream().map(Plan::value).toList(), at);
        }
        return new Value.Scalar(object.toString(), at);
    }
}
