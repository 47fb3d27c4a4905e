// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.PlannedInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan in the shape in which Terraform prints one, put together change by change. */
final class PlanText {

    private record Change(String address, String actions, String before, String after, String unknown, String more) {}

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, String> blocks = new LinkedHashMap<>();
    private String members = "";

    /** A service on Fargate that people can enter, with all that belongs to it, none of which is there yet. */
    static PlanText ready() {
        return new PlanText()
                .create("aws_ecs_service.api", """
                        "name": "api", "launch_type": "FARGATE", "enable_execute_command": true, "desired_count": 1,
                        "network_configuration": [{"assign_public_ip": true}]""", """
                        "id": true, "cluster": true, "task_definition": true, "platform_version": true,
                        "network_configuration": [{"subnets": true, "security_groups": true}]""", """
                        "name": {"constant_value": "api"}, "launch_type": {"constant_value": "FARGATE"},
                        "enable_execute_command": {"constant_value": true}, "desired_count": {"constant_value": 1},
                        "cluster": {"references": ["aws_ecs_cluster.main.id", "aws_ecs_cluster.main"]},
                        "task_definition": {"references": ["aws_ecs_task_definition.api.arn", "aws_ecs_task_definition.api"]},
                        "network_configuration": [{"assign_public_ip": {"constant_value": true},
                          "subnets": {"references": ["aws_subnet.a.id", "aws_subnet.a"]},
                          "security_groups": {"references": ["aws_security_group.task.id", "aws_security_group.task"]}}]""")
                .create(
                        "aws_ecs_cluster.main",
                        "\"name\": \"main\", \"configuration\": []",
                        "\"id\": true, \"arn\": true",
                        "\"name\": {\"constant_value\": \"main\"}")
                .create("aws_ecs_task_definition.api", """
                        "family": "api", "network_mode": "awsvpc", "requires_compatibilities": ["FARGATE"],
                        "container_definitions": "[{\\"name\\":\\"app\\",\\"image\\":\\"app:1\\"}]\"""", """
                        "id": true, "arn": true, "task_role_arn": true""", """
                        "family": {"constant_value": "api"}, "network_mode": {"constant_value": "awsvpc"},
                        "requires_compatibilities": {"constant_value": ["FARGATE"]}, "container_definitions": {},
                        "task_role_arn": {"references": ["aws_iam_role.task.arn", "aws_iam_role.task"]}""")
                .create(
                        "aws_iam_role.task",
                        "\"name\": \"task\", \"assume_role_policy\": " + TRUST,
                        ROLE_UNKNOWN,
                        "\"name\": {\"constant_value\": \"task\"}, \"assume_role_policy\": {}")
                .create(
                        "aws_iam_role_policy.exec",
                        "\"name\": \"exec\", \"role\": \"task\", \"policy\": " + ALLOW,
                        "\"id\": true",
                        "\"name\": {\"constant_value\": \"exec\"}, \"role\": {\"references\": [\"aws_iam_role.task.name\", \"aws_iam_role.task\"]}, \"policy\": {}")
                .create(
                        "aws_vpc.main",
                        "\"cidr_block\": \"10.0.0.0/16\", \"enable_dns_support\": true",
                        "\"id\": true",
                        "\"cidr_block\": {\"constant_value\": \"10.0.0.0/16\"}")
                .create(
                        "aws_subnet.a",
                        "\"cidr_block\": \"10.0.0.0/24\"",
                        "\"id\": true, \"vpc_id\": true",
                        "\"vpc_id\": " + VPC)
                .create(
                        "aws_internet_gateway.main",
                        "\"tags\": null",
                        "\"id\": true, \"vpc_id\": true",
                        "\"vpc_id\": " + VPC)
                .create(
                        "aws_route_table.public",
                        "\"route\": [{\"cidr_block\": \"0.0.0.0/0\", \"nat_gateway_id\": \"\"}]",
                        "\"id\": true, \"vpc_id\": true, \"route\": [{\"gateway_id\": true}]",
                        "\"vpc_id\": " + VPC
                                + ", \"route\": {\"references\": [\"aws_internet_gateway.main.id\", \"aws_internet_gateway.main\"]}")
                .create(
                        "aws_route_table_association.a",
                        "\"gateway_id\": null",
                        "\"id\": true, \"subnet_id\": true, \"route_table_id\": true",
                        "\"subnet_id\": {\"references\": [\"aws_subnet.a.id\", \"aws_subnet.a\"]}, \"route_table_id\": {\"references\": [\"aws_route_table.public.id\", \"aws_route_table.public\"]}")
                .create(
                        "aws_security_group.task",
                        "\"egress\": [{\"protocol\": \"-1\", \"from_port\": 0, \"to_port\": 0, \"cidr_blocks\": [\"0.0.0.0/0\"], \"ipv6_cidr_blocks\": [], \"prefix_list_ids\": [], \"security_groups\": [], \"self\": false}]",
                        "\"id\": true, \"vpc_id\": true, \"name\": true, \"ingress\": true, \"egress\": [{\"cidr_blocks\": [false]}]",
                        "\"vpc_id\": " + VPC);
    }

