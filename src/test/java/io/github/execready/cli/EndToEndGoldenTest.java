// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the real checks say of the recorded tasks of {@code demo}, in every format, and draw of a task whose path is broken,
 * byte for byte as in {@code reports/samples/end-to-end}. After a change that is meant: {@code mvn test
 * -Dtest=EndToEndGoldenTest -Dexecready.golden.update=true}.
 */
class EndToEndGoldenTest {

    private static final Path SAMPLES = Path.of("reports", "samples", "end-to-end");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "demo.txt, text",
        "demo.json, json",
        "demo.md, markdown",
        "demo.sarif, sarif",
        "demo.github.sarif, sarif-github"
    })
    void theReportIsWrittenAsItStands(String file, String format) throws IOException {
        Run run = Run.in(folder, Map.of(), "demo", "-o", format, "--artifact", "infra/service.yaml");
        assertKept(file, run.out());
        assertThat(run.code()).isZero();
    }

    /** A NAT gateway would do, but for an endpoint that takes the name over and does not admit the task. */
    @ParameterizedTest
    @CsvSource({"captured.mmd, mermaid", "captured.svg, svg"})
    void aBrokenPathOfARealCheckIsDrawn(String file, String format) throws IOException {
        World world = World.load("fargate-service")
                .set("describe-security-groups", "/SecurityGroups/1/IpPermissions/0/IpRanges/0/CidrIp", "10.0.9.0/24");
        try (AwsEndpoint endpoint = AwsEndpoint.start(world)) {
            Run run = Run.in(
                    folder,
                    Map.of(),
                    "check",
                    "prod",
                    "0123456789abcdef0123456789abcdef",
                    "--region",
                    "eu-west-1",
                    "--endpoint-url",
                    endpoint.url(),
                    "--no-client",
                    "-o",
                    format);
            assertKept(file, run.out());
            assertThat(run.code()).isEqualTo(3);
        }
    }

    private static void assertKept(String file, String written) throws IOException {
        Path sample = SAMPLES.resolve(file);
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.createDirectories(SAMPLES);
            Files.writeString(sample, written);
        }
        assertThat(written).isEqualTo(Files.readString(sample));
    }
}
