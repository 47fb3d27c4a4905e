// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A plan in which each team has a module of its own: a VPC with public and private subnets, and a service with task
 * definition, roles, policies, a group and its rules. Of every second team all is there already and known; of the others
 * it is created, so that only the configuration says what belongs together. What is left to the size are alarms and records,
 * which most plans are full of.
 */
final class LargePlan {

    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";
    private static final String ACCOUNT = "111122223333";

    private static final Map<String, String> PREFIXES = Map.of(
            "aws_vpc", "vpc",
            "aws_subnet", "subnet",
            "aws_internet_gateway", "igw",
            "aws_nat_gateway", "nat",
            "aws_route_table", "rtb",
            "aws_security_group", "sg");

    /** One resource of every team: {@code N} in what it is stands for the team. */
    private record Kind(String type, String name, String values, Map<String, String> references, String block) {

        String address() {
            return type + "." + name;
        }
    }

    private static final String TRUST =
            "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\","
                    + "\\\"Principal\\\":{\\\"Service\\\":\\\"ecs-tasks.amazonaws.com\\\"},\\\"Action\\\":\\\"sts:AssumeRole\\\"}]}";

    private static final String EXEC =
            "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\","
                    + "\\\"Action\\\":[\\\"ssmmessages:CreateControlChannel\\\",\\\"ssmmessages:CreateDataChannel\\\","
                    + "\\\"ssmmessages:OpenControlChannel\\\",\\\"ssmmessages:OpenDataChannel\\\"],\\\"Resource\\\":\\\"*\\\"}]}";

    private static final List<Kind> KINDS = List.of(
            kind(
                    "aws_vpc",
                    "this",
                    "{'cidr_block':'10.0.0.0/16','enable_dns_support':true,'enable_dns_hostnames':true}"),
            kind(
                    "aws_subnet",
                    "private",
                    "{'cidr_block':'10.0.0.0/20','map_public_ip_on_launch':false}",
                    "vpc_id",
                    "aws_vpc.this"),
            kind(
                    "aws_subnet",
                    "public",
                    "{'cidr_block':'10.0.16.0/20','map_public_ip_on_launch':true}",
                    "vpc_id",
                    "aws_vpc.this"),
            kind("aws_internet_gateway", "this", "{}", "vpc_id", "aws_vpc.this"),
            kind("aws_nat_gateway", "this", "{'connectivity_type':'public'}", "subnet_id", "aws_subnet.public"),
            kind("aws_route_table", "private", "{}", "vpc_id", "aws_vpc.this"),
            kind("aws_route_table", "public", "{}", "vpc_id", "aws_vpc.this"),
            kind(
                    "aws_route",
                    "private",
                    "{'destination_cidr_block':'0.0.0.0/0'}",
                    "route_table_id",
                    "aws_route_table.private",
                    "nat_gateway_id",
                    "aws_nat_gateway.this"),
            kind(
                    "aws_route",
                    "public",
                    "{'destination_cidr_block':'0.0.0.0/0'}",
                    "route_table_id",
                    "aws_route_table.public",
                    "gateway_id",
                    "aws_internet_gateway.this"),
            kind(
                    "aws_route_table_association",
                    "private",
                    "{'gateway_id':''}",
                    "subnet_id",
                    "aws_subnet.private",
                    "route_table_id",
                    "aws_route_table.private"),
            kind(
                    "aws_route_table_association",
                    "public",
                    "{'gateway_id':''}",
                    "subnet_id",
                    "aws_subnet.public",
                    "route_table_id",
                    "aws_route_table.public"),
            kind(
                    "aws_security_group",
                    "task",
                    "{'name':'task-N','description':'tasks','ingress':[],'egress':[]}",
                    "vpc_id",
                    "aws_vpc.this"),
            kind(
                    "aws_vpc_security_group_egress_rule",
                    "https",
                    "{'ip_protocol':'tcp','from_port':443,'to_port':443,'cidr_ipv4':'0.0.0.0/0'}",
                    "security_group_id",
                    "aws_security_group.task"),
            kind("aws_iam_role", "task", "{'name':'task-N','path':'/','assume_role_policy':'" + TRUST + "'}"),
            kind("aws_iam_role", "execution", "{'name':'execution-N','path':'/','assume_role_policy':'" + TRUST + "'}"),
            kind("aws_iam_role_policy", "exec", "{'name':'exec','role':'task-N','policy':'" + EXEC + "'}"),
            kind(
                    "aws_iam_role_policy_attachment",
                    "execution",
                    "{'role':'execution-N','policy_arn':'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'}"),
            kind("aws_cloudwatch_log_group", "this", "{'name':'/team/N','retention_in_days':30}"),
            kind("aws_ecs_cluster", "this", "{'name':'team-N','configuration':[],'setting':[]}"),
            kind(
                    "aws_ecs_task_definition",
                    "this",
                    "{'family':'team-N','cpu':'256','memory':'512','network_mode':'awsvpc',"
                            + "'requires_compatibilities':['FARGATE'],'container_definitions':'" + containers() + "'}",
                    "task_role_arn",
                    "aws_iam_role.task",
                    "execution_role_arn",
                    "aws_iam_role.execution"),
            new Kind(
                    "aws_ecs_service",
                    "this",
                    "{'name':'api-N','desired_count':2,'enable_execute_command':true,'launch_type':'FARGATE',"
                            + "'scheduling_strategy':'REPLICA','capacity_provider_strategy':[]}",
                    Map.of("cluster", "aws_ecs_cluster.this", "task_definition", "aws_ecs_task_definition.this"),
                    "{'assign_public_ip':false}"));

