// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service that is there and stays, of which the plan takes away or changes what a role, a table, a group or an ACL still
 * repeats as the provider last read it.
 */
class DeparturesTest {

    private static final String ROLE = "aws_iam_role.task";
    private static final String POLICY = "aws_iam_role_policy.exec";
    private static final String ATTACHMENT = "aws_iam_role_policy_attachment.exec";
    private static final String ARN = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    private static final String GROUP = "aws_security_group.task";
    private static final String OF_GROUP = "\"security_group_id\": \"sg-0123456789abcdef0\"";
    private static final String TABLE = "aws_route_table.public";
    private static final String OF_TABLE = "\"route_table_id\": \"rtb-0123456789abcdef0\", ";
    private static final String TO_ALL = "\"destination_cidr_block\": \"0.0.0.0/0\", \"gateway_id\": ";
    private static final String ACL = "aws_network_acl.main";
    private static final String REFUSES =
            "\"rule_no\": 100, \"action\": \"deny\", \"protocol\": \"-1\", \"from_port\": 0, \"to_port\": 0, \"cidr_block\": \"0.0.0.0/0\"";

    /** The role is there, with what the provider read of its policies. */
    private static PlanText role(PlanText plan, String read) {
        String after = "\"id\": \"task\", \"name\": \"task\", \"assume_role_policy\": " + PlanText.TRUST + ", " + read;
        return plan.without(POLICY).change(ROLE, "\"no-op\"", "{" + after + "}", after, "");
    }

    private static PlanText inline(PlanText plan) {
        return role(
                plan,
                "\"managed_policy_arns\": [], \"inline_policy\": [{\"name\": \"exec\", \"policy\": " + PlanText.ALLOW
                        + "}]");
    }

    private static PlanText attached(PlanText plan) {
        return role(plan, "\"inline_policy\": [], \"managed_policy_arns\": [\"" + ARN + "\"]");
    }

    private static PlanText gone(PlanText plan, String address, String before) {
        return plan.change(address, "\"delete\"", "{" + before + "}", "", "");
    }

    private static Stream<Arguments> policies() {
        String policy = "\"name\": \"exec\", \"role\": \"task\", \"policy\": ";
        String attachment = "\"role\": \"task\", \"policy_arn\": \"" + ARN + "\"";
        String narrow = policy + PlanText.ALLOW.replace("ssmmessages", "s3");
        return Stream.of(
                edit("the role repeats a policy that nobody touches", Verdict.READY, DeparturesTest::inline),
                edit("the policy goes", Verdict.NOT_READY, p -> gone(inline(p), POLICY, policy + PlanText.ALLOW)),
                edit(
                        "another policy goes",
                        Verdict.READY,
                        p -> gone(inline(p), POLICY, policy.replace("exec", "other") + PlanText.ALLOW)),
                edit(
                        "the policy of another role goes",
                        Verdict.READY,
                        p -> gone(inline(p), POLICY, policy.replace("task", "other") + PlanText.ALLOW)),
                edit(
                        "the policy is no longer managed, and stays",
                        Verdict.READY,
                        p -> inline(p).change(POLICY, "\"forget\"", "{" + policy + PlanText.ALLOW + "}", "", "")),
                edit(
                        "the policy will allow something else",
                        Verdict.NOT_READY,
                        p -> inline(p).change(POLICY, "\"update\"", "{" + policy + PlanText.ALLOW + "}", narrow, "")),
                edit(
                        "the policy is made anew",
                        Verdict.READY,
                        p -> inline(p)
                                .change(
                                        POLICY,
                                        "\"delete\", \"create\"",
                                        "{" + policy + PlanText.ALLOW + "}",
                                        policy + PlanText.ALLOW,
                                        "")),
                edit("the role repeats an attachment", Verdict.READY, DeparturesTest::attached),
                edit("the attachment goes", Verdict.NOT_READY, p -> gone(attached(p), ATTACHMENT, attachment)),
                edit(
                        "the role loses what several roles were given",
                        Verdict.NOT_READY,
                        p -> gone(
                                attached(p),
                                "aws_iam_policy_attachment.all",
                                "\"roles\": [\"other\", \"task\"], \"policy_arn\": \"" + ARN + "\"")),
                edit(
                        "the role itself lists it, and an attachment goes",
                        Verdict.READY,
                        p -> gone(attached(p), ATTACHMENT, attachment)
                                .block(
                                        ROLE,
                                        "\"name\": {\"constant_value\": \"task\"}, \"managed_policy_arns\": {\"constant_value\": [\""
                                                + ARN + "\"]}",
                                        "\"count_expression\": {\"constant_value\": 1}")));
    }

