// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VPC Block Public Access, which stops the services of its own Region and no others. */
class OtherRegionsTest extends JudgedConfiguration {

    private static final String SERVICE = """
            resource "aws_ecs_service" "api" {
              %s
              name                   = "api"
              launch_type            = "FARGATE"
              enable_execute_command = true
              task_definition        = aws_ecs_task_definition.api.arn
              network_configuration {
                subnets          = [aws_subnet.a.id]
                security_groups  = [aws_security_group.task.id]
                assign_public_ip = true
              }
            }
            resource "aws_ecs_task_definition" "api" {
              %s
              family                   = "api"
              network_mode             = "awsvpc"
              requires_compatibilities = ["FARGATE"]
              container_definitions    = jsonencode([{ name = "app", image = "app:1" }])
            }
            resource "aws_security_group" "task" {
              vpc_id = aws_vpc.main.id
              egress {
                protocol    = "-1"
                from_port   = 0
                to_port     = 0
                cidr_blocks = ["0.0.0.0/0"]
              }
            }
            """ + NETWORK;

    private static final String BLOCKED = """
            resource "aws_vpc_block_public_access_options" "all" {
              %s
              internet_gateway_block_mode = "block-bidirectional"
            }
            """;

    private static final String PROVIDERS = """
            provider "aws" { region = "eu-west-1" }
            provider "aws" {
              alias  = "us_1"
              region = "us-east-1"
            }
            provider "aws" {
              alias  = "same"
              region = "eu-west-1"
            }
            provider "aws" {
              alias  = "open"
              region = var.region
            }
            variable "region" {}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | FAIL",
                "'' | provider = aws.us_1 | PASS",
                "'' | provider = aws.same | FAIL",
                "'' | provider = aws.open | NOT_EVALUATED",
                "'' | provider = aws.none | NOT_EVALUATED",
                "provider = aws.us_1 | '' | PASS",
                "provider = aws.us_1 | provider = aws.us_1 | FAIL",
                "provider = aws.open | provider = aws.open | FAIL",
                "'' | region = \"us-east-1\" | PASS",
                "'' | region = \"eu-west-1\" | FAIL",
                "'' | region = var.region | NOT_EVALUATED",
                "region = var.region | region = var.region | FAIL",
                "region = \"us-east-1\" | '' | PASS",
                "region = \"us-east-1\" | provider = aws.us_1 | FAIL",
            })
    void countsInItsOwnRegion(String service, String options, Status status) throws IOException {
        String text = PROVIDERS + SERVICE.formatted(service, service) + BLOCKED.formatted(options);

        assertThat(status(configuration(text))).isEqualTo(status);
    }

    @Test
    void whatIsInSeveralRegionsIsLeftOpen() throws IOException {
        String text = PROVIDERS + SERVICE.formatted("", "") + BLOCKED.formatted("provider = aws.us_1") + """
                resource "aws_ecs_service" "other" {
                  provider = aws.us_1
                  name     = "other"
                }
                """;

        assertThat(status(configuration(text))).isEqualTo(Status.NOT_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | FAIL",
                "providers = { aws = aws.us_1 } | '' | PASS",
                "providers = { aws = aws.same } | '' | FAIL",
                "providers = { aws.far = aws.us_1 } | '' | NOT_EVALUATED",
                "providers = { aws = aws.same, aws.far = aws.us_1 } | provider = aws.far | PASS",
                "providers = { aws.far = aws.same, aws = aws.us_1 } | provider = aws.far | FAIL",
                "'' | provider = aws.own | NOT_EVALUATED",
            })
    void followsWhatModulesAreGiven(String call, String options, Status status) throws IOException {
        write("far/main.tf", BLOCKED.formatted(options));
        String text = PROVIDERS + SERVICE.formatted("", "") + """
                module "far" {
                  source    = "./far"
                  %s
                }
                """.formatted(call);

        assertThat(status(configuration(text))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws | '' | FAIL",
                "aws.far | '' | PASS",
                "aws.open | '' | NOT_EVALUATED",
                "aws | , \"region\": \"us-east-1\" | PASS",
                "aws | , \"region\": \"eu-west-1\" | FAIL",
            })
    void readsTheProvidersOfAPlan(String provider, String after, Status status) {
        String regions = """
                "configuration": {"provider_config": {
                  "aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-west-1"}}},
                  "aws.far": {"name": "aws", "alias": "far", "expressions": {"region": {"constant_value": "us-east-1"}}},
                  "aws.open": {"name": "aws", "alias": "open", "expressions": {"region": {"references": ["var.region"]}}}},\s""";
        String options = "aws_vpc_block_public_access_options.all";
        PlanText plan = PlanText.ready()
                .create(options, "\"internet_gateway_block_mode\": \"block-bidirectional\"" + after, "\"id\": true", "")
                .block(
                        options,
                        "\"internet_gateway_block_mode\": {\"constant_value\": \"block-bidirectional\"}",
                        "\"provider_config_key\": \"" + provider + "\"");
        String json = plan.json()
                .replace("\"configuration\": {", regions)
                .replace(
                        "\"name\": \"api\", \"expressions\"",
                        "\"name\": \"api\", \"provider_config_key\": \"aws\", \"expressions\"");

        assertThat(status(TerraformPlans.read(
                        "plan.json",
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                        TerraformSources.none())))
                .isEqualTo(status);
    }

    private PlannedInput configuration(String text) throws IOException {
        write("main.tf", text);
        return read(DeploymentValues.NONE);
    }

    private static Status status(PlannedInput input) {
        List<TargetReport> reports = ExecReadiness.standard()
                .judge(new PlannedEvidence(List.of(input), DeploymentValues.NONE, Instant.EPOCH))
                .targets();
        return finding(reports.get(0), "ssmmessages-reachable").status();
    }
}