    private final JsonWriter json;
    private final int teams;
    private int changes;

    private LargePlan(JsonWriter json, int teams) {
        this.json = json;
        this.teams = teams;
    }

    private static Kind kind(String type, String name, String values, String... references) {
        return new Kind(
                type,
                name,
                values,
                references.length == 0
                        ? Map.of()
                        : references.length == 2
                                ? Map.of(references[0], references[1])
                                : Map.of(references[0], references[1], references[2], references[3]),
                "");
    }

    private static String containers() {
        StringBuilder all = new StringBuilder("[");
        for (String name : List.of("app", "collector", "router")) {
            all.append(all.length() > 1 ? "," : "")
                    .append(
                            "{\\\"name\\\":\\\"%s\\\",\\\"image\\\":\\\"registry.example/%s:N\\\",\\\"essential\\\":true,"
                                    .formatted(name, name))
                    .append("\\\"linuxParameters\\\":{\\\"initProcessEnabled\\\":true},\\\"environment\\\":[");
            for (int i = 0; i < 40; i++) {
                all.append(i > 0 ? "," : "")
                        .append("{\\\"name\\\":\\\"SETTING_%d\\\",\\\"value\\\":\\\"a value of team N, number %d\\\"}"
                                .formatted(i, i));
            }
            all.append("]}");
        }
        return all.append("]").toString();
    }

