// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations in which variables are open: judged in both branches, a condition being the same wherever it is written. */
class ConfigurationBranchesTest extends JudgedConfiguration {

    private static final String FLAG = "enable_execute_command = true";
    private static final String POLICY = "resource \"aws_iam_role_policy\" \"exec\" {";
    private static final String SUBNETS = "[aws_subnet.a.id]";
    private static final String GROUPS = "[aws_security_group.task.id]";
    private static final String ADDRESS = "assign_public_ip = true";
    private static final String READONLY = "readonlyRootFilesystem = false";
    private static final String EITHER_SUBNET = "var.x ? [aws_subnet.a.id] : [aws_subnet.b.id]";

    private static final String VARIABLES = """
            variable "x" { type = bool }
            variable "y" { type = bool }
            variable "stage" { type = string }
            """;

    private static final String SECOND_SUBNET = """
            resource "aws_subnet" "b" {
              vpc_id     = aws_vpc.main.id
              cidr_block = "10.0.1.0/24"
            }
            resource "aws_route_table" "b" { vpc_id = aws_vpc.main.id }
            resource "aws_route_table_association" "b" {
              subnet_id      = aws_subnet.b.id
              route_table_id = aws_route_table.b.id
            }
            """;

    private static final String SECOND_WAY = """
            resource "aws_route" "b" {
              route_table_id         = aws_route_table.b.id
              destination_cidr_block = "0.0.0.0/0"
              gateway_id             = aws_internet_gateway.main.id
            }
            """;

    private static final String SECOND_GROUP = """
            resource "aws_security_group" "other" {
              vpc_id = aws_vpc.main.id
              egress {
                from_port   = %s
                to_port     = %s
                protocol    = "tcp"
                cidr_blocks = ["0.0.0.0/0"]
              }
            }
            """;

    private static final String DENY = """
            resource "aws_iam_role_policy" "deny" {
              count  = %s ? 1 : 0
              role   = aws_iam_role.task.id
              policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })
            }
            """;

    /**
     * A change of the configuration that is ready.
     *
     * @param troubles how what fails or is open begins, each
     */
    private record Case(String name, String more, List<String> edits, Verdict verdict, List<String> troubles) {

        private static Case of(String name, Verdict verdict, String more, String... edits) {
            return new Case(name, more, List.of(edits), verdict, List.of());
        }

