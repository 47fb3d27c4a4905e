// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration of which all is well, and what becomes of it when one thing is written differently. */
class TerraformConfigurationsTest extends JudgedConfiguration {

    private static final String FLAG = "enable_execute_command = true";
    private static final String POLICY = "resource \"aws_iam_role_policy\" \"exec\" {";
    private static final String ROLE = "role   = aws_iam_role.task.id";
    private static final String VARIABLE = "variable \"exec\" {\n  type    = bool\n  default = false\n}\n";

    @Test
    void isReadyWhereAllIsWritten() throws IOException {
        TargetReport report = judge(ready);

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(report.identity().address()).isEqualTo("aws_ecs_service.api");
        assertThat(report.identity().location()).contains(new Location("main.tf", 1, 1));
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("no flag", FLAG, "", Verdict.NOT_READY),
                edit("flag off", FLAG, "enable_execute_command = false", Verdict.NOT_READY),
                edit("flag null", FLAG, "enable_execute_command = null", Verdict.NOT_READY),
                edit("flag by an open variable", FLAG, "enable_execute_command = var.exec", Verdict.INCONCLUSIVE),
                edit("flag by a text", FLAG, "enable_execute_command = \"true\"", Verdict.READY),
                edit(
                        "read-only root",
                        "readonlyRootFilesystem = false",
                        "readonlyRootFilesystem = true",
                        Verdict.NOT_READY),
                edit(
                        "read-only root by an open variable",
                        "readonlyRootFilesystem = false",
                        "readonlyRootFilesystem = var.exec",
                        Verdict.INCONCLUSIVE),
                edit(
                        "no group egress",
                        "    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}\n",
                        "    cidr_blocks = []\n  }\n}\n",
                        Verdict.NOT_READY),
                edit("egress of another port", "to_port     = 443", "to_port     = 80", Verdict.NOT_READY),
                edit("policy never there", POLICY, POLICY + "\n  count = 0", Verdict.NOT_READY),
                edit("policy on a condition", POLICY, POLICY + "\n  count = var.exec ? 1 : 0", Verdict.INCONCLUSIVE),
                edit("policy any times", POLICY, POLICY + "\n  count = var.many", Verdict.INCONCLUSIVE),
                edit("policy for each of open", POLICY, POLICY + "\n  for_each = var.many", Verdict.INCONCLUSIVE),
                edit("policy of another role", ROLE, "role   = \"other\"", Verdict.NOT_READY),
                edit("policy of an open role", ROLE, "role   = var.many", Verdict.INCONCLUSIVE),
                edit(
                        "policy of a role whose name is open",
                        ROLE,
                        "role   = \"task\"",
                        "name = \"task\"",
                        "name = var.many",
                        Verdict.INCONCLUSIVE),
                edit(
                        "policy of a role whose name is open in part",
                        ROLE,
                        "role   = \"arn:aws:iam::111122223333:role/prod-task\"",
                        "name = \"task\"",
                        "name = \"${var.many}-task\"",
                        Verdict.INCONCLUSIVE),
                edit(
                        "policy of what the open name cannot be",
                        ROLE,
                        "role   = \"task-prod\"",
                        "name = \"task\"",
                        "name = \"${var.many}-task\"",
                        Verdict.NOT_READY),
                edit(
                        "policy of a group",
                        ROLE,
                        "role   = \"arn:aws:iam::111122223333:group/task\"",
                        "name = \"task\"",
                        "name = var.many",
                        Verdict.NOT_READY),
                edit(
                        "policy switched off",
                        POLICY,
                        POLICY + "\n  lifecycle {\n    enabled = false\n  }",
                        Verdict.NOT_READY),
                edit("no public address", "assign_public_ip = true", "assign_public_ip = false", Verdict.NOT_READY),
                edit(
                        "open public address",
                        "assign_public_ip = true",
                        "assign_public_ip = var.exec",
                        Verdict.INCONCLUSIVE),
                edit("no task role", "task_role_arn            = aws_iam_role.task.arn", "", Verdict.NOT_READY),
                edit(
                        "task role of elsewhere",
                        "task_role_arn            = aws_iam_role.task.arn",
                        "task_role_arn = data.aws_iam_role.task.arn",
                        Verdict.INCONCLUSIVE),
                edit(
                        "boundary by a variable",
                        "name = \"task\"",
                        "permissions_boundary = var.many",
                        Verdict.INCONCLUSIVE),
                edit(
                        "statement on a condition",
                        "  statement {\n",
                        "  dynamic \"statement\" {\n    for_each = var.exec ? [1] : []\n    content {\n",
                        "}\nresource \"aws_iam_role_policy\"",
                        "}\n}\nresource \"aws_iam_role_policy\"",
                        Verdict.INCONCLUSIVE),
                edit("old platform", FLAG, FLAG + "\n  platform_version = \"1.3.0\"", Verdict.NOT_READY),
                edit("open platform", FLAG, FLAG + "\n  platform_version = var.many", Verdict.INCONCLUSIVE),
                edit("subnets by a variable", "[aws_subnet.a.id]", "var.many", Verdict.INCONCLUSIVE),
                edit(
                        "groups by a data source",
                        "[aws_security_group.task.id]",
                        "data.aws_security_groups.all.ids",
                        Verdict.INCONCLUSIVE),
                edit(
                        "no way",
                        "    gateway_id = aws_internet_gateway.main.id\n",
                        "    gateway_id = \"local\"\n",
                        Verdict.NOT_READY),
                edit(
                        "containers by a variable",
                        "readonlyRootFilesystem = false",
                        "name = \"app\"\n  }, var.many, {\n    name = \"b\"",
                        Verdict.INCONCLUSIVE));
    }

    private static Arguments edit(String name, String from, String to, Verdict verdict) {
        return Arguments.of(name, List.of(from, to), verdict);
    }

    private static Arguments edit(String name, String from, String to, String more, String by, Verdict verdict) {
        return Arguments.of(name, List.of(from, to, more, by), verdict);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void judgesWhatIsWrittenAndNothingElse(String name, List<String> edits, Verdict verdict) throws IOException {
        String changed = ready + VARIABLE + "variable \"many\" {}\n";
        for (int i = 0; i < edits.size(); i += 2) {
            assertThat(changed).contains(edits.get(i));
            changed = changed.replace(edits.get(i), edits.get(i + 1));
        }

        assertThat(judge(changed).verdict()).isEqualTo(verdict);
    }

    @Test
    void knowsThatAFlagAndItsPolicyAreDecidedTogether() throws IOException {
        String together = ready.replace(FLAG, "enable_execute_command = var.exec ? true : null")
                        .replace(POLICY, POLICY + "\n  count = local.exec ? 1 : 0")
                + VARIABLE
                + "locals {\n  exec = var.exec\n}\n";
        String apart = together.replace("local.exec ? 1 : 0", "local.exec ? 0 : 1");

        assertThat(failures(judge(together))).isEmpty();
        assertThat(judge(together).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(failures(judge(apart))).contains("task-role-ssmmessages");
    }

    @Test
    void namesTheRoleThatALiteralMayBe() throws IOException {
        String text = ready.replace(ROLE, "role   = \"task\"").replace("name = \"task\"", "name = var.name")
                + "variable \"name\" {}\n";

        Finding finding = finding(judge(text), "task-role-ssmmessages");

        assertThat(finding.missing().get(0).source()).isEqualTo("var.name");
        assertThat(finding.missing().get(0).reason())
                .isEqualTo("it decides the name of aws_iam_role.task, which may be \"task\"");
    }

    @Test
    void leavesToTaskSetsWhatTheyDecide() throws IOException {
        String external = ready.replace(FLAG, FLAG + "\n  deployment_controller {\n    type = \"EXTERNAL\"\n  }");
        String set = """
                resource "aws_ecs_task_set" "green" {
                  service         = aws_ecs_service.api.id
                  cluster         = aws_ecs_cluster.main.id
                  task_definition = aws_ecs_task_definition.api.arn
                  launch_type     = "FARGATE"
                  network_configuration {
                    subnets          = [aws_subnet.a.id]
                    security_groups  = [aws_security_group.task.id]
                    assign_public_ip = ADDRESS
                  }
                }
                """;

        TargetReport without = judge(external);
        assertThat(without.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding(without, "service-exec-enabled").status()).isEqualTo(Status.PASS);
        for (String check : List.of("platform-version", "task-role-ssmmessages", "ssmmessages-reachable")) {
            assertThat(finding(without, check).missing())
                    .as(check)
                    .extracting(Finding.Missing::source)
                    .contains("the task sets of aws_ecs_service.api");
        }
        assertThat(judge(external + set.replace("ADDRESS", "true")).verdict()).isEqualTo(Verdict.READY);
        assertThat(judge(external + set.replace("ADDRESS", "false")).verdict()).isEqualTo(Verdict.NOT_READY);
        TargetReport open = judge(external.replace("\"EXTERNAL\"", "var.controller") + "variable \"controller\" {}\n");
        assertThat(open.verdict()).isEqualTo(Verdict.READY);
        assertThat(finding(open, "task-role-ssmmessages").assumption())
                .isEqualTo("the deployment controller is not EXTERNAL");
        assertThat(finding(open, "service-exec-enabled").assumption()).isEmpty();
        String two = external
                + set.replace("ADDRESS", "true")
                + set.replace("ADDRESS", "true").replace("green", "blue");
        assertThat(judge(two).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void saysWhichDefaultLeavesAResourceOut() throws IOException {
        String none = "variable \"many\" {\n  default = 0\n}\n";
        String policy = ready.replace(POLICY, POLICY + "\n  count = var.many") + none;
        String service = ready.replace("\"api\" {\n  name  ", "\"api\" {\n  count = var.many\n  name  ") + none;
        String rule = ready.replaceAll("(?s)  egress \\{.*?\\n  }\\n", "") + none + """
                resource "aws_vpc_security_group_egress_rule" "all" {
                  count             = var.many
                  security_group_id = aws_security_group.task.id
                  ip_protocol       = "-1"
                  cidr_ipv4         = "0.0.0.0/0"
                }
                """;
        String module = ready + none + "module \"role\" {\n  source = \"./role\"\n  count  = var.many\n}\n";
        write("role/main.tf", "resource \"aws_iam_role\" \"other\" {\n  name = \"other\"\n}\n");

        Finding denied = finding(judge(policy, ASSUMING), "task-role-ssmmessages");
        assertThat(denied.status()).isEqualTo(Status.FAIL);
        assertThat(denied.assumption())
                .isEqualTo("the default of variable many, by which there is no aws_iam_role_policy.exec");
        Finding alone = finding(judge(service, ASSUMING), "platform-version");
        assertThat(alone.missing().get(0).reason())
                .isEqualTo("nothing in the input launches the task definition; the default of variable many, by which"
                        + " there is no aws_ecs_service.api");
        Finding shut = finding(judge(rule, ASSUMING), "ssmmessages-reachable");
        assertThat(shut.status()).isEqualTo(Status.FAIL);
        assertThat(shut.assumption()).contains("there is no aws_vpc_security_group_egress_rule.all");
        assertThat(finding(judge(module, ASSUMING), "task-role-ssmmessages").assumption())
                .contains("there is no module.role");
        assertThat(finding(judge(policy, given("many", "0")), "task-role-ssmmessages")
                        .assumption())
                .isEmpty();
    }

    @Test
    void takesVariablesFromWhoeverGivesThem() throws IOException {
        String open = ready.replace(FLAG, "enable_execute_command = var.exec") + VARIABLE;

        assertThat(judge(open, given("exec", "true")).verdict()).isEqualTo(Verdict.READY);
        assertThat(judge(open, given("exec", "false")).verdict()).isEqualTo(Verdict.NOT_READY);
        TargetReport assumed = judge(open, ASSUMING);
        assertThat(assumed.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(finding(assumed, "service-exec-enabled").assumption()).isEqualTo("the default of variable exec");

        write("a.auto.tfvars", "exec = true\n");
        TargetReport filed = judge(open);
        assertThat(filed.verdict()).isEqualTo(Verdict.READY);
        assertThat(finding(filed, "service-exec-enabled").assumption()).isEqualTo("variable exec as in a.auto.tfvars");
        write("b.auto.tfvars.json", "{\"exec\": false}");
        assertThat(judge(open).verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void namesTheDefaultOfAVariableThatIsNotGiven() throws IOException {
        String open = ready.replace("[aws_subnet.a.id]", "var.subnets")
                + "variable \"subnets\" {\n  default = [\"subnet-1\"]\n}\n";

        Finding finding = finding(judge(open), "ssmmessages-reachable");

        assertThat(finding.missing().get(0).source()).isEqualTo("var.subnets");
        assertThat(finding.missing().get(0).reason()).contains("its default is [\"subnet-1\"]");
    }

    @Test
    void neverTellsValuesOfVariablesOfContainersNorSecrets() throws IOException {
        String secret = ready.replace("\"LEAKED\"", "var.exec ? \"LEAKED\" : var.password")
                        .replace("image = \"app:1\"", "image = var.password")
                + VARIABLE
                + "variable \"password\" {\n  sensitive = true\n  default = \"LEAKED\"\n}\n";
        write("terraform.tfvars", "password = \"LEAKED\"\n");
        write("main.tf", secret);

        PlannedInput input = read(ASSUMING);

        assertThat(input.toString()).doesNotContain("LEAKED");
    }

    @Test
    void pointsToTheLineThatDecides() throws IOException {
        String text = ready.replace("readonlyRootFilesystem = false", "readonlyRootFilesystem = true");

        Finding finding = finding(judge(text), "readonly-root-filesystem");

        int line = text.substring(0, text.indexOf("readonlyRootFilesystem")).split("\n", -1).length;
        assertThat(finding.location()).contains(new Location("main.tf", line, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "file(\"${path.module}/parts/app.json\"), parts/app.json:4:5",
        "'templatefile(\"parts/app.json\", { image = \"app:1\" })', parts/app.json:4:5",
        "'templatefile(\"parts/app.json\", { image = var.image })', parts/app.json:4:5",
        "'jsonencode(jsondecode(file(\"parts/app.json\")))', main.tf:21:3"
    })
    void pointsToTheLineOfAFileThatIsRead(String expression, String place) throws IOException {
        write("parts/app.json", """
                [{
                    "name": "app",
                    "image": "${image}",
                    "readonlyRootFilesystem": true
                }]
                """);
        String text = ready.replaceAll(
                        "(?s)container_definitions = jsonencode\\(.*?\\}\\]\\)",
                        Matcher.quoteReplacement("container_definitions = " + expression))
                + "variable \"image\" {}\n";

        Finding finding = finding(judge(text), "readonly-root-filesystem");

        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.location().map(Location::toString)).contains(place);
    }

    @Test
    void followsModulesThatAreAtHand() throws IOException {
        write("modules/role/main.tf", """
                variable "exec" { default = true }
                variable "name" {}
                resource "aws_iam_role" "this" {
                  name = var.name
                  assume_role_policy = file("${path.module}/trust.json")
                }
                resource "aws_iam_role_policy" "exec" {
                  count  = var.exec ? 1 : 0
                  role   = aws_iam_role.this.name
                  policy = templatefile("${path.module}/policy.json.tpl", { actions = ["ssmmessages:*"] })
                }
                output "arn" { value = aws_iam_role.this.arn }
                """);
        write("modules/role/trust.json", TRUST);
        write("modules/role/policy.json.tpl", """
                {"Version": "2012-10-17",
                 "Statement": [{"Effect": "Allow", "Action": ${jsonencode(actions)}, "Resource": "*"}]}
                """);
        String call = ready.replace("aws_iam_role.task.arn", "module.role[\"api\"].arn") + """
                module "role" {
                  source   = "./modules/role"
                  for_each = toset(["api"])
                  name     = each.key
                }
                """;

        assertThat(judge(call).verdict()).isEqualTo(Verdict.READY);
        assertThat(judge(call.replace("name     = each.key", "name = each.key\n  exec = false"))
                        .verdict())
                .isEqualTo(Verdict.NOT_READY);
        assertThat(judge(call.replace("name     = each.key", "name = each.key\n  exec = var.exec") + VARIABLE)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void readsNoFileThatLiesElsewhere() throws IOException {
        write("trust.json", TRUST);
        write(
                "app/main.tf",
                ready.replace(
                        "assume_role_policy = jsonencode({",
                        "assume_role_policy = file(\"../trust.json\")\n  x = jsonencode({"));

        PlannedInput input = read(folder.resolve("app"), DeploymentValues.NONE);

        assertThat(Graphs.text(input, "aws_iam_role.task", "AssumeRolePolicyDocument"))
                .isEqualTo("?file()");
    }

    @Test
    void namesModulesThatAreNotAtHand() throws IOException {
        String text = ready + """
                module "worker" {
                  source = "git::https://example.com/worker.git"
                }
                module "bucket" {
                  source = "terraform-aws-modules/s3-bucket/aws"
                }
                """;
        write("main.tf", text);

        PlannedInput input = read(DeploymentValues.NONE);

        assertThat(input.unjudged()).extracting(Gap::source).containsExactly("module.worker");
        assertThat(input.unjudged().get(0).detail()).contains("terraform show -json plan.bin");
        // What it is not told of, it does not change.
        assertThat(judge(text).verdict()).isEqualTo(Verdict.READY);
        String told = text.replace("worker.git\"", "worker.git\"\n  role = aws_iam_role.task.name");
        assertThat(judge(told).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        String named = text.replace("worker.git\"", "worker.git\"\n  roles = [\"task\"]");
        assertThat(judge(named).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        String network = text.replace("worker.git\"", "worker.git\"\n  table = aws_route_table.public.id");
        assertThat(judge(network).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void knowsWhatSomeModulesDoAndSaysSo() throws IOException {
        String text = """
                module "api" {
                  source  = "terraform-aws-modules/ecs/aws//modules/service"
                  version = "~> 6.0"

                  cluster_arn            = "arn:aws:ecs:eu-west-1:111122223333:cluster/main"
                  enable_execute_command = true
                  container_definitions = {
                    app = {
                      readonlyRootFilesystem = true
                    }
                    side = {}
                  }
                }
                """;

        TargetReport report = judge(text);

        assertThat(report.identity().address()).isEqualTo("module.api");
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding(report, "service-exec-enabled").assumption())
                .isEqualTo("what module terraform-aws-modules/ecs/aws//modules/service is known to do");
        assertThat(finding(report, "service-exec-enabled").location()).contains(new Location("main.tf", 6, 3));
        Finding root = finding(report, "readonly-root-filesystem");
        assertThat(root.status()).isEqualTo(Status.FAIL);
        assertThat(root.location()).contains(new Location("main.tf", 9, 7));
        assertThat(judge(text.replace("= true\n  container", "= false\n  container"))
                        .verdict())
                .isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void pointsToTheCallOfAModuleThatIsOnlyKnown() throws IOException {
        write("main.tf", """
                module "ecs" {
                  source = "terraform-aws-modules/ecs/aws"
                  services = {
                    one = {
                      enable_execute_command = true
                      container_definitions  = { app = {} }
                    }
                  }
                }
                module "vpc" {
                  source         = "terraform-aws-modules/vpc/aws"
                  cidr           = "10.0.0.0/16"
                  public_subnets = ["10.0.0.0/24"]
                }
                module "other" {
                  source                 = "git::https://example.com/other.git"
                  enable_execute_command = true
                }
                resource "aws_ecs_service" "api" {
                  network_configuration {
                    subnets = module.vpc.public_subnets
                  }
                }
                """);

        PlannedInput input = read(DeploymentValues.NONE);

        assertThat(input.resources()).isNotEmpty();
        assertThat(input.toString()).doesNotContain("models/").contains("main.tf:1:1");
    }

    @Test
    void pointsToTheArgumentThatAsksForWhatAModuleMakes() throws IOException {
        String text = """
                module "vpc" {
                  source             = "terraform-aws-modules/vpc/aws"
                  cidr               = "10.0.0.0/16"
                  public_subnets     = ["10.0.0.0/24"]
                  private_subnets    = ["10.0.1.0/24"]
                  enable_nat_gateway = true
                }
                module "api" {
                  source = "terraform-aws-modules/ecs/aws//modules/service"

                  cluster_arn            = "arn:aws:ecs:eu-west-1:111122223333:cluster/main"
                  enable_execute_command = true
                  subnet_ids             = module.vpc.private_subnets
                  container_definitions  = {
                    app = {
                      image = "app:1"
                    }
                  }
                  security_group_rules = {
                    in = { type = "ingress", from_port = 80, cidr_blocks = ["0.0.0.0/0"] }
                    out = {
                      type        = "egress"
                      from_port   = 443
                      cidr_blocks = ["0.0.0.0/0"]
                    }
                  }
                }
                """;

        TargetReport report = judge(text);

        assertThat(report.identity().location()).map(Location::line).contains(8);
        Finding way = finding(report, "ssmmessages-reachable");
        assertThat(way.status()).isEqualTo(Status.PASS);
        assertThat(lines(way)).containsExactly(6, 21, 13);
        // What the role may do is asked for by the flag; without it, the role has what it is given.
        assertThat(lines(finding(report, "task-role-ssmmessages"))).containsExactly(12);
        String given = text.replace("command = true", "command = false").replace("image =", "memory =") + "\n";
        String policies = given.replace("  subnet_ids ", "  tasks_iam_role_policies = { a = \"b\" }\n  subnet_ids ");
        assertThat(lines(finding(judge(policies), "task-role-ssmmessages"))).containsExactly(13);
        assertThat(lines(finding(judge(given), "task-role-ssmmessages"))).containsExactly(8);
        // The module decides of the container that says nothing.
        assertThat(lines(finding(report, "readonly-root-filesystem"))).containsExactly(15);
    }

    @Test
    void pointsToTheElementOfAList() throws IOException {
        String actions = """
                [
                      "logs:PutLogEvents",
                      "ssmmessages:*", # all four
                    ]""";
        String text = ready.replaceFirst("\\[\"ssmmessages:CreateControlChannel.*", actions);

        Finding permissions = finding(judge(text), "task-role-ssmmessages");

        assertThat(permissions.status()).isEqualTo(Status.PASS);
        assertThat(permissions.location())
                .map(Location::line)
                .contains(1
                        + (int) text.substring(0, text.indexOf("\"logs:Put"))
                                .lines()
                                .count()
                        - 1);
    }

    private static List<Integer> lines(Finding finding) {
        return finding.evidence().stream()
                .flatMap(seen -> seen.location().stream())
                .map(Location::line)
                .toList();
    }

    @Test
    void triesWhatIsThere() throws IOException {
        String flag = FLAG.replace("true", "try({ a = local.o.missing }, { a = local.o.exec }).a")
                + "\n  platform_version = can(local.o.missing) ? \"1.3.0\" : \"LATEST\"";

        assertThat(judge(ready.replace(FLAG, flag) + "locals {\n  o = { exec = true }\n}\n")
                        .verdict())
                .isEqualTo(Verdict.READY);
    }

    @Test
    void makesAServiceOfEachThatAModuleIsTold() throws IOException {
        String text = """
                module "ecs" {
                  source = "terraform-aws-modules/ecs/aws"
                  services = {
                    one = { enable_execute_command = true }
                    two = { enable_execute_command = false }
                  }
                }
                """;
        write("main.tf", text);

        assertThat(judged(DeploymentValues.NONE))
                .extracting(r -> r.identity().address() + " " + r.verdict())
                .containsExactly(
                        "module.ecs.module.service[\"one\"] INCONCLUSIVE",
                        "module.ecs.module.service[\"two\"] NOT_READY");
    }

    @Test
    void readsTheLanguageWrittenAsJson() throws IOException {
        write("exec.tf.json", """
                {"resource": {"aws_iam_role_policy": {"exec": {
                   "role": "${aws_iam_role.task.name}",
                   "policy": "${data.aws_iam_policy_document.exec.json}"}}}}
                """);
        int from = ready.indexOf(POLICY);
        String without = ready.substring(0, from) + ready.substring(ready.indexOf("}\n", from) + 2);

        assertThat(judge(without).verdict()).isEqualTo(Verdict.READY);
        Files.delete(folder.resolve("exec.tf.json"));
        assertThat(judge(without).verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void putsOverridesInThePlaceOfWhatTheyOverride() throws IOException {
        write("override.tf", "resource \"aws_ecs_service\" \"api\" {\n  enable_execute_command = false\n}\n");

        assertThat(judge(ready).verdict()).isEqualTo(Verdict.NOT_READY);
    }

    /** Where both are there, OpenTofu reads its own file and not the other. */
    @Test
    void readsTheFileForOpenTofuInThePlaceOfTheOther() throws IOException {
        write("main.tofu", ready.replace("enable_execute_command = true", "enable_execute_command = false"));

        assertThat(judge(ready).verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(read(DeploymentValues.NONE).resources())
                .extracting(resource -> resource.location().file())
                .containsOnly("main.tofu");
    }

    @Test
    void namesWhatRunsTasksOtherwiseThanAServiceDoes() throws IOException {
        String text = ready + """
                resource "aws_ecs_express_gateway_service" "shop" {
                  execution_role_arn = aws_iam_role.task.arn
                }
                """;

        assertThat(judge(text).verdict()).isEqualTo(Verdict.READY);
        assertThat(read(DeploymentValues.NONE).unjudged())
                .extracting(Gap::source)
                .containsExactly("aws_ecs_express_gateway_service.shop");
    }

    @Test
    void makesAnInstanceForEachKey() throws IOException {
        String text = ready.replace("resource \"aws_ecs_service\" \"api\" {", """
                        locals {
                          services = { a = { exec = true }, b = { exec = false } }
                        }
                        resource "aws_ecs_service" "api" {
                          for_each = local.services""")
                .replace(FLAG, "enable_execute_command = each.value.exec");
        write("main.tf", text);

        assertThat(judged(DeploymentValues.NONE))
                .extracting(r -> r.identity().address() + " " + r.verdict())
                .containsExactly("aws_ecs_service.api[\"a\"] READY", "aws_ecs_service.api[\"b\"] NOT_READY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource \"aws_ecs_service\" \"b\" {\n  name = \"b\"\n",
                "resource \"aws_ecs_service\" \"b\"\n",
                "}\n",
                "<<<<<<< HEAD\n"
            })
    void saysWhereItIsNotUnderstood(String more) throws IOException {
        write("main.tf", ready + more);

        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> judged(DeploymentValues.NONE))
                .withMessageStartingWith("main.tf:" + ready.split("\n", -1).length + ":1: this is not understood")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locals { a = \"b\n}\n",
                "locals { a = \"b${c",
                "locals { a = <<END\n  b\n}\n",
                "             /* what follows is read by nobody\n"
            })
    void saysWhereWhatBeginsDoesNotEnd(String more) throws IOException {
        write("main.tf", ready + more);

        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> judged(DeploymentValues.NONE))
                .withMessageStartingWith("main.tf:" + ready.split("\n", -1).length + ":14: this is not understood");
    }

    @Test
    void endsWhereNamesGoInACircle() throws IOException {
        String circle = ready.replace(FLAG, "enable_execute_command = local.a") + """
                locals {
                  a = local.b
                  b = !local.a
                }
                module "self" {
                  source = "./"
                }
                resource "aws_vpc" "one" {
                  count = length(aws_vpc.two)
                  cidr_block = aws_vpc.two[0].cidr_block
                }
                resource "aws_vpc" "two" {
                  count = length(aws_vpc.one)
                  cidr_block = aws_vpc.one[0].cidr_block
                }
                """;

        assertThat(judge(circle).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fillsInWhatATypeHasForWhatIsNotGiven() throws IOException {
        String typed = ready.replace(FLAG, "enable_execute_command = try(var.service.exec, false)") + """
                variable "service" {
                  type = object({ exec = optional(bool, true), name = optional(string) })
                  default = {}
                }
                """;

        assertThat(judge(typed, ASSUMING).verdict()).isEqualTo(Verdict.READY);
        assertThat(judge(typed.replace("bool, true", "bool, false"), ASSUMING).verdict())
                .isEqualTo(Verdict.NOT_READY);
        assertThat(judge(typed.replace("bool, true", "bool").replace("exec, false", "exec, true"), ASSUMING)
                        .verdict())
                .isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void saysThatAResourceExistsByADefault() throws IOException {
        String counted = ready.replace("resource \"aws_ecs_service\" \"api\" {", """
                        resource "aws_ecs_service" "api" {
                          count = var.exec ? 0 : 1""") + VARIABLE;

        TargetReport report = judge(counted, ASSUMING);

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(finding(report, "service-exec-enabled").assumption()).isEqualTo("the default of variable exec");
    }

    @Test
    void saysThatChangesAreNotDeployed() throws IOException {
        String ignoring =
                ready.replace(FLAG, FLAG + "\n  lifecycle {\n    ignore_changes = [enable_execute_command]\n  }");

        assertThat(finding(judge(ignoring), "service-exec-enabled").assumption())
                .isEqualTo(
                        "what is deployed is as written, though lifecycle ignores changes of enable_execute_command");
    }

    /** Whatever is done to a text, it is read or it is said where it is not understood. */
    @Test
    void neverBreaks() throws IOException {
        Random random = new Random(7);
        String[] pieces = {
            "}", "{", "\"", "${", "[", "(", "for", "<<EOT\n", "var.x", "null", "\n", "count = ", "*", "\\"
        };
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(ready);
            for (int edit = random.nextInt(4); edit >= 0; edit--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                    case 1 -> text.insert(at, pieces[random.nextInt(pieces.length)]);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
                }
            }
            write("main.tf", text.toString());
            try {
                PlannedInput input = read(DeploymentValues.NONE);
                new PlannedEvidence(List.of(input), DeploymentValues.NONE, Instant.EPOCH).targets();
            } catch (EvidenceException e) {
                assertThat(e.getMessage()).startsWith("main.tf:").doesNotContain("\n");
            }
        }
    }

    // ---- what the tests share

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}
            """;

    private static final DeploymentValues ASSUMING =
            new DeploymentValues(Map.of(), Optional.empty(), Optional.empty(), true);

    private static DeploymentValues given(String name, String value) {
        return new DeploymentValues(Map.of(name, value), Optional.empty(), Optional.empty(), false);
    }

    private static List<String> failures(TargetReport report) {
        return report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL && finding.failsAt(Severity.BLOCKER))
                .map(Finding::check)
                .toList();
    }
}