    static final String TRUST = quoted("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""");

    static final String ALLOW = quoted(statement("Allow"));

    static final String DENY = quoted(statement("Deny"));

    /** What the provider computes of a role that is made. */
    static final String ROLE_UNKNOWN =
            "\"id\": true, \"arn\": true, \"unique_id\": true, \"inline_policy\": true, \"managed_policy_arns\": true";

    static final String VPC = "{\"references\": [\"aws_vpc.main.id\", \"aws_vpc.main\"]}";

    static String statement(String effect) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"" + effect
                + "\", \"Action\": \"ssmmessages:*\", \"Resource\": \"*\"}]}";
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A resource that is made; one of the same address makes place for it. */
    PlanText create(String address, String after, String unknown, String expressions) {
        blocks.put(address.replaceAll("\\[[^]]*]", ""), expressions);
        return change(address, "\"create\"", "null", after, unknown);
    }

    PlanText change(String address, String actions, String before, String after, String unknown) {
        changes.put(address, new Change(address, actions, before, "{" + after + "}", "{" + unknown + "}", ""));
        return this;
    }

    /** The same resource with other actions. */
    PlanText doing(String address, String actions) {
        Change old = changes.get(address);
        changes.put(address, new Change(address, actions, "null", old.after(), old.unknown(), ""));
        return this;
    }

    /** Further members of a change, beside its actions. */
    PlanText saying(String address, String more) {
        Change old = changes.get(address);
        changes.put(address, new Change(address, old.actions(), old.before(), old.after(), old.unknown(), more));
        return this;
    }

    PlanText without(String address) {
        changes.remove(address);
        blocks.remove(address);
        return this;
    }

    /** Count or for_each of a block, and its expressions. */
    PlanText block(String address, String expressions, String repeats) {
        blocks.put(address, expressions + "}, " + repeats + ", \"end\": {");
        return this;
    }

    /** Something in place of a text, wherever it stands. */
    PlanText with(String address, String from, String to) {
        Change old = changes.get(address);
        if (!(old.after() + old.unknown() + blocks.get(address)).contains(from)) {
            throw new AssertionError(address + " has no " + from);
        }
        changes.put(
                address,
                new Change(
                        address,
                        old.actions(),
                        old.before(),
                        old.after().replace(from, to),
                        old.unknown().replace(from, to),
                        old.more()));
        blocks.computeIfPresent(address, (a, expressions) -> expressions.replace(from, to));
        return this;
    }

    /** Members of the plan as a whole. */
    PlanText also(String more) {
        members += more + ", ";
        return this;
    }

    String json() {
        return "{\"format_version\": \"1.2\", \"terraform_version\": \"1.11.4\", " + members + "\"resource_changes\": ["
                + changes.values().stream().map(PlanText::json).collect(Collectors.joining(",\n"))
                + "],\n \"configuration\": {\"root_module\": {\"resources\": ["
                + blocks.entrySet().stream()
                        .map(e -> "{" + named(e.getKey()) + ", \"expressions\": {" + e.getValue() + "}}")
                        .collect(Collectors.joining(",\n"))
                + "]}}}";
    }

    private static String json(Change change) {
        return "{" + named(change.address())
                + ", \"provider_name\": \"registry.terraform.io/hashicorp/aws\", \"change\": {\"actions\": ["
                + change.actions() + "], \"before\": " + change.before() + ", \"after\": " + change.after()
                + ", \"after_unknown\": " + change.unknown()
                + (change.more().isEmpty() ? "" : ", " + change.more()) + "}}";
    }

    private static String named(String address) {
        boolean data = address.startsWith("data.");
        String[] parts = (data ? address.substring(5) : address).split("[.\\[]", 3);
        String index = parts.length > 2 ? ", \"index\": " + parts[2].substring(0, parts[2].length() - 1) : "";
        return "\"address\": " + quoted(address) + ", \"mode\": \"" + (data ? "data" : "managed") + "\", \"type\": \""
                + parts[0] + "\", \"name\": \"" + parts[1] + "\"" + index;
    }

    PlannedInput read() {
        return TerraformPlans.read(
                "plan.json",
                new ByteArrayInputStream(json().getBytes(StandardCharsets.UTF_8)),
                TerraformSources.none());
    }
}