        private Case saying(String... some) {
            return new Case(name, more, edits, verdict, List.of(some));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of("either subnet", Verdict.READY, SECOND_SUBNET + SECOND_WAY, SUBNETS, EITHER_SUBNET),
                Case.of("one subnet without a way", Verdict.INCONCLUSIVE, SECOND_SUBNET, SUBNETS, EITHER_SUBNET)
                        .saying("ssmmessages-reachable? condition var.x"),
                Case.of(
                                "each subnet with a fault of its own",
                                Verdict.NOT_READY,
                                SECOND_SUBNET,
                                SUBNETS,
                                EITHER_SUBNET,
                                ADDRESS,
                                "assign_public_ip = !var.x")
                        .saying("ssmmessages-reachable/public-subnet-without", "ssmmessages-reachable/no-route"),
                Case.of(
                        "a subnet with its way",
                        Verdict.READY,
                        SECOND_SUBNET + SECOND_WAY.replace("\" {\n", "\" {\n  count = var.x ? 0 : 1\n"),
                        SUBNETS,
                        EITHER_SUBNET),
                Case.of(
                        "either group",
                        Verdict.READY,
                        SECOND_GROUP.formatted("443", "443"),
                        GROUPS,
                        "[var.x ? aws_security_group.task.id : aws_security_group.other.id]"),
                Case.of(
                                "one group that lets nothing out",
                                Verdict.INCONCLUSIVE,
                                SECOND_GROUP.formatted("80", "80"),
                                GROUPS,
                                "[var.x ? aws_security_group.task.id : aws_security_group.other.id]")
                        .saying("ssmmessages-reachable? condition var.x"),
                Case.of(
                                "no address either way",
                                Verdict.NOT_READY,
                                "",
                                ADDRESS,
                                "assign_public_ip = var.x ? false : null")
                        .saying("ssmmessages-reachable/public-subnet-without"),
                Case.of("off either way", Verdict.NOT_READY, "", FLAG, "enable_execute_command = var.x ? false : null")
                        .saying("service-exec-enabled/"),
                Case.of(
                                "a flag with its policy",
                                Verdict.INCONCLUSIVE,
                                "",
                                FLAG,
                                "enable_execute_command = var.x",
                                POLICY,
                                POLICY + "\n  count = var.x ? 1 : 0")
                        .saying("service-exec-enabled? condition var.x"),
                Case.of(
                                "a policy where there is no flag",
                                Verdict.NOT_READY,
                                "",
                                FLAG,
                                "enable_execute_command = var.x",
                                POLICY,
                                POLICY + "\n  count = var.x ? 0 : 1")
                        .saying("service-exec-enabled? condition var.x", "task-role-ssmmessages/"),
                Case.of(
                                "a policy on a condition",
                                Verdict.INCONCLUSIVE,
                                "",
                                POLICY,
                                POLICY + "\n  count = var.x ? 1 : 0")
                        .saying("task-role-ssmmessages? condition var.x"),
                Case.of(
                        "actions either way",
                        Verdict.READY,
                        "",
                        "[\"ssmmessages:CreateControlChannel\"",
                        "var.x ? [\"ssmmessages:*\"] : [\"ssmmessages:CreateControlChannel\""),
                Case.of(
                                "read-only by one of two",
                                Verdict.INCONCLUSIVE,
                                "",
                                READONLY,
                                "readonlyRootFilesystem = var.x && var.y")
                        .saying("readonly-root-filesystem? condition var."),
                Case.of(
                        "read-only by what cannot be",
                        Verdict.READY,
                        "",
                        READONLY,
                        "readonlyRootFilesystem = var.x && !var.x"),
                Case.of(
                                "read-only in every case",
                                Verdict.NOT_READY,
                                "",
                                READONLY,
                                "readonlyRootFilesystem = var.x ? true : (var.y ? true : true)")
                        .saying("readonly-root-filesystem/"),
                Case.of(
                        "a service with its policy",
                        Verdict.READY,
                        "",
                        POLICY,
                        POLICY + "\n  count = var.x ? 1 : 0",
                        "resource \"aws_ecs_service\" \"api\" {",
                        "resource \"aws_ecs_service\" \"api\" {\n  count = var.x ? 1 : 0"),
                Case.of("denied in one stage", Verdict.INCONCLUSIVE, DENY.formatted("var.stage == \"live\""))
                        .saying("task-role-ssmmessages? condition var.stage =="),
                Case.of(
                        "denied in two stages at once",
                        Verdict.READY,
                        DENY.formatted("var.stage == \"live\" && var.stage == \"test\"")),
                Case.of(
                        "a subnet for each stage, and none without a way",
                        Verdict.READY,
                        SECOND_SUBNET,
                        SUBNETS,
                        "var.stage == \"live\" ? (var.stage == \"test\" ? [aws_subnet.b.id] : [aws_subnet.a.id]) :"
                                + " [aws_subnet.a.id]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isJudgedBothWays(Case one) throws IOException {
        String text = ready + VARIABLES + one.more();
        for (int i = 0; i < one.edits().size(); i += 2) {
            assertThat(text).contains(one.edits().get(i));
            text = text.replace(one.edits().get(i), one.edits().get(i + 1));
        }
        TargetReport report = judge(text);

        List<String> troubles = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .filter(finding -> finding.status() == Status.FAIL || finding.status() == Status.NOT_EVALUATED)
                .map(ConfigurationBranchesTest::trouble)
                .toList();
        assertThat(report.verdict()).as(troubles.toString()).isEqualTo(one.verdict());
        assertThat(troubles).hasSameSizeAs(one.troubles());
        one.troubles().forEach(trouble -> assertThat(troubles).anyMatch(found -> found.startsWith(trouble)));
    }

    private static String trouble(Finding finding) {
        return finding.status() == Status.FAIL
                ? finding.check() + "/" + finding.cause()
                : finding.check() + "? " + finding.missing().get(0).source();
    }
}
