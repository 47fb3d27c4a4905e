// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders of Terraform are judged, and which only explain a plan or serve others as modules. */
class ConfigurationsTest {

    private static final String PLAN =
            "{\"format_version\": \"1.2\", \"terraform_version\": \"1.11.4\", \"resource_changes\": []}";
    private static final String SERVICE = "resource \"aws_ecs_service\" \"api\" {\n  name = \"api\"\n}\n";

    @TempDir
    private Path folder;

    @Test
    void readsRootModulesAndNotThoseThatTheyCall() throws IOException {
        write("envs/prod/main.tf", "module \"service\" {\n  source = \"../../modules/service\"\n}\n");
        write("envs/test/main.tf", SERVICE);
        write("modules/service/main.tf", SERVICE);
        write("envs/prod/.terraform/modules/x/main.tf", SERVICE);

        PlannedFiles read = read(List.of("."), Optional.empty());

        assertThat(read.inputs()).extracting(PlannedInput::name).containsExactly("envs/prod", "envs/test");
        assertThat(read.inputs().get(0).resources())
                .extracting(Resource::address, r -> r.location().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "module.service.aws_ecs_service.api", "modules/service/main.tf:1:1"));
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void readsWhatIsNamedThoughOthersCallIt() throws IOException {
        write("main.tf", SERVICE);
        write("examples/all/main.tf", "module \"this\" {\n  source = \"../../\"\n}\n");

        assertThat(read(List.of("."), Optional.empty()).inputs())
                .extracting(PlannedInput::name)
                .containsExactly("examples/all", ".");
        assertThat(read(List.of("main.tf"), Optional.empty()).inputs())
                .extracting(PlannedInput::name)
                .containsExactly(".");
    }

    @Test
    void takesTheConfigurationOfAPlanForItsSourceOnly() throws IOException {
        write("infra/main.tf", SERVICE);
        write("infra/plan.json", PLAN);
        write("other/main.tf", SERVICE);

        assertThat(read(List.of("."), Optional.empty()).inputs())
                .extracting(PlannedInput::name)
                .containsExactly("infra/plan.json", "other");
        assertThat(read(List.of("infra/plan.json", "other"), Optional.of(Path.of("other")))
                        .inputs())
                .extracting(PlannedInput::name)
                .containsExactly("infra/plan.json");
        assertThat(read(List.of("-", "other"), Optional.empty()).inputs())
                .extracting(PlannedInput::name)
                .containsExactly("-");
    }

    @Test
    void saysWhereAConfigurationIsBrokenAndReadsTheOthers() throws IOException {
        write("a/main.tf", SERVICE + "}\n");
        write("b/main.tf.json", "{\"resource\": [");
        write("c/main.tf", SERVICE);

        PlannedFiles read = read(List.of("."), Optional.empty());

        assertThat(read.problems()).hasSize(2);
        assertThat(read.problems().get(0)).startsWith("a/main.tf:4:1: this is not understood as Terraform's language");
        assertThat(read.problems().get(1)).startsWith("b/main.tf.json:1:");
        assertThat(read.inputs()).extracting(PlannedInput::name).contains("c");
    }

    private PlannedFiles read(List<String> paths, Optional<Path> sourceRoot) {
        InputStream plan = new ByteArrayInputStream(PLAN.getBytes(StandardCharsets.UTF_8));
        return PlannedFiles.read(paths, folder, plan, sourceRoot.map(folder::resolve), DeploymentValues.NONE);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
