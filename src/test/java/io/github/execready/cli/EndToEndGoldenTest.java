// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the real checks say of the recorded tasks of {@code demo}, in every format, byte for byte as in
 * {@code reports/samples/end-to-end}. After a change that is meant: {@code mvn test -Dtest=EndToEndGoldenTest
 * -Dexecready.golden.update=true}.
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
        Path sample = SAMPLES.resolve(file);
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.createDirectories(SAMPLES);
            Files.writeString(sample, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(sample));
        assertThat(run.code()).isZero();
    }
}
