// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bundles of {@code execready demo} are what {@code collect} records today of the accounts described here. After a change
 * that is meant, write them anew: {@code mvn test -Dtest=DemoBundlesTest -Dexecready.golden.update=true}.
 */
class DemoBundlesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources", "demo");
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String OTHER_TASK = "8899aabbccddeeff0011223344556677";

    @TempDir
    private Path folder;

    private enum Demo {
        READY("staging", OTHER_TASK),
        BROKEN("prod", TASK);

        private final String cluster;
        private final String task;

        Demo(String cluster, String task) {
            this.cluster = cluster;
            this.task = task;
        }

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".json";
        }

        World world() {
            return switch (this) {
                case READY -> staging();
                case BROKEN -> broken();
            };
        }
    }

    private static World staging() {
        World world = World.load("fargate-service");
        for (String name : world.names()) {
            String json =
                    world.get(name, "").toString().replace("prod", "staging").replace(TASK, OTHER_TASK);
            world.remove(name).put(name.replace("prod", "staging"), json);
        }
        return world;
    }

    /** Somebody turned exec on for the service, and the tasks are still those of before. */
    private static World broken() {
        World world = World.load("fargate-service");
        for (int task = 0; task < 2; task++) {
            world.set("describe-tasks", "/tasks/" + task + "/enableExecuteCommand", false);
            world.remove("describe-tasks", "/tasks/" + task + "/containers/0/managedAgents");
            world.remove("describe-tasks", "/tasks/" + task + "/containers/1/managedAgents");
        }
        String app = "/taskDefinition/containerDefinitions/0";
        String sidecar = "/taskDefinition/containerDefinitions/1";
        return world.set("describe-task-definition", app + "/readonlyRootFilesystem", true)
                .remove("describe-task-definition", sidecar + "/linuxParameters");
    }

    @ParameterizedTest
    @EnumSource
    void theBundleIsWhatCollectRecords(Demo demo) throws IOException {
        try (AwsEndpoint endpoint = AwsEndpoint.start(demo.world())) {
            Run run = Run.in(
                    folder,
                    Map.of(),
                    "collect",
                    demo.cluster,
                    demo.task,
                    "--region",
                    "eu-west-1",
                    "--endpoint-url",
                    endpoint.url(),
                    "-o",
                    demo.file());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(endpoint.problems()).isEmpty();
        }
        // A release is no reason to collect again.
        String collected = Files.readString(folder.resolve(demo.file()))
                .replaceFirst("\"tool\" : \"execready [^\"]*\"", "\"tool\" : \"execready\"");
        Path kept = RESOURCES.resolve(demo.file());
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(kept, collected);
        }
        assertThat(collected).isEqualTo(Files.readString(kept));
    }
}