    /** The group is there, with what the provider read of its rules. */
    private static PlanText group(PlanText plan, String... rules) {
        String after =
                "\"id\": \"sg-0123456789abcdef0\", \"name\": \"task\", \"egress\": [" + String.join(", ", rules) + "]";
        return plan.change(GROUP, "\"no-op\"", "{" + after + "}", after, "\"vpc_id\": true");
    }

    private static String egress(String protocol, int port, String... ranges) {
        return "{\"protocol\": \"" + protocol + "\", \"from_port\": " + port + ", \"to_port\": " + port
                + ", \"cidr_blocks\": [\"" + String.join("\", \"", ranges)
                + "\"], \"ipv6_cidr_blocks\": [], \"prefix_list_ids\": [], \"security_groups\": [], \"self\": false}";
    }

    private static Stream<Arguments> groups() {
        String single = "aws_vpc_security_group_egress_rule.out";
        String all = OF_GROUP + ", \"ip_protocol\": \"-1\", \"from_port\": null, \"to_port\": null, "
                + "\"cidr_ipv4\": \"0.0.0.0/0\"";
        String several = "aws_security_group_rule.out";
        String https = OF_GROUP + ", \"type\": \"egress\", \"protocol\": \"6\", \"from_port\": 443, \"to_port\": 443, "
                + "\"self\": false, \"cidr_blocks\": [\"0.0.0.0/0\"]";
        return Stream.of(
                edit("the group repeats a rule", Verdict.READY, p -> group(p, egress("-1", 0, "0.0.0.0/0"))),
                edit(
                        "the rule goes",
                        Verdict.NOT_READY,
                        p -> gone(group(p, egress("-1", 0, "0.0.0.0/0")), single, all)),
                edit(
                        "the rule of another group goes",
                        Verdict.READY,
                        p -> gone(group(p, egress("-1", 0, "0.0.0.0/0")), single, all.replace("sg-0", "sg-1"))),
                edit(
                        "one of two rules goes",
                        Verdict.READY,
                        p -> gone(
                                group(p, egress("-1", 0, "0.0.0.0/0"), egress("tcp", 443, "0.0.0.0/0")), single, all)),
                edit(
                        "a rule goes that shares its block with another one",
                        Verdict.NOT_READY,
                        p -> gone(group(p, egress("tcp", 443, "0.0.0.0/0", "10.9.0.0/16")), several, https)),
                edit(
                        "a rule for another port goes",
                        Verdict.READY,
                        p -> gone(group(p, egress("tcp", 443, "0.0.0.0/0")), several, https.replace("443", "80"))),
                edit(
                        "a rule for what comes in goes",
                        Verdict.READY,
                        p -> gone(
                                group(p, egress("tcp", 443, "0.0.0.0/0")),
                                several,
                                https.replace("egress", "ingress"))));
    }

    /** The table and its gateway are there, with what the provider read of its routes. */
    private static PlanText table(PlanText plan) {
        String after = "\"id\": \"rtb-0123456789abcdef0\", \"route\": [{\"cidr_block\": \"0.0.0.0/0\", "
                + "\"gateway_id\": \"igw-0123456789abcdef0\"}]";
        String gateway = "\"id\": \"igw-0123456789abcdef0\"";
        return plan.with(
                        TABLE,
                        ", \"route\": {\"references\": [\"aws_internet_gateway.main.id\", \"aws_internet_gateway.main\"]}",
                        "")
                .change(TABLE, "\"no-op\"", "{" + after + "}", after, "\"vpc_id\": true")
                .change("aws_internet_gateway.main", "\"no-op\"", "{" + gateway + "}", gateway, "\"vpc_id\": true")
                .change(
                        "aws_route_table_association.a",
                        "\"create\"",
                        "null",
                        "\"route_table_id\": \"rtb-0123456789abcdef0\"",
                        "\"id\": true, \"subnet_id\": true");
    }

