// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Templates of other people, read where they are. */
@DisplayName("Real templates")
class CorpusTest {

    private static final Path CORPUS = Path.of("../shared/corpus/iac");

    @BeforeEach
    void corpusIsHere() {
        assumeTrue(Files.exists(CORPUS), "the corpus of real templates is not beside this folder");
    }

    @Test
    void everyRecordOfTheTruthHasItsResource() throws IOException {
        JsonNode truth =
                JsonMapper.shared().readTree(CORPUS.resolve("truth.json").toFile());
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (JsonNode record : truth.path("records")) {
            String item = record.path("item").asString();
            String kind = record.path("kind").asString();
            if (!item.startsWith("cfn/") && !item.startsWith("cdk/") && !item.startsWith("other/")) {
                continue;
            }
            PlannedInput input = read(item);
            if (kind.equals("describe-output") || kind.equals("no-ecs") || kind.equals("unparseable")) {
                assertThat(input.resources())
                        .as(item)
                        .noneMatch(resource -> resource.type().startsWith("AWS::ECS::"));
            } else if (input.resources().stream().noneMatch(resource -> isMeant(record, resource))) {
                missing.add(item + " " + record.path("address").asString());
            } else {
                found++;
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    private static boolean isMeant(JsonNode record, Resource resource) {
        if (!resource.location().file().equals(record.path("file").asString())) {
            return false;
        }
        String address = record.path("address").asString();
        return switch (address) {
            case "(task definition)" -> resource.type().equals("AWS::ECS::TaskDefinition");
            default -> resource.address().equals(address.replaceFirst("^service ", ""));
        };
    }

    private static PlannedInput read(String item) throws IOException {
        Path folder = CORPUS.resolve("files").resolve(item);
        List<TemplateFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                TemplateFile file = TemplateFile.of(folder.relativize(path).toString(), Files.readAllBytes(path));
                if (Templates.recognises(file) && !file.path().endsWith(".rst")) {
                    files.add(file);
                } else if (file.path().startsWith("ecs-service-def")) {
                    files.add(file);
                }
            }
        }
        return Templates.read(item, files, DeploymentValues.NONE);
    }
}
