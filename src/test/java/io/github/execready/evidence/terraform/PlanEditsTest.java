// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan of which all is well, and what becomes of it when one thing is planned differently. */
class PlanEditsTest {

    private static final String SERVICE = "aws_ecs_service.api";
    private static final String DEFINITION = "aws_ecs_task_definition.api";
    private static final String ROLE = "aws_iam_role.task";
    private static final String POLICY = "aws_iam_role_policy.exec";
    private static final String TABLE = "aws_route_table.public";
    private static final String GROUP = "aws_security_group.task";
    private static final String TASK = "{\"references\": [\"aws_iam_role.task.name\", \"aws_iam_role.task\"]}";
    private static final String OF_GROUP =
            "{\"references\": [\"aws_security_group.task.id\", \"aws_security_group.task\"]}";
    private static final String EGRESS = "\"egress\": [{\"cidr_blocks\": [false]}]";

    private static PlanText withoutEgress(PlanText plan) {
        return plan.create(
                GROUP,
                "\"timeouts\": null",
                "\"id\": true, \"vpc_id\": true, \"name\": true, \"ingress\": true, \"egress\": true",
                "\"vpc_id\": " + PlanText.VPC);
    }

    private static PlanText rule(PlanText plan, String type, String after, String unknown) {
        return withoutEgress(plan)
                .create(
                        type + ".out",
                        after,
                        "\"id\": true, \"security_group_id\": true" + unknown,
                        "\"security_group_id\": " + OF_GROUP);
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                edit("as it is", Verdict.READY, p -> p),
                edit("no policy", Verdict.NOT_READY, p -> p.without(POLICY)),
                edit(
                        "no policy of the role and another one attached",
                        Verdict.NOT_READY,
                        p -> p.without(POLICY)
                                .create(
                                        "aws_iam_role_policy_attachment.logs",
                                        "\"role\": \"task\", \"policy_arn\": \"arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy\"",
                                        "\"id\": true",
                                        "\"role\": " + TASK)),
                edit(
                        "a managed policy of AWS's that allows it",
                        Verdict.READY,
                        p -> p.without(POLICY)
                                .create(
                                        "aws_iam_role_policy_attachment.ssm",
                                        "\"role\": \"task\", \"policy_arn\": \"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore\"",
                                        "\"id\": true",
                                        "\"role\": " + TASK)),
                edit(
                        "managed policies of the role's own list",
                        Verdict.READY,
                        p -> p.without(POLICY)
                                .with(ROLE, ", \"managed_policy_arns\": true", ", \"inline_policy\": true")
                                .with(
                                        ROLE,
                                        "\"name\": \"task\"",
                                        "\"name\": \"task\", \"managed_policy_arns\": [\"arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore\"], \"inline_policy\": []")
                                .with(ROLE, ", \"inline_policy\": true", "")),
                edit(
                        "an inline policy that allows it",
                        Verdict.READY,
                        p -> p.without(POLICY)
                                .with(
                                        ROLE,
                                        "\"name\": \"task\"",
                                        "\"name\": \"task\", \"inline_policy\": [{\"name\": \"a\", \"policy\": "
                                                + PlanText.ALLOW + "}]")
                                .with(ROLE, "\"inline_policy\": true", "\"inline_policy\": [{}]")),
                edit(
                        "an inline policy that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.without(POLICY)
                                .with(
                                        ROLE,
                                        "\"name\": \"task\"",
                                        "\"name\": \"task\", \"inline_policy\": [{\"name\": \"a\"}]")
                                .with(ROLE, "\"inline_policy\": true", "\"inline_policy\": [{\"policy\": true}]")),
                edit(
                        "an inline policy that denies it",
                        Verdict.NOT_READY,
                        p -> p.with(
                                        ROLE,
                                        "\"name\": \"task\"",
                                        "\"name\": \"task\", \"inline_policy\": [{\"name\": \"a\", \"policy\": "
                                                + PlanText.DENY + "}]")
                                .with(ROLE, "\"inline_policy\": true", "\"inline_policy\": [{}]")),
                edit(
                        "a list that is marked as longer than it is",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(ROLE, "\"inline_policy\": true", "\"inline_policy\": [{\"policy\": true}]")),
                edit(
                        "policies attached by a list of roles",
                        Verdict.READY,
                        p -> p.without(POLICY)
                                .create(
                                        "aws_iam_policy.exec",
                                        "\"name\": \"exec\", \"policy\": " + PlanText.ALLOW,
                                        "\"arn\": true, \"id\": true",
                                        "\"policy\": {}")
                                .create(
                                        "aws_iam_policy_attachment.exec",
                                        "\"name\": \"exec\", \"roles\": [\"other\", \"task\"]",
                                        "\"id\": true, \"policy_arn\": true",
                                        "\"policy_arn\": {\"references\": [\"aws_iam_policy.exec.arn\", \"aws_iam_policy.exec\"]}")),
                edit(
                        "the policy is attached to others",
                        Verdict.NOT_READY,
                        p -> p.without(POLICY)
                                .create(
                                        "aws_iam_policy.exec",
                                        "\"name\": \"exec\", \"policy\": " + PlanText.ALLOW,
                                        "\"arn\": true, \"id\": true",
                                        "\"policy\": {}")
                                .create(
                                        "aws_iam_role_policy.other",
                                        "\"name\": \"o\", \"role\": \"task\", \"policy\": "
                                                + PlanText.ALLOW.replace("ssmmessages", "s3"),
                                        "\"id\": true",
                                        "\"role\": " + TASK)
                                .create(
                                        "aws_iam_policy_attachment.exec",
                                        "\"name\": \"exec\", \"roles\": [\"other\"]",
                                        "\"id\": true, \"policy_arn\": true",
                                        "\"policy_arn\": {\"references\": [\"aws_iam_policy.exec.arn\", \"aws_iam_policy.exec\"]}")),
                edit(
                        "the role keeps other policies only",
                        Verdict.NOT_READY,
                        p -> p.create(
                                        "aws_iam_role_policies_exclusive.task",
                                        "\"role_name\": \"task\", \"policy_names\": [\"other\"]",
                                        "",
                                        "\"role_name\": " + TASK)
                                .create(
                                        "aws_iam_role_policy.other",
                                        "\"name\": \"other\", \"role\": \"task\", \"policy\": "
                                                + PlanText.ALLOW.replace("ssmmessages", "s3"),
                                        "\"id\": true",
                                        "\"role\": " + TASK)),
                edit("the policy goes", Verdict.NOT_READY, p -> p.doing(POLICY, "\"delete\"")),
                edit("the policy is forgotten", Verdict.NOT_READY, p -> p.doing(POLICY, "\"forget\"")),
                edit("the policy is replaced", Verdict.READY, p -> p.doing(POLICY, "\"delete\", \"create\"")),
                edit("the policy is there", Verdict.READY, p -> p.doing(POLICY, "\"no-op\"")),
                edit(
                        "a boundary that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(ROLE, "\"id\": true", "\"id\": true, \"permissions_boundary\": true")
                                .with(
                                        ROLE,
                                        "\"assume_role_policy\": {}",
                                        "\"assume_role_policy\": {}, \"permissions_boundary\": {\"references\": [\"var.boundary\"]}")),
                edit("another trust", Verdict.NOT_READY, p -> p.with(ROLE, "ecs-tasks", "ec2")),
                edit(
                        "a trust that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(ROLE, "\"assume_role_policy\": " + PlanText.TRUST, "\"path\": \"/\"")
                                .with(ROLE, "\"id\": true", "\"id\": true, \"assume_role_policy\": true")
                                .with(
                                        ROLE,
                                        "\"assume_role_policy\": {}",
                                        "\"assume_role_policy\": {\"references\": [\"local.trust\"]}")),
                edit(
                        "the role is one of two",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(
                                        DEFINITION,
                                        "[\"aws_iam_role.task.arn\", \"aws_iam_role.task\"]",
                                        "[\"aws_iam_role.task.arn\", \"aws_iam_role.task\", \"aws_iam_role.other.arn\", \"aws_iam_role.other\"]")
                                .create(
                                        "aws_iam_role.other",
                                        "\"name\": \"other\", \"assume_role_policy\": " + PlanText.TRUST,
                                        PlanText.ROLE_UNKNOWN,
                                        "\"assume_role_policy\": {}")),
                edit(
                        "the role is a local's",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(
                                DEFINITION, "[\"aws_iam_role.task.arn\", \"aws_iam_role.task\"]", "[\"local.role\"]")),
                edit(
                        "no role",
                        Verdict.NOT_READY,
                        p -> p.with(DEFINITION, ", \"task_role_arn\": true", "")
                                .with(
                                        DEFINITION,
                                        "\"requires_compatibilities\": [\"FARGATE\"],",
                                        "\"requires_compatibilities\": [\"FARGATE\"], \"task_role_arn\": null,")));
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                edit("no egress", Verdict.NOT_READY, PlanEditsTest::withoutEgress),
                edit(
                        "a group that is there and has none",
                        Verdict.NOT_READY,
                        p -> p.create(
                                        GROUP,
                                        "\"id\": \"sg-0123456789abcdef0\", \"egress\": [], \"ingress\": []",
                                        "\"vpc_id\": true",
                                        "\"vpc_id\": " + PlanText.VPC)
                                .doing(GROUP, "\"no-op\"")),
                edit(
                        "a rule of its own",
                        Verdict.READY,
                        p -> rule(
                                p,
                                "aws_vpc_security_group_egress_rule",
                                "\"ip_protocol\": \"-1\", \"cidr_ipv4\": \"0.0.0.0/0\", \"cidr_ipv6\": null, \"from_port\": null",
                                "")),
                edit(
                        "a rule for IPv6 only",
                        Verdict.NOT_READY,
                        p -> rule(
                                p,
                                "aws_vpc_security_group_egress_rule",
                                "\"ip_protocol\": \"-1\", \"cidr_ipv6\": \"::/0\"",
                                "")),
                edit(
                        "a rule for a prefix list",
                        Verdict.INCONCLUSIVE,
                        p -> rule(
                                p,
                                "aws_vpc_security_group_egress_rule",
                                "\"ip_protocol\": \"tcp\", \"from_port\": 443, \"to_port\": 443, \"prefix_list_id\": \"pl-0123456789abcdef0\"",
                                "")),
                edit(
                        "a rule whose end is not known",
                        Verdict.INCONCLUSIVE,
                        p -> rule(
                                        p,
                                        "aws_vpc_security_group_egress_rule",
                                        "\"ip_protocol\": \"tcp\", \"from_port\": 443, \"to_port\": 443",
                                        ", \"cidr_ipv4\": true")
                                .with(
                                        "aws_vpc_security_group_egress_rule.out",
                                        "\"security_group_id\": " + OF_GROUP,
                                        "\"cidr_ipv4\": {\"references\": [\"var.cidr\"]}, \"security_group_id\": "
                                                + OF_GROUP)),
                edit(
                        "a rule of the older kind",
                        Verdict.READY,
                        p -> rule(
                                p,
                                "aws_security_group_rule",
                                "\"type\": \"egress\", \"protocol\": \"tcp\", \"from_port\": 0, \"to_port\": 65535, \"cidr_blocks\": [\"0.0.0.0/0\"], \"self\": false",
                                ", \"source_security_group_id\": true")),
                edit(
                        "a rule of the other direction",
                        Verdict.NOT_READY,
                        p -> rule(
                                p,
                                "aws_security_group_rule",
                                "\"type\": \"ingress\", \"protocol\": \"tcp\", \"from_port\": 0, \"to_port\": 65535, \"cidr_blocks\": [\"0.0.0.0/0\"], \"self\": false",
                                ", \"source_security_group_id\": true")),
                edit(
                        "an egress whose range is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(GROUP, "\"cidr_blocks\": [\"0.0.0.0/0\"], ", "")
                                .with(GROUP, EGRESS, "\"egress\": [{\"cidr_blocks\": true}]")),
                edit(
                        "no group: the VPC's own",
                        Verdict.READY,
                        p -> p.without(GROUP)
                                .with(SERVICE, ", \"security_groups\": true", "")
                                .with(
                                        SERVICE,
                                        ",\n  \"security_groups\": {\"references\": [\"aws_security_group.task.id\", \"aws_security_group.task\"]}",
                                        "")),
                edit(
                        "the VPC's own group without rules",
                        Verdict.NOT_READY,
                        p -> p.without(GROUP)
                                .with(SERVICE, ", \"security_groups\": true", "")
                                .with(
                                        SERVICE,
                                        ",\n  \"security_groups\": {\"references\": [\"aws_security_group.task.id\", \"aws_security_group.task\"]}",
                                        "")
                                .create(
                                        "aws_default_security_group.main",
                                        "\"egress\": [], \"ingress\": []",
                                        "\"id\": true, \"vpc_id\": true",
                                        "\"vpc_id\": " + PlanText.VPC)),
                edit(
                        "no routes",
                        Verdict.NOT_READY,
                        p -> p.create(
                                TABLE,
                                "\"tags\": null",
                                "\"id\": true, \"vpc_id\": true, \"route\": true",
                                "\"vpc_id\": " + PlanText.VPC)),
                edit(
                        "a route of its own",
                        Verdict.READY,
                        p -> p.create(
                                        TABLE,
                                        "\"tags\": null",
                                        "\"id\": true, \"vpc_id\": true, \"route\": true",
                                        "\"vpc_id\": " + PlanText.VPC)
                                .create(
                                        "aws_route.out",
                                        "\"destination_cidr_block\": \"0.0.0.0/0\"",
                                        "\"route_table_id\": true, \"gateway_id\": true, \"nat_gateway_id\": true, \"instance_id\": true, \"network_interface_id\": true",
                                        "\"route_table_id\": {\"references\": [\"aws_route_table.public.id\", \"aws_route_table.public\"]}, \"gateway_id\": {\"references\": [\"aws_internet_gateway.main.id\", \"aws_internet_gateway.main\"]}")),
                edit(
                        "a route of its own to elsewhere",
                        Verdict.NOT_READY,
                        p -> p.create(
                                        TABLE,
                                        "\"tags\": null",
                                        "\"id\": true, \"vpc_id\": true, \"route\": true",
                                        "\"vpc_id\": " + PlanText.VPC)
                                .create(
                                        "aws_route.out",
                                        "\"destination_cidr_block\": \"10.9.0.0/16\"",
                                        "\"route_table_id\": true, \"gateway_id\": true",
                                        "\"route_table_id\": {\"references\": [\"aws_route_table.public.id\", \"aws_route_table.public\"]}, \"gateway_id\": {\"references\": [\"aws_internet_gateway.main.id\", \"aws_internet_gateway.main\"]}")),
                edit(
                        "IPv6 only",
                        Verdict.NOT_READY,
                        p -> p.with(
                                TABLE,
                                "\"cidr_block\": \"0.0.0.0/0\"",
                                "\"ipv6_cidr_block\": \"::/0\", \"cidr_block\": \"\"")),
                edit(
                        "no association: the main table",
                        Verdict.NOT_READY,
                        p -> p.without("aws_route_table_association.a")),
                edit(
                        "no association in a plan that failed",
                        Verdict.INCONCLUSIVE,
                        p -> p.without("aws_route_table_association.a").also("\"errored\": true")),
                edit(
                        "the main table, taken over",
                        Verdict.READY,
                        p -> p.without("aws_route_table_association.a")
                                .without(TABLE)
                                .create(
                                        "aws_default_route_table.main",
                                        "\"route\": [{\"cidr_block\": \"0.0.0.0/0\"}]",
                                        "\"id\": true, \"default_route_table_id\": true, \"route\": [{\"gateway_id\": true}]",
                                        "\"default_route_table_id\": {\"references\": [\"aws_vpc.main.default_route_table_id\", \"aws_vpc.main\"]}, \"route\": {\"references\": [\"aws_internet_gateway.main.id\", \"aws_internet_gateway.main\"]}")),
                edit(
                        "the main table by an association",
                        Verdict.READY,
                        p -> p.without("aws_route_table_association.a")
                                .create(
                                        "aws_main_route_table_association.main",
                                        "",
                                        "\"vpc_id\": true, \"route_table_id\": true",
                                        "\"vpc_id\": " + PlanText.VPC
                                                + ", \"route_table_id\": {\"references\": [\"aws_route_table.public.id\", \"aws_route_table.public\"]}")),
                edit(
                        "the VPC's own list lets nothing through",
                        Verdict.NOT_READY,
                        p -> p.create(
                                "aws_default_network_acl.main",
                                "\"egress\": [], \"ingress\": [], \"subnet_ids\": []",
                                "\"id\": true, \"default_network_acl_id\": true",
                                "\"default_network_acl_id\": {\"references\": [\"aws_vpc.main.default_network_acl_id\", \"aws_vpc.main\"]}")),
                edit(
                        "a list without entries",
                        Verdict.NOT_READY,
                        p -> p.create(
                                "aws_network_acl.main",
                                "\"tags\": null",
                                "\"id\": true, \"vpc_id\": true, \"ingress\": true, \"egress\": true, \"subnet_ids\": true",
                                "\"vpc_id\": " + PlanText.VPC
                                        + ", \"subnet_ids\": {\"references\": [\"aws_subnet.a.id\", \"aws_subnet.a\"]}")),
                edit(
                        "no public address",
                        Verdict.NOT_READY,
                        p -> p.with(SERVICE, "\"assign_public_ip\": true", "\"assign_public_ip\": false")),
                edit(
                        "a public address that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(SERVICE, "[{\"assign_public_ip\": true}]", "[{}]")
                                .with(SERVICE, "{\"subnets\": true", "{\"assign_public_ip\": true, \"subnets\": true")
                                .with(
                                        SERVICE,
                                        "\"assign_public_ip\": {\"constant_value\": true}",
                                        "\"assign_public_ip\": {\"references\": [\"aws_vpc.main.id\"]}")));
    }

    static Stream<Arguments> services() {
        return Stream.of(
                edit(
                        "no flag",
                        Verdict.NOT_READY,
                        p -> p.with(SERVICE, "\"enable_execute_command\": true, ", "")
                                .with(SERVICE, "\"enable_execute_command\": {\"constant_value\": true}, ", "")),
                edit(
                        "a flag that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(SERVICE, "\"enable_execute_command\": true, ", "")
                                .with(SERVICE, "\"id\": true", "\"id\": true, \"enable_execute_command\": true")
                                .with(
                                        SERVICE,
                                        "\"enable_execute_command\": {\"constant_value\": true}",
                                        "\"enable_execute_command\": {\"references\": [\"local.exec\"]}")),
                edit(
                        "settings that are not known at all",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(
                                        SERVICE,
                                        "\"network_configuration\": [{\"assign_public_ip\": true}]",
                                        "\"tags\": null")
                                .with(
                                        SERVICE,
                                        "\"network_configuration\": [{\"subnets\": true, \"security_groups\": true}]",
                                        "\"network_configuration\": true")),
                edit(
                        "containers that are not known",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(
                                        DEFINITION,
                                        "\"container_definitions\": \"[{\\\"name\\\":\\\"app\\\",\\\"image\\\":\\\"app:1\\\"}]\"",
                                        "\"tags\": null")
                                .with(DEFINITION, "\"id\": true", "\"id\": true, \"container_definitions\": true")
                                .with(
                                        DEFINITION,
                                        "\"container_definitions\": {}",
                                        "\"container_definitions\": {\"references\": [\"aws_ecr_repository.app\"]}")),
                edit(
                        "a read-only root",
                        Verdict.NOT_READY,
                        p -> p.with(
                                DEFINITION, "\\\"image\\\":", "\\\"ReadonlyRootFilesystem\\\":true,\\\"image\\\":")),
                edit(
                        "an old platform",
                        Verdict.NOT_READY,
                        p -> p.with(
                                        SERVICE,
                                        "\"launch_type\": \"FARGATE\"",
                                        "\"platform_version\": \"1.3.0\", \"launch_type\": \"FARGATE\"")
                                .with(SERVICE, "\"platform_version\": true", "\"arn\": true")),
                edit(
                        "a platform that is a resource's",
                        Verdict.INCONCLUSIVE,
                        p -> p.with(
                                        SERVICE,
                                        "\"name\": {\"constant_value\": \"api\"}",
                                        "\"platform_version\": {\"references\": [\"aws_ecs_service.other.platform_version\", \"aws_ecs_service.other\"]}")
                                .create(
                                        "aws_ecs_service.other",
                                        "\"name\": \"other\"",
                                        "\"platform_version\": true",
                                        "\"name\": {}")),
                edit(
                        "another provider's name",
                        Verdict.READY,
                        p -> p.saying(SERVICE, "\"replace_paths\": [[\"name\"]]")
                                .also("\"relevant_attributes\": []")),
                edit(
                        "moved here",
                        Verdict.READY,
                        p -> p.doing(SERVICE, "\"no-op\"")
                                .also(
                                        "\"resource_drift\": [{\"address\": \"aws_ecs_service.api\", \"change\": {\"actions\": [\"delete\"], \"after\": null}}]")),
                edit("planning failed", Verdict.READY, p -> p.also("\"errored\": false, \"complete\": true")));
    }

    private static final String DOCUMENT = "data.aws_iam_policy_document.exec";

    /** The policy is made from a data source that is read when the plan is applied. */
    private static PlanText document(PlanText plan, String after, String unknown, String expressions) {
        return plan.with(POLICY, "\"policy\": " + PlanText.ALLOW, "\"timeouts\": null")
                .with(POLICY, "\"id\": true", "\"id\": true, \"policy\": true")
                .with(
                        POLICY,
                        "\"policy\": {}",
                        "\"policy\": {\"references\": [\"" + DOCUMENT + ".json\", \"" + DOCUMENT + "\"]}")
                .create(DOCUMENT, after, "\"id\": true, \"json\": true" + unknown, expressions)
                .doing(DOCUMENT, "\"read\"");
    }

    private static String statement(String effect, String action, String more) {
        return "{\"effect\": " + effect + ", \"actions\": [\"" + action
                + "\"], \"not_actions\": null, \"condition\": []," + " \"principals\": []" + more + "}";
    }

    static Stream<Arguments> documents() {
        String allow = statement("null", "ssmmessages:*", ", \"resources\": [\"*\"], \"sid\": \"exec\"");
        String other = statement("null", "s3:GetObject", ", \"resources\": [null]");
        String deny = statement("\"Deny\"", "ssmmessages:*", ", \"resources\": [\"*\"], \"sid\": \"exec\"");
        String open = ", \"statement\": [{\"resources\": [false]}, {\"resources\": [true]}]";
        String expressions =
                "\"statement\": [{\"actions\": {}, \"resources\": {\"references\": [\"aws_vpc.main.arn\", \"aws_vpc.main\"]}}, {\"actions\": {}, \"resources\": {\"references\": [\"aws_vpc.main.arn\", \"aws_vpc.main\"]}}]";
        return Stream.of(
                edit(
                        "a document with a resource that is not known",
                        Verdict.READY,
                        p -> document(p, "\"statement\": [" + allow + ", " + other + "]", open, expressions)),
                edit(
                        "a document that grants something else",
                        Verdict.NOT_READY,
                        p -> document(
                                p,
                                "\"statement\": [" + other + ", " + other + "]",
                                open.replace("false", "true"),
                                expressions)),
                edit(
                        "a document that another one overrides",
                        Verdict.NOT_READY,
                        p -> document(
                                p,
                                "\"statement\": [" + allow + "], \"override_policy_documents\": ["
                                        + PlanText.quoted(PlanText.statement("Deny")
                                                .replace("\"Effect\"", "\"Sid\": \"exec\", \"Effect\""))
                                        + "]",
                                "",
                                "\"statement\": [{\"actions\": {}}], \"override_policy_documents\": {}")),
                edit(
                        "a document that overrides its source",
                        Verdict.READY,
                        p -> document(
                                p,
                                "\"statement\": [" + allow + "], \"source_policy_documents\": ["
                                        + PlanText.quoted(PlanText.statement("Deny")
                                                .replace("\"Effect\"", "\"Sid\": \"exec\", \"Effect\""))
                                        + "]",
                                "",
                                "\"statement\": [{\"actions\": {}}], \"source_policy_documents\": {}")),
                edit(
                        "a document with a source that is not known",
                        Verdict.INCONCLUSIVE,
                        p -> document(
                                p,
                                "\"statement\": [" + allow + "]",
                                ", \"source_policy_documents\": true",
                                "\"statement\": [{\"actions\": {}}], \"source_policy_documents\": {\"references\": [\"local.documents\"]}")),
                edit(
                        "a document that denies",
                        Verdict.NOT_READY,
                        p -> document(p, "\"statement\": [" + deny + ", " + other + "]", open, expressions)),
                edit(
                        "a document whose statements are not known",
                        Verdict.INCONCLUSIVE,
                        p -> document(p, "\"version\": null", ", \"statement\": true", "\"version\": {}")),
                edit(
                        "a document whose actions are not known",
                        Verdict.INCONCLUSIVE,
                        p -> document(
                                p,
                                "\"statement\": [{\"effect\": null, \"resources\": [\"*\"]}]",
                                ", \"statement\": [{\"actions\": true, \"resources\": [false]}]",
                                "\"statement\": [{\"actions\": {\"references\": [\"local.actions\"]}}]")));
    }

    private static Arguments edit(String name, Verdict verdict, UnaryOperator<PlanText> edit) {
        return Arguments.of(name, verdict, edit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"roles", "networks", "services", "documents"})
    void judgesWhatIsPlannedAndNothingElse(String name, Verdict verdict, UnaryOperator<PlanText> edit) {
        TargetReport report = judge(edit.apply(PlanText.ready()));

        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(verdict);
    }

    @Test
    void whatDynamicMayMakeIsAssumedNotToBeThere() {
        TargetReport report = judge(withoutEgress(PlanText.ready()));

        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("ssmmessages-reachable"))
                .extracting(Finding::assumption)
                .allMatch(assumption -> assumption.contains("no dynamic block"));
    }

    @Test
    void neverTellsASensitiveDefinition() {
        PlanText plan = PlanText.ready()
                .with(DEFINITION, "app:1", "LEAK:1")
                .with(
                        DEFINITION,
                        "\\\"image\\\":",
                        "\\\"environment\\\":[{\\\"name\\\":\\\"A\\\",\\\"value\\\":\\\"LEAK\\\"}],\\\"command\\\":[\\\"LEAK\\\"],\\\"image\\\":")
                .saying(DEFINITION, "\"after_sensitive\": {\"container_definitions\": true}");

        assertThat(plan.json()).contains("LEAK");
        assertThat(plan.read().toString()).doesNotContain("LEAK");
        assertThat(judge(plan).findings().toString()).doesNotContain("LEAK");
        assertThat(judge(plan).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void turningExecOnStartsNoDeployment() {
        assertThat(failures(judge(turningOn("\"force_new_deployment\": false"))))
                .contains("deployment-settled exec-change-starts-no-deployment");
        assertThat(failures(judge(turningOn("\"force_new_deployment\": true"))))
                .doesNotContain("deployment-settled exec-change-starts-no-deployment");
    }

    @Test
    void judgesTheTasksOfRulesAndSchedules() {
        String subnets = "\"subnets\": {\"references\": [\"aws_subnet.a.id\", \"aws_subnet.a\"]}, \"security_groups\": "
                + "{\"references\": [\"aws_security_group.task.id\", \"aws_security_group.task\"]}";
        String definition = "{\"references\": [\"aws_ecs_task_definition.api.arn\", \"aws_ecs_task_definition.api\"]}";
        String cluster = "{\"references\": [\"aws_ecs_cluster.main.arn\", \"aws_ecs_cluster.main\"]}";
        PlanText plan = PlanText.ready()
                .create(
                        "aws_cloudwatch_event_target.nightly",
                        "\"rule\": \"nightly\", \"ecs_target\": [{\"enable_execute_command\": true, \"launch_type\": \"FARGATE\", \"network_configuration\": [{\"assign_public_ip\": true}]}]",
                        "\"arn\": true, \"ecs_target\": [{\"task_definition_arn\": true, \"network_configuration\": [{\"subnets\": true, \"security_groups\": true}]}]",
                        "\"rule\": {\"constant_value\": \"nightly\"}, \"arn\": " + cluster
                                + ", \"ecs_target\": [{\"task_definition_arn\": " + definition
                                + ", \"enable_execute_command\": {}, \"network_configuration\": [{" + subnets + "}]}]")
                .create(
                        "aws_scheduler_schedule.hourly",
                        "\"name\": \"hourly\", \"target\": [{\"ecs_parameters\": [{\"enable_execute_command\": false, \"launch_type\": \"FARGATE\", \"network_configuration\": [{\"assign_public_ip\": false}]}]}]",
                        "\"target\": [{\"arn\": true, \"ecs_parameters\": [{\"task_definition_arn\": true, \"network_configuration\": [{\"subnets\": true, \"security_groups\": true}]}]}]",
                        "\"name\": {}, \"target\": [{\"arn\": " + cluster
                                + ", \"ecs_parameters\": [{\"task_definition_arn\": " + definition
                                + ", \"network_configuration\": [{" + subnets + "}]}]}]");

        assertThat(all(plan).map(r -> r.identity().address() + " " + r.verdict()))
                .containsExactly(
                        "aws_ecs_service.api READY",
                        "aws_cloudwatch_event_target.nightly READY",
                        "aws_scheduler_schedule.hourly NOT_READY");
    }

    /** All is there and stays, but for the service, which turns exec on. */
    private static PlanText turningOn(String forced) {
        PlanText plan = PlanText.ready();
        Stream.of("aws_ecs_cluster.main", DEFINITION, ROLE, POLICY, "aws_vpc.main", "aws_subnet.a")
                .forEach(address -> plan.doing(address, "\"no-op\""));
        String definition = "\"task_definition\": \"arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7\"";
        String after = "\"name\": \"api\", \"launch_type\": \"FARGATE\", \"platform_version\": \"LATEST\", "
                + definition + ", " + forced;
        return plan.change(
                SERVICE,
                "\"update\"",
                "{" + after + ", \"enable_execute_command\": false}",
                after + ", \"enable_execute_command\": true",
                "\"id\": false");
    }

    private static List<String> failures(TargetReport report) {
        return report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .map(finding -> finding.check() + " " + finding.cause())
                .toList();
    }

    private static TargetReport judge(PlanText plan) {
        return all(plan)
                .filter(report -> report.identity().address().equals(SERVICE))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<TargetReport> all(PlanText plan) {
        return ExecReadiness.standard()
                .judge(new PlannedEvidence(List.of(plan.read()), DeploymentValues.NONE, Instant.EPOCH))
                .targets()
                .stream();
    }
}
