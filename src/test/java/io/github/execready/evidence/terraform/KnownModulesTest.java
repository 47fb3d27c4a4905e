// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cloud Posse's modules, whose sources are not at hand: what their arguments settle, and what stays open. */
class KnownModulesTest extends JudgedConfiguration {

    private static final String TASK = "cloudposse/ecs-alb-service-task/aws";

    private static String service(String source, String arguments) {
        return """
                module "container" {
                  source         = "cloudposse/ecs-container-definition/aws"
                  container_name = "app"
                }

                module "api" {
                  source          = "%s"
                  ecs_cluster_arn = "arn:aws:ecs:eu-west-1:111122223333:cluster/main"
                  subnet_ids      = [aws_subnet.a.id]
                  vpc_id          = aws_vpc.main.id
                  container_definition_json = module.container.json_map_encoded_list
                  %s
                }
                """.formatted(source, arguments) + NETWORK;
    }

    @Test
    void saysThatItKnowsTheModuleAndPointsAtTheArgument() throws IOException {
        TargetReport report = judge(service(TASK, "exec_enabled    = true"));
        Finding flag = finding(report, "service-exec-enabled");

        assertThat(report.identity().address()).isEqualTo("module.api");
        assertThat(flag.status()).isEqualTo(Status.PASS);
        assertThat(flag.assumption()).isEqualTo("what module " + TASK + " is known to do");
        assertThat(flag.location()).contains(new Location("main.tf", 12, 3));
        assertThat(finding(report, "task-role-ssmmessages").status()).isEqualTo(Status.NOT_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service-exec-enabled | | FAIL",
                "service-exec-enabled | exec_enabled = var.exec | NOT_EVALUATED",
                "service-exec-enabled | exec_enabled = true | PASS",
                "ssmmessages-reachable | | FAIL",
                "ssmmessages-reachable | assign_public_ip = true | PASS",
                "ssmmessages-reachable | assign_public_ip = true  enable_all_egress_rule = false | FAIL",
                "ssmmessages-reachable | assign_public_ip = true  security_group_ids = [var.group] | PASS",
                "ssmmessages-reachable "
                        + "| assign_public_ip = true  security_group_enabled = false  security_group_ids = [var.group] | NOT_EVALUATED",
                "platform-version | | PASS",
                "platform-version | platform_version = \"1.3.0\" | FAIL",
                "task-role-present | | NOT_EVALUATED",
                "task-role-present | task_role_arn = [\"arn:aws:iam::111122223333:role/app\"] | PASS",
                "task-role-present | task_role_arn = \"arn:aws:iam::111122223333:role/app\" | PASS",
                "readonly-root-filesystem | | PASS",
                "readonly-root-filesystem | task_definition = \"app:7\" | NOT_EVALUATED",
                "deployment-settled | exec_enabled = true  deployment_maximum_percent = 100 | FAIL",
            })
    void argumentsOfAServiceDecide(String check, String arguments, Status status) throws IOException {
        String given = arguments == null ? "" : arguments.replace("  ", "\n");

        assertThat(finding(judge(service(TASK, given)), check).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readonly-root-filesystem | readonly_root_filesystem = true | FAIL",
                "readonly-root-filesystem | readonly_root_filesystem = var.readonly | NOT_EVALUATED",
                "readonly-root-filesystem | container_definition = var.more | NOT_EVALUATED",
                "init-process | linux_parameters = { initProcessEnabled = true } | PASS",
                "environment-credentials | | PASS",
                "environment-credentials | map_environment = { AWS_ACCESS_KEY_ID = \"a\" } | FAIL",
                "environment-credentials | map_environment = var.environment | NOT_EVALUATED",
                "environment-credentials | environment = [{ name = \"AWS_ACCESS_KEY_ID\", value = \"a\" }] | FAIL",
                "environment-credentials | map_secrets = { AWS_SECRET_ACCESS_KEY = \"a\" } | FAIL",
            })
    void argumentsOfAContainerDecide(String check, String argument, Status status) throws IOException {
        String text = service(TASK, "exec_enabled = true")
                .replace("\"app\"\n}", "\"app\"\n" + (argument == null ? "" : argument) + "\n}");

        // What hangs on an open variable is judged both ways, each with a finding of its own.
        assertThat(judge(text).findings().stream()
                        .filter(f -> f.check().equals(check))
                        .map(Finding::status))
                .contains(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.terraform.io/" + TASK,
                "git::https://github.com/cloudposse/terraform-aws-ecs-alb-service-task.git?ref=tags/0.76.1",
                "github.com/cloudposse/terraform-aws-ecs-alb-service-task",
                "git@github.com:cloudposse/terraform-aws-ecs-alb-service-task.git",
            })
    void knowsAModuleByItsRepositoryToo(String source) throws IOException {
        assertThat(finding(judge(service(source, "exec_enabled = true")), "service-exec-enabled")
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void knowsTheServiceWithinAnApplication() throws IOException {
        TargetReport report = judge("""
                module "web" {
                  source           = "cloudposse/ecs-web-app/aws"
                  exec_enabled     = true
                  platform_version = "1.3.0"
                  launch_type      = "FARGATE"
                }
                """);

        assertThat(finding(report, "service-exec-enabled").location()).contains(new Location("main.tf", 3, 3));
        assertThat(finding(report, "platform-version").status()).isEqualTo(Status.FAIL);
        assertThat(finding(report, "readonly-root-filesystem").status()).isEqualTo(Status.NOT_EVALUATED);
    }
}
