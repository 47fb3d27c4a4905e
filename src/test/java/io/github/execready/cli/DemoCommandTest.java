// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who tries the program for the first time, and what a program sees. */
class DemoCommandTest {

    private static final Path SAMPLE = Path.of("reports", "samples", "demo.txt");

    @TempDir
    private Path folder;

    @Test
    void theTourIsPrintedAsItStandsInTheSamples() throws IOException {
        Run run = Run.in(folder, Map.of(), "demo");
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.writeString(SAMPLE, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(SAMPLE));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void theTourShowsATaskThatIsReadyAndOneThatIsNotAndHowToGoOn() {
        Run run = Run.in(folder, Map.of(), "demo", "--ascii");
        assertThat(run.out())
                .startsWith("Two recorded tasks, judged by the real checks; no AWS account needed.\n")
                .containsSubsequence(
                        "READY  task",
                        "NOT READY  task",
                        "was launched without ECS Exec",
                        "execready check CLUSTER TASK")
                .matches("\\p{ASCII}*");
        assertThat(run.code()).isZero();
    }

    @Test
    void aNamedFormatIsOneReportOfBothTasksAndNothingElse() throws IOException {
        Run run = Run.in(folder, Map.of(), "demo", "-o", "json");
        JsonArray targets = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("targets");
        assertThat(targets)
                .map(target -> ((JsonObject) target).get("verdict").getAsString())
                .containsExactly("READY", "NOT_READY");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("reports", "schema", "report.schema.json")), InputFormat.JSON)
                        .validate(run.out(), InputFormat.JSON))
                .isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void whatGoesToAFileIsNotPrinted() {
        Run run = Run.in(folder, Map.of(), "demo", "-o", "markdown=demo.md");
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("demo.md")).content().contains("NOT READY");
        assertThat(run.code()).isZero();
    }

    @Test
    void theRootCausesAreThoseThatWereBrokenOnPurpose() {
        Run run = Run.in(folder, Map.of(), "demo", "-o", "json");
        JsonObject broken = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("targets")
                .get(1)
                .getAsJsonObject();
        assertThat(broken.getAsJsonArray("rootCauses"))
                .map(cause -> cause.getAsString())
                .containsExactly("task-launched-before-enable", "readonly-root-filesystem");
    }

    @Test
    void anUnknownFormatIsRefused() {
        Run run = Run.in(folder, Map.of(), "demo", "-o", "yaml");
        assertThat(run.err()).contains("no format is called 'yaml'").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }
}
