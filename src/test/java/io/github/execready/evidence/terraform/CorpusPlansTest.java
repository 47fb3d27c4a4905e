// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Graphs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.execready.evidence.planned.PlannedInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Real plans of a folder beside the project, where it is there. */
class CorpusPlansTest {

    private static Path corpus() {
        Optional<Path> found = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared").resolve("corpus").resolve("iac"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "there is no shared/corpus/iac above this folder");
        return found.orElseThrow();
    }

    @Test
    void linksServicesToTaskDefinitionsAsTheTruthSays() throws IOException {
        Path corpus = corpus();
        JsonNode truth = new ObjectMapper().readTree(Files.readString(corpus.resolve("truth.json")));
        int judged = 0;
        for (JsonNode record : truth.path("records")) {
            String item = record.path("item").asString("");
            String address = record.path("address").asString("");
            if (!item.startsWith("tfplan/")) {
                continue;
            }
            for (boolean sources : new boolean[] {false, true}) {
                PlannedInput input = Graphs.read(corpus.resolve("files").resolve(item), sources);
                assertThat(input.unjudged()).isEmpty();
                String expected = record.path("task_definition").asString("");
                if (record.path("kind").asString("").equals("service") && !expected.isEmpty()) {
                    assertThat(text(input, address, "TaskDefinition"))
                            .as(address)
                            .startsWith("->" + expected + ".");
                    assertThat(text(input, address, "EnableExecuteCommand")).isEqualTo("true");
                    judged++;
                }
            }
        }
        assertThat(judged).isGreaterThan(20);
    }

    @Test
    void followsRolesOnlyAsFarAsThePlanTells() {
        Path item = corpus().resolve("files").resolve("tfplan").resolve("p24-links-and-roles");
        String definition = "aws_ecs_task_definition.svc[\"narrow\"]";

        assertThat(text(Graphs.read(item, false), definition, "TaskRoleArn")).startsWith("?");
        assertThat(text(Graphs.read(item, true), definition, "TaskRoleArn"))
                .isEqualTo("->aws_iam_role.narrow_resource.Arn");
    }

    @Test
    void neverTellsWhatIsSensitive() {
        Path item = corpus().resolve("files").resolve("tfplan").resolve("p25-kms-and-unknown-policies");

        assertThat(Graphs.read(item, false).toString() + Graphs.read(item, true))
                .doesNotContain("correct-horse")
                .contains("DB_PASSWORD");
    }
}