    /** Writes the plan, and gives the number of its changes. */
    static int write(Path file, int teams, long bytes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file);
                JsonWriter json = new JsonWriter(out)) {
            json.setHtmlSafe(false);
            LargePlan plan = new LargePlan(json, teams);
            json.beginObject();
            json.name("format_version").value("1.2");
            json.name("terraform_version").value("1.11.4");
            json.name("planned_values").beginObject().name("root_module").beginObject();
            json.name("child_modules").beginArray();
            for (int team = 1; team <= teams; team++) {
                plan.planned(team);
            }
            json.endArray().endObject().endObject();
            json.name("resource_changes").beginArray();
            for (int team = 1; team <= teams; team++) {
                plan.changes(team);
            }
            for (int alarm = 0; Files.size(file) < bytes; alarm++) {
                plan.alarm(alarm);
                json.flush();
            }
            json.endArray();
            plan.configuration();
            json.endObject();
            return plan.changes;
        }
    }

    private static boolean exists(int team) {
        return team % 2 == 0;
    }

    private static String module(int team) {
        return "module.team[\"" + name(team) + "\"]";
    }

    private static String name(int team) {
        return "t%03d".formatted(team);
    }

    /** As AWS makes them up. */
    private static String id(String address, int team) {
        String type = address.substring(0, address.indexOf('.'));
        return "%s-0%08x%08x".formatted(PREFIXES.getOrDefault(type, type.replace('_', '-')), address.hashCode(), team);
    }

    private static String arn(Kind kind, int team) {
        String name =
                values(kind, team).has("name") ? values(kind, team).get("name").getAsString() : "team-" + name(team);
        return kind.type().startsWith("aws_iam")
                ? "arn:aws:iam::" + ACCOUNT + ":role/" + name
                : "arn:aws:ecs:eu-west-1:" + ACCOUNT + ":" + kind.name() + "/" + name;
    }

    private static JsonObject values(Kind kind, int team) {
        return JsonParser.parseString(kind.values()
                        .replace('\'', '"')
                        .replace("-N", "-" + name(team))
                        .replace("/N", "/" + name(team))
                        .replace(":N", ":" + name(team))
                        .replace(" N", " " + name(team)))
                .getAsJsonObject();
    }

    /** What is known of a resource: of one that is there all, of a new one what its author wrote. */
    private static JsonObject known(Kind kind, int team) {
        JsonObject values = values(kind, team);
        if (exists(team)) {
            values.addProperty("id", id(kind.address(), team));
            values.addProperty("arn", arn(kind, team));
            kind.references().forEach((attribute, address) -> values.addProperty(attribute, referred(address, team)));
        }
        if (!kind.block().isEmpty()) {
            JsonObject network = new JsonObject();
            network.addProperty("assign_public_ip", false);
            if (exists(team)) {
                network.add("subnets", array(id("aws_subnet.private", team)));
                network.add("security_groups", array(id("aws_security_group.task", team)));
            }
            values.add("network_configuration", array(network));
        }
        return values;
    }

    private static String referred(String address, int team) {
        boolean byArn = address.startsWith("aws_iam") || address.startsWith("aws_ecs");
        return KINDS.stream()
                .filter(kind -> byArn && kind.address().equals(address))
                .map(kind -> arn(kind, team))
                .findFirst()
                .orElseGet(() -> id(address, team));
    }

    private static JsonObject unknown(Kind kind, int team) {
        JsonObject unknown = new JsonObject();
        if (!exists(team)) {
            unknown.addProperty("id", true);
            unknown.addProperty("arn", true);
            kind.references().keySet().forEach(attribute -> unknown.addProperty(attribute, true));
            if (!kind.block().isEmpty()) {
                JsonObject network = new JsonObject();
                network.addProperty("subnets", true);
                network.addProperty("security_groups", true);
                unknown.add("network_configuration", array(network));
            }
        }
        return unknown;
    }

    private static JsonArray array(JsonElement element) {
        JsonArray array = new JsonArray();
        array.add(element);
        return array;
    }

    private static JsonArray array(String text) {
        JsonArray array = new JsonArray();
        array.add(text);
        return array;
    }

    private void planned(int team) throws IOException {
        json.beginObject().name("address").value(module(team));
        json.name("resources").beginArray();
        for (Kind kind : KINDS) {
            json.beginObject();
            identity(kind, module(team) + "." + kind.address());
            json.name("values").jsonValue(known(kind, team).toString());
            json.name("sensitive_values").jsonValue("{}");
            json.endObject();
        }
        json.endArray().endObject();
    }

    private void identity(Kind kind, String address) throws IOException {
        json.name("address").value(address);
        json.name("mode").value("managed");
        json.name("type").value(kind.type());
        json.name("name").value(kind.name());
        json.name("provider_name").value(PROVIDER);
    }

    private void changes(int team) throws IOException {
        for (Kind kind : KINDS) {
            json.beginObject();
            identity(kind, module(team) + "." + kind.address());
            json.name("module_address").value(module(team));
            String known = known(kind, team).toString();
            change(
                    exists(team) ? "no-op" : "create",
                    exists(team) ? known : "null",
                    known,
                    unknown(kind, team).toString());
            json.endObject();
        }
    }

    private void change(String action, String before, String after, String unknown) throws IOException {
        json.name("change").beginObject();
        json.name("actions").beginArray().value(action).endArray();
        json.name("before").jsonValue(before);
        json.name("after").jsonValue(after);
        json.name("after_unknown").jsonValue(unknown);
        json.name("before_sensitive").value(false);
        json.name("after_sensitive").jsonValue("{}");
        json.endObject();
        changes++;
    }

    private void alarm(int number) throws IOException {
        Kind alarm = kind("aws_cloudwatch_metric_alarm", "load", "{}");
        json.beginObject();
        identity(alarm, alarm.address() + "[" + number + "]");
        json.name("index").value(number);
        String values = """
                {"alarm_name":"load-%d","comparison_operator":"GreaterThanThreshold","evaluation_periods":3,"period":60,
                "metric_name":"CPUUtilization","namespace":"AWS/ECS","statistic":"Average","threshold":80,"tags":{"team":"t%d"},
                "alarm_description":"The service works harder than it was made for, and somebody should look at it.","unit":null}
                """.formatted(number, number % 400).replace("\n", "");
        change("no-op", values, values, "{}");
        json.endObject();
    }

    private void configuration() throws IOException {
        json.name("configuration").beginObject().name("root_module").beginObject();
        json.name("module_calls").beginObject().name("team").beginObject();
        json.name("source").value("./team");
        json.name("for_each_expression").jsonValue("{\"references\":[\"local.teams\"]}");
        json.name("module").beginObject().name("resources").beginArray();
        for (Kind kind : KINDS) {
            json.beginObject();
            identity(kind, kind.address());
            JsonObject expressions = new JsonObject();
            values(kind, 1).entrySet().forEach(value -> expressions.add(value.getKey(), new JsonObject()));
            kind.references().forEach((attribute, address) -> expressions.add(attribute, reference(address)));
            if (!kind.block().isEmpty()) {
                JsonObject network = new JsonObject();
                network.add("assign_public_ip", JsonParser.parseString("{\"constant_value\":false}"));
                network.add("subnets", reference("aws_subnet.private"));
                network.add("security_groups", reference("aws_security_group.task"));
                expressions.add("network_configuration", array(network));
            }
            json.name("expressions").jsonValue(expressions.toString());
            json.endObject();
        }
        json.endArray().endObject().endObject().endObject().endObject().endObject();
    }

    private static JsonObject reference(String address) {
        boolean byArn = address.startsWith("aws_iam") || address.startsWith("aws_ecs");
        JsonArray references = new JsonArray();
        references.add(address + (byArn ? ".arn" : ".id"));
        references.add(address);
        JsonObject reference = new JsonObject();
        reference.add("references", references);
        return reference;
    }
}
