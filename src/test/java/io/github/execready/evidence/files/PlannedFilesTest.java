// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, recognised and read, and what is said of the rest. */
class PlannedFilesTest {

    private static final String TEMPLATE = """
            {"AWSTemplateFormatVersion": "2010-09-09",
             "Resources": {"Api": {"Type": "AWS::ECS::Service", "Properties": {"ServiceName": "api"}}}}""";

    private static final String PLAN = """
            {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},
             "resource_changes":[{"address":"aws_ecs_service.api","mode":"managed","type":"aws_ecs_service","name":"api",
               "change":{"actions":["create"],"after":{"name":"api"},"after_unknown":{},"after_sensitive":{}}}],
             "configuration":{"root_module":{}}}""";

    private static final String TASK_DEFINITION = """
            {"family": "api", "containerDefinitions": [{"name": "app", "image": "app"}]}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {TEMPLATE, PLAN, TASK_DEFINITION})
    void whatIsCutOffAnywhereCannotBeRead(String whole) throws IOException {
        for (int end = 0; end < whole.length(); end++) {
            write("cut.json", whole.substring(0, end));
            PlannedFiles read = read("cut.json");
            assertThat(read.problems()).as("the first %d characters", end).hasSize(1);
            assertThat(read.problems().get(0))
                    .matches("cut\\.json(:\\d+:\\d+)?: (is empty|.*cut off|.*ends too early|.*not JSON).*");
            assertThat(read.inputs()).hasSize(1);
            assertThat(read.inputs().get(0).unjudged()).extracting(Gap::reason).containsExactly(Gap.Reason.UNREADABLE);
            assertThat(read.notes()).isEmpty();
        }
        write("cut.json", whole);
        assertThat(read("cut.json").problems()).isEmpty();
    }

    @Test
    void namesAPlanThatIsEncrypted() throws IOException {
        String encrypted = """
                {"meta": {"key_provider.pbkdf2.main": "eyJzYWx0IjoiMSJ9"}, "encrypted_data": "DATA", "encryption_version": "v0"}
                """.replace("DATA", "A".repeat(100_000));
        write("infra/plan.json", encrypted);
        write("tofu.plan", encrypted);

        for (String path : List.of("infra", "tofu.plan")) {
            PlannedFiles read = read(path);
            assertThat(read.problems()).hasSize(1);
            assertThat(read.problems().get(0))
                    .contains("a plan that OpenTofu encrypted; give what tofu show -json prints");
            assertThat(read.inputs().get(0).unjudged()).extracting(Gap::reason).containsExactly(Gap.Reason.UNREADABLE);
        }
        write("infra/plan.json", encrypted.replace("{\"meta\"", "{\"serial\": 1, \"lineage\": \"x\", \"meta\""));
        assertThat(read("infra").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWSTemplateFormatVersion: '2010-09-09' | infra/bad.yaml: a template has Resources, and this one has none",
                "Description: api\\nAWSTemplateFormatVersion: '2010-09-09'\\nResources: | a template has Resources",
                "Resources:\\n  Api:\\n    Type: AWS::ECS::Service\\n    Properties: { Cl | 4:21: not valid YAML",
                "Resources:\\n\\tApi: | 2:1: not valid YAML",
                "Resources: [}: AWS::ECS::Service | infra/bad.yaml:1:13: not valid YAML",
                "\\tAWSTemplateFormatVersion: '2010-09-09' | infra/bad.yaml:1:1: not valid YAML",
                "{\"Resources\": { | 1:16: not valid JSON: it ends too early; is the file cut off?",
                "{\"format_version\": \"1.2\", \"terr | not valid JSON: it ends too early",
                "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\", | print it again with terraform",
                "{\"format_version\": \"2.0\", \"terraform_version\": \"9\"} | this plan has format_version 2.0",
                "family: api\\ncontainerDefinitions:\\n  - name: [ | not valid YAML",
                "{\"version\": \"36.0.0\", \"artifacts\": { | not valid JSON: it ends too early",
            })
    void whatBeginsLikeOneIsMissedInAFolderToo(String text, String problem) throws IOException {
        write("infra/bad.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));
        write("infra/good.json", TEMPLATE);
        for (String path : List.of("infra", "infra/bad.yaml")) {
            PlannedFiles read = read(path);
            assertThat(read.problems()).hasSize(1);
            assertThat(read.problems().get(0)).startsWith("infra/bad.yaml:").contains(problem);
            assertThat(services(read)).isEqualTo(path.equals("infra") ? List.of("Api") : List.of());
        }
    }

    @Test
    void whatElseAFolderHoldsIsCountedOnce() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write("infra/chart" + i + ".yaml", "metadata:\n  name: {{ .Values.name }}\n  {{- if .x }}\n");
        }
        write("infra/empty.json", "");
        write("infra/package.json", "{\"name\": \"app\"}");
        write("infra/api.json", TEMPLATE);
        PlannedFiles read = read("infra");
        assertThat(read.problems()).isEmpty();
        assertThat(read.notes())
                .containsExactly("6 files are passed over as neither JSON nor YAML, and unlike a template:"
                        + " infra/chart1.yaml, infra/chart2.yaml, infra/chart3.yaml and 3 more");
        assertThat(services(read)).containsExactly("Api");
        assertThat(read("infra/chart1.yaml").problems()).hasSize(1);
    }

    @Test
    void whatSomebodyNamesAndIsSomethingElseIsSaid() throws IOException {
        write("package.json", "{\"name\": \"app\"}");
        PlannedFiles read = read("package.json");
        assertThat(read.problems()).isEmpty();
        assertThat(read.inputs()).isEmpty();
        assertThat(read.notes())
                .containsExactly(
                        "package.json: nothing to judge, for it is neither a plan nor a template that execready knows");
    }

    @Test
    void whatIsNoTextIsOneLine() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        Files.write(folder.resolve("garbage.json"), garbage);
        assertThat(read("garbage.json").problems()).containsExactly("garbage.json: is not UTF-8 text");
        assertThat(read(".").problems()).isEmpty();
        assertThat(read(".").notes()).anyMatch(note -> note.matches("1 file is passed over .*: garbage\\.json"));
        Files.write(folder.resolve("garbage.json"), new byte[] {0, 1, 2, 3});
        assertThat(read("garbage.json").problems()).hasSize(1);
        Files.write(folder.resolve("garbage.json"), new byte[] {'P', 'K', 3, 4, 9, 9});
        assertThat(read("garbage.json").problems().get(0)).contains("plan");
    }

    @Test
    void whatPowerShellWritesIsReadOrSaid() throws IOException {
        Files.write(folder.resolve("plan.json"), ("\uFEFF" + PLAN).getBytes(UTF_16LE));
        assertThat(services(read("plan.json"))).containsExactly("aws_ecs_service.api");
        Files.write(folder.resolve("plan.json"), ("\uFEFF" + PLAN).getBytes(UTF_8));
        assertThat(services(read("plan.json"))).containsExactly("aws_ecs_service.api");
        Files.write(folder.resolve("api.json"), ("\uFEFF" + TEMPLATE).getBytes(UTF_8));
        assertThat(services(read("api.json"))).containsExactly("Api");
        Files.write(folder.resolve("api.json"), ("\uFEFF" + TEMPLATE).getBytes(UTF_16LE));
        assertThat(read("api.json").problems())
                .containsExactly("api.json: is UTF-16 and no plan; a template has to be UTF-8");
        assertThat(read(".").problems()).hasSize(1);
    }

    @Test
    void aFileIsTakenOnce() throws IOException {
        write("infra/api.json", TEMPLATE);
        assertThat(services(read("infra", "infra/api.json", "./infra//api.json", "infra/")))
                .containsExactly("Api");
        write("infra/api.json", "{");
        assertThat(read("infra", "infra/api.json").problems()).hasSize(1);
    }

    @Test
    void standardInputIsReadAsItStreamsBy() {
        InputStream plan = new ByteArrayInputStream(PLAN.getBytes(UTF_8));
        PlannedFiles read = PlannedFiles.read(List.of("-"), folder, plan, Optional.empty(), DeploymentValues.NONE);
        assertThat(services(read)).containsExactly("aws_ecs_service.api");
        assertThat(read.inputs().get(0).resources().get(0).location().file()).isEqualTo("-");
        assertThat(read("-").problems()).containsExactly("-: is empty; write the plan or template into it again");
    }

    @Test
    void linksLeadToFilesAndNotToFolders() throws IOException {
        write("elsewhere/api.json", TEMPLATE);
        Files.createDirectories(folder.resolve("infra"));
        link("infra/api.json", "../elsewhere/api.json");
        link("infra/nothing.json", "nowhere");
        link("infra/more", "../elsewhere");
        link("infra/self", ".");
        PlannedFiles read = read("infra");
        assertThat(services(read)).containsExactly("Api");
        assertThat(read.problems()).isEmpty();
        assertThat(read.notes())
                .containsExactly("3 links are not followed, to a folder or to nothing; name what is to be judged:"
                        + " infra/more, infra/nothing.json, infra/self");
        assertThat(services(read("infra/more"))).containsExactly("Api");
        link("loop.json", "loop.json");
        assertThat(read("loop.json").problems()).containsExactly("loop.json: a symbolic link that leads to no file");
    }

    @Test
    void whatIsNotThereIsOneLine() {
        assertThat(read("missing.json").problems()).containsExactly("missing.json: no such file or folder");
        assertThat(read("a\0b").problems()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeEnteredHidesNoOther() throws IOException {
        write("infra/api.json", TEMPLATE);
        write("infra/secret/api.json", TEMPLATE);
        write("infra/closed.json", TEMPLATE);
        Files.setPosixFilePermissions(folder.resolve("infra/secret"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(
                folder.resolve("infra/closed.json"), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(folder.resolve("infra/closed.json")))
                    .as("the superuser may read everything")
                    .isFalse();
            PlannedFiles read = read("infra");
            assertThat(services(read)).containsExactly("Api");
            assertThat(read.problems())
                    .containsExactlyInAnyOrder(
                            "infra/secret: cannot be read; check its permissions",
                            "infra/closed.json: cannot be read (AccessDeniedException); check it and its permissions");
        } finally {
            Files.setPosixFilePermissions(folder.resolve("infra/secret"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void whatIsTooDeepIsSaid() throws IOException {
        String deep = "d/".repeat(40);
        write(deep + "api.json", TEMPLATE);
        PlannedFiles read = read("d");
        assertThat(services(read)).isEmpty();
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0)).contains("deeper than 32 folders");
    }

    private PlannedFiles read(String... paths) {
        return PlannedFiles.read(
                List.of(paths), folder, InputStream.nullInputStream(), Optional.empty(), DeploymentValues.NONE);
    }

    private static List<String> services(PlannedFiles read) {
        return read.inputs().stream()
                .map(PlannedInput::resources)
                .flatMap(List::stream)
                .filter(resource -> resource.type().equals("AWS::ECS::Service"))
                .map(Resource::address)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }
}
