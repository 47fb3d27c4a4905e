// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.Gap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources beside a plan: the scanner, the modules, and the plan file that carries them. */
class SourcesTest {

    @Test
    void findsBlocksAndNothingThatOnlyLooksLikeOne() {
        List<SourceBlock> blocks = BlockScanner.scan("main.tf", """
                # resource "a" "commented" {}
                /* resource "a" "long" {
                } */
                locals { text = "resource \\"a\\" \\"quoted\\" { ${"}"} " }
                resource "aws_ecs_service" "one" {
                  name = <<-EOT
                    resource "a" "here" {
                  EOT
                  count = length([for x in { a = 1 } : x]) # }
                  network_configuration {
                    subnets = [
                      "a",
                    ]
                  }
                }
                resource "aws_ecs_service" "two" {}
                """);

        assertThat(blocks)
                .extracting(
                        SourceBlock::type,
                        SourceBlock::labels,
                        b -> b.location().line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("locals", List.of(), 4),
                        org.assertj.core.groups.Tuple.tuple("resource", List.of("aws_ecs_service", "one"), 5),
                        org.assertj.core.groups.Tuple.tuple("resource", List.of("aws_ecs_service", "two"), 16));
        assertThat(blocks.get(1).attributes())
                .extracting(SourceBlock.SourceAttribute::name, a -> a.location().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", "main.tf:6:3"),
                        org.assertj.core.groups.Tuple.tuple("count", "main.tf:9:3"));
        assertThat(blocks.get(1).nested("network_configuration").get(0).attribute("subnets"))
                .hasValueSatisfying(a -> assertThat(a.location()).hasToString("main.tf:11:5"));
    }

    @Test
    void neverFailsOnWhatIsCutOff() throws IOException {
        String text = Files.readString(Graphs.FIXTURES.resolve("shop").resolve("main.tf"));
        for (int end = 0; end < text.length(); end++) {
            List<SourceBlock> blocks = BlockScanner.scan("main.tf", text.substring(0, end));
            assertThat(blocks.size()).isLessThanOrEqualTo(16);
            blocks.forEach(b -> b.attributes().forEach(a -> ExpressionParser.parse(a.expression())));
        }
    }

    @Test
    void pointsToTheCallOfAModuleFromElsewhere(@TempDir Path root) throws IOException {
        Path fetched = Files.createDirectories(root.resolve(".terraform/modules/api"));
        Files.writeString(root.resolve("main.tf"), "\nmodule \"api\" {\n  source = \"example/api\"\n}\n");
        Files.writeString(
                fetched.resolve("main.tf"), "resource \"aws_ecs_task_definition\" \"this\" {\n  count = 1\n}\n");
        Files.writeString(
                root.resolve(".terraform/modules/modules.json"),
                "{\"Modules\":[{\"Key\":\"\",\"Dir\":\".\"},{\"Key\":\"api\",\"Dir\":\".terraform/modules/api\"}]}");
        PlannedInput input = TerraformPlans.read(
                "plan.json",
                Files.newInputStream(Graphs.FIXTURES.resolve("shop").resolve("plan.json")),
                TerraformSources.of(root));

        assertThat(Graphs.resource(input, "module.api.aws_ecs_task_definition.this[0]")
                        .location())
                .hasToString(root.resolve("main.tf").toString().replace('\\', '/') + ":2:1");
    }

    @Test
    void saysThatAFolderIsNotThere() {
        assertThatThrownBy(() -> TerraformSources.of(Path.of("no-such-folder")))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("no-such-folder: there is no such folder or plan file");
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void saysThatASavedPlanCannotBeJudgedAlone() throws IOException {
        byte[] bytes = zip(Map.of("tfplan", "binary", "tfconfig/m-/main.tf", "resource \"a\" \"b\" {}"));

        PlannedInput input = TerraformPlans.read("plan.bin", new ByteArrayInputStream(bytes), TerraformSources.none());

        assertThat(input.resources()).isEmpty();
        assertThat(input.complete()).isFalse();
        assertThat(input.unjudged())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.UNREADABLE))
                .satisfies(gap -> assertThat(gap.detail()).contains("terraform show -json", "--source-root"));
    }

    @Test
    void takesTheSourcesOutOfASavedPlan(@TempDir Path folder) throws IOException {
        Path shop = Graphs.FIXTURES.resolve("shop");
        Path saved = folder.resolve("saved");
        Files.write(
                saved,
                zip(Map.of(
                        "tfplan",
                        "binary",
                        "tfconfig/modules.json",
                        "[{\"Key\":\"\",\"Dir\":\".\"},{\"Key\":\"api\",\"Dir\":\"api\"}]",
                        "tfconfig/m-/../../escape.tf",
                        "resource \"a\" \"b\" {}",
                        "tfconfig/m-/main.tf",
                        Files.readString(shop.resolve("main.tf")),
                        "tfconfig/m-api/main.tf",
                        Files.readString(shop.resolve("api").resolve("main.tf")))));
        PlannedInput input = TerraformPlans.read(
                "plan.json", Files.newInputStream(shop.resolve("plan.json")), TerraformSources.of(saved));

        assertThat(Graphs.text(input, "aws_ecs_task_definition.web[\"blue\"]", "TaskRoleArn"))
                .isEqualTo("->aws_iam_role.blue.Arn");
        assertThat(Graphs.resource(input, "aws_ecs_service.api").location()).hasToString("main.tf:71:1");
        assertThat(Graphs.resource(input, "module.api.aws_iam_role.task[0]").location())
                .hasToString("api/main.tf:14:1");
        assertThat(Files.list(folder)).containsExactly(saved);
    }

    @Test
    void refusesAnArchiveWithoutAPlanAndABrokenOne() throws IOException {
        byte[] other = zip(Map.of("readme.txt", "hello"));
        byte[] whole = zip(Map.of("tfplan", "x".repeat(10_000)));
        byte[] cut = java.util.Arrays.copyOf(whole, 40);

        assertThatThrownBy(() -> TerraformPlans.read("a.zip", new ByteArrayInputStream(other), TerraformSources.none()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("this archive holds no plan");
        assertThatThrownBy(() -> TerraformPlans.read("a.zip", new ByteArrayInputStream(cut), TerraformSources.none()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("a.zip: ");
    }

    @Test
    void refusesSourcesThatUnpackToTooMuch() throws IOException {
        byte[] bomb = zip(Map.of("tfplan", "", "tfconfig/m-/main.tf", " ".repeat(SourceFiles.MAX_FILE + 1)));

        assertThatThrownBy(() -> TerraformPlans.read("bomb", new ByteArrayInputStream(bomb), TerraformSources.none()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("beyond the limits");
    }
}
