// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Status;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration of which all is well, and what resources beside it take away, turn off or turn on. */
class ConfigurationAdditionsTest extends JudgedConfiguration {

    private static final String VARIABLES = "variable \"open\" {}\nvariable \"x\" { type = bool }\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[aws_iam_role_policy.exec.name] | PASS",
                "[] | FAIL",
                "[aws_iam_role_policy.other.name] | FAIL",
                "[var.open] | NOT_EVALUATED",
                "var.open | NOT_EVALUATED",
                "[]  count = var.x ? 1 : 0 | NOT_EVALUATED"
            })
    void knowsWhichInlinePoliciesARoleKeeps(String kept, Status status) throws IOException {
        String more = """
                resource "aws_iam_role_policy" "other" {
                  name   = "other"
                  role   = aws_iam_role.task.id
                  policy = jsonencode({ Version = "2012-10-17", Statement = [] })
                }
                resource "aws_iam_role_policies_exclusive" "task" {
                  role_name    = aws_iam_role.task.name
                  policy_names = %s
                }
                """.formatted(kept.replace("  ", "\n"));

        assertThat(status(ready() + more, "task-role-ssmmessages")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[aws_iam_policy.exec.arn] | PASS",
                "[] | FAIL",
                "[\"arn:aws:iam::aws:policy/ReadOnlyAccess\"] | FAIL",
                "[var.open] | NOT_EVALUATED",
                "[]  count = var.x ? 1 : 0 | NOT_EVALUATED"
            })
    void knowsWhichManagedPoliciesARoleKeeps(String kept, Status status) throws IOException {
        String attached = ready().replace("""
                resource "aws_iam_role_policy" "exec" {
                  role   = aws_iam_role.task.id
                """, """
                resource "aws_iam_role_policy_attachment" "exec" {
                  role       = aws_iam_role.task.name
                  policy_arn = aws_iam_policy.exec.arn
                }
                resource "aws_iam_role_policy_attachments_exclusive" "task" {
                  role_name   = aws_iam_role.task.name
                  policy_arns = %s
                }
                resource "aws_iam_policy" "exec" {
                """.formatted(kept.replace("  ", "\n")));

        assertThat(attached).contains("attachments_exclusive");
        assertThat(status(attached, "task-role-ssmmessages")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"off\" | | PASS",
                "\"block-bidirectional\" | | FAIL",
                "\"block-ingress\" | | FAIL",
                "var.open | | NOT_EVALUATED",
                "\"block-bidirectional\"  count = var.x ? 1 : 0 | | NOT_EVALUATED",
                "\"block-bidirectional\" | vpc_id = aws_vpc.main.id | PASS",
                "\"block-bidirectional\" | subnet_id = aws_subnet.a.id | PASS",
                "\"block-bidirectional\" | subnet_id = aws_subnet.b.id | FAIL",
                "\"block-bidirectional\" | subnet_id = var.open | NOT_EVALUATED"
            })
    void readsVpcBlockPublicAccess(String mode, String exclusion, Status status) throws IOException {
        String more = """
                resource "aws_subnet" "b" {
                  vpc_id     = aws_vpc.main.id
                  cidr_block = "10.0.1.0/24"
                }
                resource "aws_vpc_block_public_access_options" "region" {
                  internet_gateway_block_mode = %s
                }
                """.formatted(mode.replace("  ", "\n"));
        String excluded = exclusion == null ? "" : """
                resource "aws_vpc_block_public_access_exclusion" "one" {
                  internet_gateway_exclusion_mode = "allow-bidirectional"
                  %s
                }
                """.formatted(exclusion);

        assertThat(status(ready() + more + excluded, "ssmmessages-reachable")).isEqualTo(status);
    }

    static Stream<Arguments> names() {
        String options = """
                resource "aws_vpc_dhcp_options" "own" { domain_name_servers = %s }
                resource "aws_vpc_dhcp_options_association" "own" {
                  vpc_id          = aws_vpc.main.id
                  dhcp_options_id = aws_vpc_dhcp_options.own.id
                }
                """;
        String dns = """
                resource "aws_vpc_endpoint_private_dns" "own" {
                  vpc_endpoint_id     = aws_vpc_endpoint.messages.id
                  private_dns_enabled = %s
                }
                """;
        return Stream.of(
                Arguments.of("", true, Status.PASS),
                Arguments.of("", false, Status.FAIL),
                Arguments.of(dns.formatted("true"), false, Status.PASS),
                Arguments.of(dns.formatted("false"), true, Status.FAIL),
                Arguments.of(dns.formatted("var.open"), false, Status.NOT_EVALUATED),
                Arguments.of(options.formatted("[\"AmazonProvidedDNS\"]"), true, Status.PASS),
                Arguments.of(options.formatted("[\"10.0.9.9\"]"), true, Status.NOT_EVALUATED),
                Arguments.of(options.formatted("[var.open]"), true, Status.NOT_EVALUATED));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsWhoAnswersForTheNameOfAnEndpoint(String more, boolean privateDns, Status status) throws IOException {
        String endpoint = """
                resource "aws_vpc_endpoint" "messages" {
                  vpc_id              = aws_vpc.main.id
                  vpc_endpoint_type   = "Interface"
                  service_name        = "com.amazonaws.us-east-1.ssmmessages"
                  subnet_ids          = [aws_subnet.a.id]
                  security_group_ids  = [aws_security_group.messages.id]
                  private_dns_enabled = %s
                }
                resource "aws_security_group" "messages" {
                  vpc_id = aws_vpc.main.id
                  ingress {
                    from_port   = 443
                    to_port     = 443
                    protocol    = "tcp"
                    cidr_blocks = ["10.0.0.0/16"]
                  }
                }
                """.formatted(privateDns);
        String closed = ready().replace(
                        "cidr_block = \"10.0.0.0/16\"", "cidr_block = \"10.0.0.0/16\"\n enable_dns_hostnames = true\n")
                .replace("assign_public_ip = true", "assign_public_ip = false");

        assertThat(status(closed + endpoint + more, "ssmmessages-reachable")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "single_nat_gateway = true | PASS",
                "nat_gateway_destination_cidr_block = \"10.9.0.0/16\" | FAIL",
                "default_network_acl_egress = [] | NOT_EVALUATED",
                "private_subnet_ipv6_native = true | NOT_EVALUATED",
                "enable_dhcp_options = true | PASS",
                "vpc_block_public_access_options = { internet_gateway_block_mode = \"block-bidirectional\" } | FAIL",
                "vpc_block_public_access_options = { internet_gateway_block_mode = \"block-ingress\" } | PASS"
            })
    void knowsArgumentsOfAModuleThatCloseItsWays(String argument, Status status) throws IOException {
        String text = ready().replace("[aws_subnet.a.id]", "module.vpc.private_subnets")
                        .replace("assign_public_ip = true", "assign_public_ip = false")
                        .replace("vpc_id = aws_vpc.main.id\n  egress", "vpc_id = module.vpc.vpc_id\n  egress")
                + """
                module "vpc" {
                  source             = "terraform-aws-modules/vpc/aws"
                  cidr               = "10.0.0.0/16"
                  private_subnets    = ["10.0.1.0/24"]
                  public_subnets     = ["10.0.2.0/24"]
                  enable_nat_gateway = true
                  %s
                }
                """.formatted(argument);

        assertThat(status(text, "ssmmessages-reachable")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "terraform-aws-modules/ecs/aws//modules/service | environment-credentials | name = \"a\" | PASS",
                "terraform-aws-modules/ecs/aws//modules/service | environment-credentials "
                        + "| container_definition_defaults = { secrets = [{ name = \"AWS_ACCESS_KEY_ID\", valueFrom = \"a\" }] } "
                        + "| FAIL",
                "terraform-aws-modules/ecs/aws//modules/service | readonly-root-filesystem "
                        + "| container_definition_defaults = { readonly_root_filesystem = true } | FAIL",
                "terraform-aws-modules/ecs/aws//modules/service | readonly-root-filesystem | name = \"a\" | NOT_EVALUATED",
                "terraform-aws-modules/ecs/aws//modules/service | deployment-settled | name = \"a\" | PASS",
                "terraform-aws-modules/ecs/aws//modules/service | deployment-settled "
                        + "| deployment_controller = { type = \"EXTERNAL\" } | NOT_EVALUATED",
                "../service | deployment-settled | name = \"a\" | PASS",
                "../service | deployment-settled | tasks_minimum_healthy_percent = 80  tasks_maximum_percent = 150 | NOT_EVALUATED",
                "../service | deployment-settled "
                        + "| tasks_minimum_healthy_percent = 100  tasks_maximum_percent = 100  desired_count = 1 | FAIL"
            })
    void knowsArgumentsOfAModuleThatDecide(String source, String check, String argument, Status status)
            throws IOException {
        String text = """
                module "api" {
                  source                 = "%s"
                  enable_execute_command = true
                  container_definitions  = { app = {} }
                  %s
                }
                """.formatted(source, argument.replace("  ", "\n"));

        assertThat(status(text, check)).isEqualTo(status);
    }

    private String ready() {
        return ready + VARIABLES;
    }

    private Status status(String text, String check) throws IOException {
        return finding(judge(text), check).status();
    }
}
