// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateCommandTest {

    private static final Path EXAMPLE = Path.of("examples", "gate");

    /** A plan with its configuration beside it. */
    private static final Path SHOP = Path.of("src", "test", "resources", "gate", "terraform", "shop");

    private static final Pattern URI = Pattern.compile("\"uri\": \"([^\"]*)\"");

    /** The shape of the smallest plan: no resource at all. */
    private static final String EMPTY_PLAN =
            "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"planned_values\":{\"root_module\":{}},"
                    + "\"resource_changes\":[],\"configuration\":{\"root_module\":{}}}";

    @TempDir
    private Path folder;

    private String ready = "";
    private String broken = "";

    @BeforeEach
    void copyTheExample() throws IOException {
        ready = Files.readString(EXAMPLE.resolve("1-before.yaml"));
        broken = Files.readString(EXAMPLE.resolve("2-pull-request.yaml"));
    }

    @Test
    void aFolderIsSearchedWithoutWhatIsNobodysOwn() throws IOException {
        write("infra/service.yaml", ready);
        write("infra/package.json", "{\"name\": \"app\"}");
        write("infra/k8s.yaml", "kind: Deployment\nspec: {}\n");
        write("infra/broken.json", "{\"name\": ");
        for (String passedOver : new String[] {".git", "node_modules", ".terraform"}) {
            write("infra/" + passedOver + "/service.yaml", broken);
        }
        Run run = gate("infra", "-o", "json");
        assertThat(run.err())
                .isEqualTo("execready: 1 file is passed over as neither JSON nor YAML, and unlike a template:"
                        + " infra/broken.json\n");
        assertThat(run.code()).isZero();
        JsonObject target = report(run).getAsJsonArray("targets").get(0).getAsJsonObject();
        assertThat(report(run).getAsJsonArray("targets")).hasSize(1);
        assertThat(target.getAsJsonObject("target").get("file").getAsString()).isEqualTo("infra/service.yaml");
        assertThat(run.out()).doesNotContain("No session policy narrows what the caller");
    }

    @Test
    void oneBadFileHidesNoOtherAndMakesItExitCodeTwo() throws IOException {
        write("bad.yaml", "Resources:\n  A: [\n  Type: AWS::ECS::Service\n");
        write("good.yaml", ready);
        Run run = gate("bad.yaml", "good.yaml", "missing.yaml", "-o", "json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("execready: (bad\\.yaml:\\d+:\\d+: .*|missing\\.yaml: no such file.*)"));
        assertThat(report(run).get("verdict").getAsString()).isEqualTo("INCONCLUSIVE");
        assertThat(report(run).get("exitCode").getAsInt()).isEqualTo(2);
        assertThat(report(run).getAsJsonArray("targets"))
                .extracting(target -> target.getAsJsonObject().get("verdict").getAsString())
                .containsExactly("READY", "INCONCLUSIVE", "INCONCLUSIVE");
        assertThat(gate("bad.yaml", "good.yaml", "--allow-inconclusive").code()).isEqualTo(2);
    }

    @Test
    void whatCloudFormationRefusesIsNeverReadyAndWhatFailsInItStillFails() throws IOException {
        String lost = "  Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !Ref Lost}}\n";
        write("cut.yaml", ready.replace("Resources:\n", "Resources:\n" + lost));
        Run run = gate("cut.yaml", "-o", "json");
        assertThat(run.code()).isEqualTo(4);
        assertThat(report(run).getAsJsonArray("targets"))
                .extracting(target -> target.getAsJsonObject().get("verdict").getAsString())
                .containsExactly("INCONCLUSIVE", "INCONCLUSIVE");
        assertThat(run.out()).contains("Lost", "so that CloudFormation refuses the template", "\"line\": 6,");
        write("broken.yaml", broken.replace("Resources:\n", "Resources:\n" + lost));
        assertThat(gate("broken.yaml").code()).isEqualTo(3);
    }

    @Test
    void whatARefusedTemplateNestsIsNotReadyEither() throws IOException {
        write("service.yaml", ready);
        write("main.yaml", """
                Resources:
                  App: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: service.yaml}}
                  Topic: {Type: 'AWS::SNS::Topic', DependsOn: Lost}
                """);
        Run run = gate(".", "-o", "json");
        assertThat(report(run).getAsJsonArray("targets"))
                .extracting(target -> target.getAsJsonObject().get("verdict").getAsString())
                .containsExactly("INCONCLUSIVE", "INCONCLUSIVE");
        write(
                "main.yaml",
                "Resources:\n  App: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: service.yaml}}\n");
        assertThat(gate(".").code()).isZero();
    }

    @Test
    void aBadFileWeighsMoreThanAFailure() throws IOException {
        write("bad.yaml", "Resources:\n  A: [\n  Type: AWS::ECS::Service\n");
        write("broken.yaml", broken);
        Run run = gate("bad.yaml", "broken.yaml");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("✗ NOT READY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | \"address\": \"bad.yaml\"",
                "json | \"line\": 4",
                "text | bad.yaml: not valid YAML",
                "text | bad.yaml:4:1",
                "markdown | `bad.yaml` leaves open",
                "sarif | not valid YAML",
                "sarif-github | so exec may still fail: bad.yaml: not valid YAML",
                "junit | <testsuite name=\"bad.yaml:4:1\"",
                "gitlab | so exec may still fail: bad.yaml: not valid YAML",
                "github | ::warning file=bad.yaml,line=4,col=1"
            })
    void whatCannotBeReadIsInEveryReport(String format, String said) throws IOException {
        write("bad.yaml", "Resources:\n  A: [\n  Type: AWS::ECS::Service\n");
        write("good.yaml", ready);
        Run run = gate("bad.yaml", "good.yaml", "-o", format);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains(said);
    }

    @Test
    void aPlanIsReadFromStandardInput() {
        Run run = Run.reading(EMPTY_PLAN.getBytes(StandardCharsets.UTF_8), "gate", "-", "--no-config");
        assertThat(run.err()).isEqualTo("execready: -: holds no ECS service, run task or task definition\n");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void aPlanOnStandardInputStandsAtTheLinesOfItsSources() throws IOException {
        copyTheShop();
        byte[] plan = Files.readAllBytes(SHOP.resolve("plan.json"));
        Run run = Run.in(folder, plan, "gate", "-", "--source-root", "infra", "--no-config", "-o", "json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .containsOnlyOnce("infra/main.tf:31: the suppression of 'readonly-root-filesystem'")
                .hasLineCount(1);
        assertThat(report(run).getAsJsonArray("targets"))
                .extracting(target -> target.getAsJsonObject().getAsJsonObject("target"))
                .extracting(target -> target.get("file").getAsString() + ":"
                        + target.get("line").getAsInt())
                .contains("infra/main.tf:51", "infra/main.tf:71", "infra/other.tf:16")
                .noneMatch(place -> place.startsWith("/") || place.startsWith("-"));
        Run bare = Run.in(folder, plan, "gate", "-", "--no-config", "-o", "json");
        assertThat(report(bare).getAsJsonArray("targets"))
                .allSatisfy(target -> assertThat(target.getAsJsonObject()
                                .getAsJsonObject("target")
                                .get("file")
                                .getAsString())
                        .isEqualTo("-"));
    }

    @ParameterizedTest
    @CsvSource({"infra, infra", "./infra/, infra", "ABSOLUTE, infra", "infra/plan.bin, infra", "plan.bin, .", "., ."})
    void placesAreRelativeToTheWorkingDirectory(String root, String expected) throws IOException {
        copyTheShop();
        zip("infra/plan.bin", Map.of("tfplan", "binary", "tfconfig/m-/main.tf", text("main.tf")));
        zip("plan.bin", Map.of("tfplan", "binary", "tfconfig/m-/main.tf", text("main.tf")));
        if (root.equals(".")) {
            Files.copy(SHOP.resolve("main.tf"), folder.resolve("main.tf"));
        }
        String given = root.replace("ABSOLUTE", folder.resolve("infra").toString());
        Run run = gate("infra/plan.json", "--source-root", given, "-o", "sarif-github");
        assertThat(run.code()).isEqualTo(3);
        Set<String> uris =
                URI.matcher(run.out()).results().map(found -> found.group(1)).collect(Collectors.toSet());
        String prefix = expected.equals(".") ? "" : expected + "/";
        assertThat(uris).contains(prefix + "main.tf").allMatch(uri -> uri.matches("(infra/)?[a-z/.]+"));
        assertThat(run.out()).doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"plan.json --source-root .", "plan.json --source-root plan.bin", "."})
    void placesAreRelativeToTheRootOfReports(String arguments) throws IOException {
        copyTheShop();
        zip("infra/plan.bin", Map.of("tfplan", "binary", "tfconfig/m-/main.tf", text("main.tf")));
        List<String> all = new ArrayList<>(List.of("gate"));
        all.addAll(List.of(arguments.split(" ")));
        all.addAll(List.of("--no-config", "--report-root", "..", "-o", "json"));

        Run run = Run.in(folder.resolve("infra"), Map.of(), all.toArray(String[]::new));

        Set<String> files = new TreeSet<>();
        report(run)
                .getAsJsonArray("targets")
                .forEach(target -> target.getAsJsonObject()
                        .getAsJsonArray("findings")
                        .forEach(finding -> files.add(finding.getAsJsonObject()
                                .getAsJsonObject("location")
                                .get("file")
                                .getAsString())));
        assertThat(files).isNotEmpty().allMatch(file -> file.startsWith("infra/"));
    }

    @Test
    void theRootOfReportsIsAboveTheWorkingDirectory() throws IOException {
        copyTheShop();
        Run run = gate("infra/plan.json", "--report-root", "infra");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--report-root has to be the working directory or a folder above it");
    }

    @Test
    void aSavedPlanSaysWhatItCannotGive() throws IOException {
        zip("plan.bin", Map.of("tfplan", "binary", "tfstate", "{}", "tfconfig/m-/main.tf", text("main.tf")));
        Run run = gate("plan.bin");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out())
                .startsWith("? INCONCLUSIVE  plan.bin\n")
                .containsPattern("plan.bin: a saved plan file, whose plan only Terraform\\s+reads")
                .contains("terraform show -json", "--source-root");
        zip("other.zip", Map.of("readme.txt", "hello"));
        assertThat(gate("other.zip").err()).contains("other.zip: this archive holds no plan; make one with terraform");
        assertThat(gate("other.zip").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "markdown", "junit", "gitlab", "github"})
    void anAccountThatNobodyNamedIsAWord(String format) throws IOException {
        copyTheShop();
        Run run = gate("infra/plan.json", "--show-passed", "-o", format);
        assertThat(run.out()).doesNotContain("000000000000");
        Run named = gate("infra/plan.json", "--show-passed", "-o", format, "--account", "111122223333");
        assertThat(named.out()).doesNotContain("000000000000");
        if (List.of("text", "json").contains(format)) {
            assertThat(run.out()).contains("arn:aws:iam::ACCOUNT:role/module.api");
            assertThat(named.out())
                    .contains("arn:aws:iam::111122223333:role/module.api")
                    .doesNotContain(":ACCOUNT:");
        }
    }

    @Test
    void nothingToJudgeIsInconclusiveAndSaid() throws IOException {
        write("bucket.yaml", "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n");
        Run run = gate("bucket.yaml");
        assertThat(run.err()).contains("bucket.yaml: holds no ECS service");
        assertThat(run.code()).isEqualTo(4);
        write("notes.yaml", "a: b\n");
        assertThat(gate("notes.yaml").err()).contains("notes.yaml: nothing to judge, for it is neither");
        assertThat(gate("notes.yaml").code()).isEqualTo(4);
        Files.createDirectories(folder.resolve("empty"));
        assertThat(gate("empty").code()).isEqualTo(4);
        assertThat(gate("empty", "bucket.yaml").err())
                .contains("empty: holds neither a plan nor a template nor a configuration of Terraform");
    }

    @Test
    void whatIsRecognisedAndNotJudgedKeepsTheVerdictOpen() throws IOException {
        write("macro.yaml", "Transform: MyMacro\n" + ready.substring(ready.indexOf("Resources:")));
        Run run = gate("macro.yaml");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).startsWith("? INCONCLUSIVE").contains("MyMacro");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gate | name what to judge",
                "gate a.yaml --region Frankfurt | --region Frankfurt: is no Region",
                "gate a.yaml --account 12 | an account has twelve digits",
                "gate a.yaml --parameters missing.json | no such file of parameters",
                "gate a.yaml --baseline missing.json | no such file",
                "gate a.yaml --write-baseline no/where.json | there is no folder",
                "gate a.yaml --source-root missing | there is no such folder"
            })
    void badUsageIsOneLineAndCodeTwo(String arguments, String complaint) throws IOException {
        write("a.yaml", ready);
        Run run = Run.in(folder, Map.of(), arguments.split(" "));
        assertThat(run.err()).startsWith("execready: ").contains(complaint).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aValueThatNothingTakesIsNamed() throws IOException {
        write(
                "one/service.yaml",
                broken.replaceFirst("Resources:", "Parameters:\n  Stage: {Type: String}\nResources:"));
        write(
                "two/main.tf",
                "variable \"stage\" { type = string }\nresource \"aws_ecs_cluster\" \"main\" { name = var.stage }\n");
        String slip = ": nothing that was read has a parameter or variable of that name\n";

        assertThat(gate("one", "--parameters", "Stage=test").err()).isEmpty();
        assertThat(gate("one", "--parameters", "Stag=test").err()).isEqualTo("execready: --parameters Stag" + slip);
        assertThat(gate("two", "--parameters", "stage=test").err()).doesNotContain("--parameters");
        assertThat(gate("two", "--parameters", "Stage=test").err()).contains("execready: --parameters Stage" + slip);
        assertThat(gate("one", "two", "--parameters", "Stage=a", "--parameters", "stage=b")
                        .err())
                .doesNotContain("--parameters");
    }

    @Test
    void parametersAreTakenInTheThreeFormsOfAws() throws IOException {
        String template = "Parameters:\n  Exec: { Type: String, Default: 'false' }\n"
                + ready.substring(ready.indexOf("Resources:"))
                        .replace("EnableExecuteCommand: true", "EnableExecuteCommand: !Ref Exec");
        write("service.yaml", template);
        assertThat(gate("service.yaml").code()).isEqualTo(4);
        assertThat(gate("service.yaml", "--parameters", "Exec=true").code()).isZero();
        assertThat(gate("service.yaml", "--assume-defaults").code()).isEqualTo(3);
        write("list.json", "[{\"ParameterKey\": \"Exec\", \"ParameterValue\": \"true\"}]");
        write("object.json", "{\"Exec\": true}");
        write("pipeline.json", "{\"Parameters\": {\"Exec\": \"true\"}}");
        for (String file : new String[] {"list.json", "object.json", "pipeline.json"}) {
            assertThat(gate("service.yaml", "--parameters", file).code())
                    .as(file)
                    .isZero();
        }
        write("wrong.json", "{\"Exec\": ");
        assertThat(gate("service.yaml", "--parameters", "wrong.json").err()).contains("wrong.json:1:", "is not JSON");
    }

    @Test
    void aBaselineTakesTheSayInTheExitCodeFromWhatWasThere() throws IOException {
        write("service.yaml", broken);
        assertThat(gate("service.yaml", "--write-baseline", "known.json").code())
                .isEqualTo(3);
        Run known = gate("service.yaml", "--baseline", "known.json");
        assertThat(known.code()).isZero();
        assertThat(known.out())
                .startsWith("✗ NOT READY")
                .contains("In the baseline: it does not fail the run.", "2 blockers");
        write("service.yaml", broken.replace("EnableExecuteCommand: true", "EnableExecuteCommand: false"));
        assertThat(gate("service.yaml", "--baseline", "known.json").code()).isEqualTo(3);
        write("service.yaml", ready);
        assertThat(gate("service.yaml", "--baseline", "known.json").err())
                .contains("known.json: 'task-role-ssmmessages' of Service/")
                .contains("fails no more");
    }

    @Test
    void aDecisionInTheTemplateIsShownAndNamedWhenItExpired() throws IOException {
        String accepted = broken.replace(
                "  TaskDefinition:\n    Type: AWS::ECS::TaskDefinition\n",
                "  TaskDefinition:\n    Type: AWS::ECS::TaskDefinition\n    Metadata:\n      execready:\n        suppress:\n"
                        + "          - { id: readonly-root-filesystem, reason: accepted, expires: 2026-12-31 }\n");
        write("service.yaml", accepted);
        assertThat(gate("service.yaml").out()).contains("Suppressed", "accepted (service.yaml:", "1 suppressed");
        write("service.yaml", accepted.replace("2026-12-31", "2026-01-01"));
        Run expired = gate("service.yaml");
        assertThat(expired.out()).doesNotContain("Suppressed");
        assertThat(expired.err()).contains("service.yaml:").contains("expired on 2026-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "match: container/app,   | 1",
                "match: 'container/*',   | 1",
                "match: container/agent, | 0",
                "match: [container/app], | 0",
                "match: '',              | 0",
                "                        | 1"
            })
    void aDecisionInTheTemplateConcernsWhatItMatches(String match, int suppressed) throws IOException {
        write(
                "service.yaml",
                broken.replace(
                        "  TaskDefinition:\n    Type: AWS::ECS::TaskDefinition\n",
                        "  TaskDefinition:\n    Type: AWS::ECS::TaskDefinition\n    Metadata:\n      execready:\n"
                                + "        suppress:\n          - { id: readonly-root-filesystem, "
                                + (match == null ? "" : match) + " reason: accepted, expires: 2026-12-31 }\n"));
        Run run = gate("service.yaml");
        if (suppressed == 1) {
            assertThat(run.out()).contains("1 suppressed");
        } else {
            assertThat(run.out()).doesNotContain("suppressed");
            assertThat(run.err()).contains("'readonly-root-filesystem' matches nothing in this run");
        }
    }

    @Test
    void findingsForGitHubStandAtTheirLines() throws IOException {
        write("infra/service.yaml", broken);
        Run run = gate("infra", "-o", "sarif-github");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("\"uri\": \"infra/service.yaml\"", "\"startLine\": 98");
    }

    private Run gate(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "gate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--no-config";
        all[arguments.length + 2] = "--region";
        all[arguments.length + 3] = "eu-west-1";
        return Run.in(folder, Map.of(), all);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(String name) throws IOException {
        return Files.readString(SHOP.resolve(name));
    }

    private void copyTheShop() throws IOException {
        for (String name : new String[] {"plan.json", "main.tf", "network.tf", "other.tf", "api/main.tf"}) {
            write("infra/" + name, text(name));
        }
    }

    private void zip(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static JsonObject report(Run run) {
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }
}
