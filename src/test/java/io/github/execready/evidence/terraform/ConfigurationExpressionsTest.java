// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same configuration written in other ways, and what its expressions come to. */
class ConfigurationExpressionsTest extends JudgedConfiguration {

    private static final String DEFINITION = "aws_ecs_task_definition.api.arn";
    private static final String LATEST = """
            data "aws_ecs_task_definition" "api" {
              task_definition = aws_ecs_task_definition.api.family
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"${aws_ecs_task_definition.api.family}:${aws_ecs_task_definition.api.revision}\"",
                "join(\":\", [aws_ecs_task_definition.api.family, aws_ecs_task_definition.api.revision])",
                "format(\"%s:%d\", aws_ecs_task_definition.api.family, aws_ecs_task_definition.api.revision)",
                "aws_ecs_task_definition.api.family",
                "aws_ecs_task_definition.api.arn_without_revision",
                "replace(aws_ecs_task_definition.api.arn, \"/:\\\\d+$/\", \"\")",
                "replace(aws_ecs_task_definition.api.arn, \":${aws_ecs_task_definition.api.revision}\", \"\")",
                "trimsuffix(aws_ecs_task_definition.api.arn, \":${aws_ecs_task_definition.api.revision}\")"
            })
    void findsTheDefinitionByAnyOfItsNames(String name) throws IOException {
        assertThat(judge(ready.replace(DEFINITION, name)).verdict()).isEqualTo(Verdict.READY);
        String readOnly = ready.replace("readonlyRootFilesystem = false", "readonlyRootFilesystem = true");
        assertThat(judge(readOnly.replace(DEFINITION, name)).verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "data.aws_ecs_task_definition.api.arn"
                        + "|data.aws_ecs_task_definition.api reads what aws_ecs_task_definition.api registers",
                "\"${aws_ecs_task_definition.api.family}:${max(aws_ecs_task_definition.api.revision,"
                        + " data.aws_ecs_task_definition.api.revision)}\""
                        + "|data.aws_ecs_task_definition.api reads what aws_ecs_task_definition.api registers",
                "\"${aws_ecs_task_definition.api.family}:${max(aws_ecs_task_definition.api.revision,"
                        + " data.aws_ecs_task_definition.other.revision)}\""
                        + "|no newer revision than that of aws_ecs_task_definition.api is registered",
                "\"${var.family}:${aws_ecs_task_definition.api.revision}\""
                        + "|the family before the revision is that of aws_ecs_task_definition.api"
            })
    void statesThatNobodyElseRegistersRevisions(String name, String assumption) throws IOException {
        String text = ready.replace(DEFINITION, name) + LATEST + """
                data "aws_ecs_task_definition" "other" {
                  task_definition = "registered-by-a-pipeline"
                }
                """;

        Finding finding = finding(judge(text), "task-role-ssmmessages");

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.assumption()).isEqualTo(assumption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.aws_ecs_task_definition.other.arn",
                "\"api-${aws_ecs_task_definition.api.revision}-old\"",
                "replace(aws_ecs_task_definition.api.arn, \"/api/\", \"\")",
                "replace(aws_ecs_task_definition.api.arn, \"/(/\", \"\")",
                "trimsuffix(aws_ecs_task_definition.api.arn, \"api\")",
                "min(aws_ecs_task_definition.api.revision, data.aws_ecs_task_definition.other.revision)"
            })
    void takesNoOtherNameForTheDefinition(String name) throws IOException {
        String text = ready.replace(DEFINITION, name)
                + "data \"aws_ecs_task_definition\" \"other\" {\n  task_definition = \"other\"\n}\n";

        assertThat(finding(judge(text), "task-role-ssmmessages").status()).isEqualTo(Status.NOT_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "join(\",\", sort([\"b\", \"a\"]))|a,b",
                "join(\",\", reverse([\"b\", \"a\"]))|a,b",
                "join(\",\", slice([\"a\", \"b\", \"c\"], 1, 3))|b,c",
                "join(\",\", slice([\"a\"], 0, 2))|?slice()",
                "join(\",\", range(3))|0,1,2",
                "join(\",\", range(1, 3))|1,2",
                "join(\",\", range(5000))|?range()",
                "join(\",\", setunion([\"b\"], [\"a\", \"b\"]))|a,b",
                "join(\",\", setsubtract([\"b\", \"a\"], [\"b\"]))|a",
                "join(\",\", setintersection([\"b\", \"a\"], [\"b\"]))|b",
                "join(\",\", sort([\"b\", var.open]))|?sort()",
                "alltrue([true, false]) ? \"all\" : \"not all\"|not all",
                "anytrue([true, false]) ? \"any\" : \"none\"|any",
                "zipmap([\"a\", \"b\"], [\"1\", \"2\"])[\"b\"]|2",
                "zipmap([\"a\", \"b\"], [\"1\"])[\"b\"]|?zipmap()",
                "\"v${max(2, 10)}\"|v10",
                "\"v${min(2, 10)}\"|v2",
                "trimprefix(\"my-app\", \"my-\")|app",
                "trimsuffix(\"my-app\", \"-app\")|my",
                "trimsuffix(\"my-app\", \"-other\")|my-app",
                "startswith(\"my-app\", \"my\") ? \"yes\" : \"no\"|yes",
                "endswith(\"my-app\", \"my\") ? \"yes\" : \"no\"|no",
                "substr(\"my-application\", 3, 3)|app",
                "substr(\"my-app\", 3, -1)|app",
                "substr(\"my-app\", 9, 1)|?substr()",
                "cidrsubnet(\"10.1.0.0/16\", 8, 5)|10.1.5.0/24",
                "cidrsubnet(\"10.1.9.9/16\", 4, 15)|10.1.240.0/20",
                "cidrsubnet(\"10.1.0.0/16\", 0, 0)|10.1.0.0/16",
                "cidrsubnet(\"2001:db8::/56\", 8, 2)|2001:db8:0:2:0:0:0:0/64",
                "cidrsubnet(\"10.1.0.0/16\", 2, 4)|?cidrsubnet()",
                "cidrsubnet(\"10.1.0.0/16\", 17, 0)|?cidrsubnet()",
                "cidrsubnet(\"10.1.0.0/16\", 8)|?cidrsubnet()",
                "cidrsubnet(\"none\", 8, 1)|?cidrsubnet()",
                "chomp(\"app\\n\")|app",
                "yamldecode(\"services:\\n  - name: app\\n\")[\"services\"][0].name|app",
                "yamldecode(\"exec: yes\\n\").exec|yes",
                "yamldecode(\"a: [\").a|?yamldecode()",
                "yamldecode(var.open).a|?var.open",
                "\"%{ if true }one%{ else }two%{ endif }\"|one",
                "\"%{ if false }one%{ else }two%{ endif }\"|two",
                "\"a%{ if false }one%{ endif }b\"|ab",
                "\"a %{~ if true ~} one %{~ endif ~} b\"|aoneb",
                "\"%{ for x in [1, 2] }<${x}>%{ endfor }\"|<1><2>",
                "\"%{ for k, v in { a = 1 } }${k}=${v};%{ endfor }\"|a=1;",
                "\"%{ if true }%{ for x in [1] }${x}%{ endfor }%{ endif }\"|1",
                "\"%%{ if }\"|%{ if }",
                "\"%{ if true }one\"|?an expression",
                "\"%{ else }\"|?an expression",
                "\"%{ while true }%{ endif }\"|?an expression"
            })
    void worksOutWhatTheLanguageSays(String expression, String result) throws IOException {
        String text = ready.replace(
                "resource \"aws_ecs_cluster\" \"main\" { name = \"main\" }", """
                resource "aws_ecs_cluster" "main" {
                  name = EXPRESSION
                }
                variable "open" {}
                """.replace("EXPRESSION", expression));

        assertThat(Graphs.text(input(text), "aws_ecs_cluster.main", "ClusterName"))
                .isEqualTo(result);
    }

    @Test
    void readsServicesThatAFileLists() throws IOException {
        write("services.yaml", """
                services:
                  api:
                    exec: true
                  worker:
                    exec: false
                """);
        String text = ready.replace("resource \"aws_ecs_service\" \"api\" {", """
                        resource "aws_ecs_service" "api" {
                          for_each = yamldecode(file("${path.module}/services.yaml"))["services"]
                        """)
                .replace(
                        "enable_execute_command = true",
                        "enable_execute_command = lookup(each.value, \"exec\", false)");

        write("main.tf", text);

        assertThat(judged(DeploymentValues.NONE))
                .extracting(r -> r.identity().address(), TargetReport::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("aws_ecs_service.api[\"api\"]", Verdict.READY),
                        org.assertj.core.groups.Tuple.tuple("aws_ecs_service.api[\"worker\"]", Verdict.NOT_READY));
    }

    @Test
    void takesBothSidesOfADirectiveThatIsOpen() throws IOException {
        write("containers.json.tpl", """
                [{
                  "name": "app",
                  "image": "app:1",
                  %{ if guarded ~}
                  "readonlyRootFilesystem": true,
                  %{ endif ~}
                  "linuxParameters": {"initProcessEnabled": true}
                }]
                """);
        String text = ready.replaceAll(
                        "(?s)container_definitions = jsonencode\\(.*?\\}\\]\\)",
                        "container_definitions = templatefile(\"containers.json.tpl\", { guarded = var.guarded })")
                + "variable \"guarded\" { type = bool }\n";

        assertThat(finding(judge(text), "readonly-root-filesystem").status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(finding(judge(text.replace("var.guarded", "true")), "readonly-root-filesystem")
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(judge(text.replace("var.guarded", "false")).verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void judgesTheTasksOfAStateMachine() throws IOException {
        String text = withoutService() + machine("""
                jsonencode({
                    StartAt = "Load"
                    States = {
                      Load = {
                        Type     = "Task"
                        Resource = "arn:aws:states:::ecs:runTask.sync"
                        Parameters = {
                          LaunchType           = "FARGATE"
                          Cluster              = aws_ecs_cluster.main.arn
                          TaskDefinition       = aws_ecs_task_definition.api.arn
                          EnableExecuteCommand = true
                          NetworkConfiguration = {
                            AwsvpcConfiguration = {
                              Subnets        = [aws_subnet.a.id]
                              SecurityGroups = [aws_security_group.task.id]
                              AssignPublicIp = "ENABLED"
                            }
                          }
                          Overrides = {
                            ContainerOverrides = [{
                              Name        = "app"
                              Environment = [{ Name = "TOKEN", Value = "LEAKED" }]
                            }]
                          }
                        }
                        End = true
                      }
                    }
                  })""");

        TargetReport report = judge(text);

        assertThat(report.identity().address()).isEqualTo("aws_sfn_state_machine.load");
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(input(text).toString()).contains("TOKEN").doesNotContain("LEAKED");
        assertThat(judge(text.replace("EnableExecuteCommand = true", "")).verdict())
                .isEqualTo(Verdict.NOT_READY);
        assertThat(finding(judge(text.replace("\"TOKEN\"", "\"AWS_ACCESS_KEY_ID\"")), "environment-credentials")
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void readsAStateMachineThatIsWrittenAsText() throws IOException {
        write("load.asl.json", """
                {"StartAt": "Load", "States": {"Load": {
                  "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask", "End": true,
                  "Parameters": {
                    "LaunchType": "FARGATE", "Cluster": "${cluster}", "TaskDefinition": "${definition}",
                    "EnableExecuteCommand": true,
                    "NetworkConfiguration": {"AwsvpcConfiguration": {
                      "Subnets": ${jsonencode(subnets)}, "SecurityGroups": ["${group}"],
                      "AssignPublicIp": "ENABLED"}}}}}}
                """);
        String text = withoutService() + machine("""
                templatefile("${path.module}/load.asl.json", {
                    cluster    = aws_ecs_cluster.main.arn
                    definition = aws_ecs_task_definition.api.arn
                    subnets    = [aws_subnet.a.id]
                    group      = aws_security_group.task.id
                  })""");

        assertThat(judge(text).verdict()).isEqualTo(Verdict.READY);
        assertThat(judge(text.replace("subnets    = [aws_subnet.a.id]", "subnets = var.subnets"))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void saysWhichStateMachineHidesWhatItLaunches() throws IOException {
        TargetReport report = judge(withoutService() + machine("var.definition"));

        assertThat(report.identity().address()).isEqualTo("aws_ecs_task_definition.api");
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsThatNothingLeavesAGroupWithoutRulesWhereverItsSubnetIs() throws IOException {
        String open = ready.replace("[aws_subnet.a.id]", "var.subnets") + "variable \"subnets\" {}\n";
        String shut = open.replaceAll("(?s)  egress \\{.*?\\n  }\\n", "");

        assertThat(finding(judge(open), "ssmmessages-reachable").status()).isEqualTo(Status.NOT_EVALUATED);
        Finding finding = finding(judge(shut), "ssmmessages-reachable");
        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.cause()).isEqualTo("task-security-group-egress");
        String added = shut + """
                resource "aws_vpc_security_group_egress_rule" "some" {
                  security_group_id = var.group
                  ip_protocol       = "-1"
                  cidr_ipv4         = "0.0.0.0/0"
                }
                """;
        assertThat(finding(judge(added), "ssmmessages-reachable").status()).isEqualTo(Status.NOT_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ecs-tasks.${data.aws_partition.current.dns_suffix} | PASS",
                "ecs-tasks.${data.aws_partition.current.partition} | NOT_EVALUATED",
                "ec2.${data.aws_partition.current.dns_suffix} | FAIL"
            })
    void knowsWhatAPartitionIsCalledInNames(String service, Status status) throws IOException {
        String text = ready.replace("ecs-tasks.amazonaws.com", service) + "data \"aws_partition\" \"current\" {}\n";

        assertThat(finding(judge(text), "task-role-trust").status()).isEqualTo(status);
    }

    @Test
    void namesEndpointsByThePartition() throws IOException {
        String text = ready.replace("gateway_id = aws_internet_gateway.main.id", "gateway_id = \"local\"")
                        .replace("cidr_block = \"10.0.0.0/16\" }", """
                                cidr_block           = "10.0.0.0/16"
                                  enable_dns_hostnames = true
                                }
                                """)
                + """
                data "aws_partition" "current" {}
                data "aws_region" "current" {}
                resource "aws_vpc_endpoint" "exec" {
                  vpc_id              = aws_vpc.main.id
                  vpc_endpoint_type   = "Interface"
                  service_name        = "${data.aws_partition.current.reverse_dns_prefix}.${data.aws_region.current.name}.ssmmessages"
                  subnet_ids          = [aws_subnet.a.id]
                  security_group_ids  = [aws_security_group.endpoint.id]
                  private_dns_enabled = true
                }
                resource "aws_security_group" "endpoint" {
                  vpc_id = aws_vpc.main.id
                  ingress {
                    from_port       = 443
                    to_port         = 443
                    protocol        = "tcp"
                    security_groups = [aws_security_group.task.id]
                  }
                }
                """;

        assertThat(finding(judge(text), "ssmmessages-reachable").status()).isEqualTo(Status.PASS);
        assertThat(finding(judge(text.replace("ssmmessages\"", "ssm\"")), "ssmmessages-reachable")
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"'', PASS", "efs_volume_configuration { file_system_id = volume.value }, NOT_EVALUATED"})
    void takesHoweverManyVolumesOfTheTaskForOne(String behind, Status rollout) throws IOException {
        String volumes = """
                  dynamic "volume" {
                    for_each = var.volumes
                    content {
                      name = volume.key
                      BEHIND
                    }
                  }
                """.replace("BEHIND", behind);
        String text = ready.replace("  container_definitions", volumes + "  container_definitions")
                + "variable \"volumes\" {}\n";

        assertThat(finding(judge(text), "deployment-settled"))
                .returns(rollout, Finding::status)
                .returns("", Finding::assumption);
    }

    private String withoutService() {
        return ready.substring(ready.indexOf("resource \"aws_ecs_cluster\""));
    }

    private static String machine(String definition) {
        return """
                resource "aws_sfn_state_machine" "load" {
                  name       = "load"
                  role_arn   = "arn:aws:iam::111122223333:role/states"
                  definition = DEFINITION
                }
                """.replace("DEFINITION", definition);
    }

    private PlannedInput input(String text) throws IOException {
        write("main.tf", text);
        return read(DeploymentValues.NONE);
    }
}