    /** The list and its subnet are there, with what the provider read of the list's rules and subnets. */
    private static PlanText list(PlanText plan) {
        String allows = "{\"rule_no\": 200, \"action\": \"allow\", \"protocol\": \"-1\", "
                + "\"from_port\": 0, \"to_port\": 0, \"cidr_block\": \"0.0.0.0/0\"}";
        String after = "\"id\": \"acl-0123456789abcdef0\", \"subnet_ids\": [\"subnet-0123456789abcdef0\"], "
                + "\"egress\": [{" + REFUSES + "}, " + allows + "], \"ingress\": [" + allows + "]";
        String subnet = "\"id\": \"subnet-0123456789abcdef0\", \"cidr_block\": \"10.0.0.0/24\"";
        return plan.create(ACL, after, "\"vpc_id\": true", "\"vpc_id\": " + PlanText.VPC)
                .doing(ACL, "\"no-op\"")
                .change("aws_subnet.a", "\"no-op\"", "{" + subnet + "}", subnet, "\"vpc_id\": true")
                .with(
                        "aws_ecs_service.api",
                        "\"network_configuration\": [{\"assign_public_ip\": true}]",
                        "\"network_configuration\": [{\"assign_public_ip\": true, \"subnets\": [\"subnet-0123456789abcdef0\"]}]")
                .with("aws_ecs_service.api", "[{\"subnets\": true, ", "[{")
                .change(
                        "aws_route_table_association.a",
                        "\"create\"",
                        "null",
                        "\"subnet_id\": \"subnet-0123456789abcdef0\"",
                        "\"id\": true, \"route_table_id\": true");
    }

    private static Stream<Arguments> networks() {
        String route = "aws_route.out";
        String refusal = "\"network_acl_id\": \"acl-0123456789abcdef0\", \"egress\": true, \"rule_number\": 100";
        return Stream.of(
                edit("the table repeats a route", Verdict.READY, DeparturesTest::table),
                edit(
                        "the route goes",
                        Verdict.NOT_READY,
                        p -> gone(table(p), route, OF_TABLE + TO_ALL + "\"igw-0123456789abcdef0\"")),
                edit(
                        "the route will lead elsewhere",
                        Verdict.INCONCLUSIVE,
                        p -> table(p).change(
                                        route,
                                        "\"update\"",
                                        "{" + OF_TABLE + TO_ALL + "\"igw-0123456789abcdef0\"}",
                                        OF_TABLE + TO_ALL + "\"vgw-0123456789abcdef0\"",
                                        "")),
                edit("the list repeats a rule", Verdict.NOT_READY, DeparturesTest::list),
                edit(
                        "the rule of the list goes",
                        Verdict.READY,
                        p -> gone(list(p), "aws_network_acl_rule.no", refusal)),
                edit(
                        "the rule of the list for what comes in goes",
                        Verdict.NOT_READY,
                        p -> gone(list(p), "aws_network_acl_rule.no", refusal.replace("true", "false"))),
                edit(
                        "the subnet gets another list",
                        Verdict.READY,
                        p -> gone(
                                list(p),
                                "aws_network_acl_association.a",
                                "\"network_acl_id\": \"acl-0123456789abcdef0\", \"subnet_id\": \"subnet-0123456789abcdef0\"")));
    }

    private static Arguments edit(String name, Verdict verdict, UnaryOperator<PlanText> edit) {
        return Arguments.of(name, verdict, edit);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"policies", "groups", "networks"})
    void whatDepartsIsNotThereThoughAnotherResourceRepeatsIt(
            String name, Verdict verdict, UnaryOperator<PlanText> edit) {
        TargetReport report = ExecReadiness.standard()
                .judge(new PlannedEvidence(
                        List.of(edit.apply(PlanText.ready()).read()), DeploymentValues.NONE, Instant.EPOCH))
                .targets()
                .get(0);

        assertThat(report.verdict()).as("%s: %s", name, report.findings()).isEqualTo(verdict);
    }
}
