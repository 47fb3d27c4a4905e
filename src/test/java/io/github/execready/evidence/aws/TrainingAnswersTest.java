// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.SimulationQuestion;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The answers that the training run gets are those that the healthy worlds give over the wire. */
class TrainingAnswersTest {

    private static final Path FOLDER = Path.of("src/main/resources/training");

    @Test
    void everyOperationHasItsRecordedAnswer() throws IOException {
        Map<String, String> current = new TreeMap<>(answers("ec2-service", "worker"));
        current.putAll(answers("fargate-service", "api"));
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> answer : current.entrySet()) {
                Files.writeString(FOLDER.resolve(answer.getKey()), answer.getValue());
            }
        }
        // Which of two roles is asked for first is chance; that there is an answer at all is what training needs.
        assertThat(FOLDER.toFile().list())
                .as("regenerate with -Dexecready.golden.update=true")
                .containsExactlyInAnyOrderElementsOf(current.keySet());
    }

    private static Map<String, String> answers(String world, String service) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load(world));
                AwsEvidence evidence = AwsEvidence.live(
                        endpoint.settings(),
                        new Target("prod", "", service, new ContainerSelection.All()),
                        () -> Targets.fargateService().clientTools(),
                        Clock.systemUTC())) {
            evidence.targets(Part.all(), TrainingAnswersTest::question);
            return endpoint.answers().entrySet().stream()
                    .collect(Collectors.toMap(e -> operation(e.getKey()), Map.Entry::getValue));
        }
    }

    private static List<SimulationQuestion> question(ExecTarget target) {
        Arn role = target.taskRole().toOptional().orElseThrow().arn();
        return List.of(new SimulationQuestion(role, List.of("ssmmessages:OpenDataChannel"), "*", Map.of()));
    }

    private static String operation(String action) {
        return Operations.ALL.stream()
                .filter(operation -> operation.action().equals(action))
                .map(Operation::name)
                .findFirst()
                .orElseThrow();
    }
}
