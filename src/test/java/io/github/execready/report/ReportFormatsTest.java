// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.execready.engine.Report;
import io.github.execready.report.sarif.SarifOptions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatsTest {

    private static final ReportOptions OPTIONS = ReportOptions.DEFAULT.withSarif(new SarifOptions("a.tf", false));

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @Test
    void everyFormatHasItsName() {
        ReportFormats formats = new ReportFormats(SampleCatalog.catalog(), OPTIONS);
        assertThat(formats.names())
                .containsExactly(
                        "text",
                        "json",
                        "markdown",
                        "summary",
                        "mermaid",
                        "svg",
                        "sarif",
                        "sarif-github",
                        "github",
                        "gitlab",
                        "junit");
        assertThat(formats.names())
                .allSatisfy(name -> assertThat(formats.named(name)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JSON", "xml", "sarif "})
    void anotherNameIsNoFormat(String name) {
        assertThat(new ReportFormats(SampleCatalog.catalog(), OPTIONS).named(name))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void verdictAndExitCodeAreTheSameInEveryFormat(Report report) {
        String verdict = report.verdict().name();
        String words = verdict.replace('_', ' ');
        int code = report.exitCode().code();

        assertThat(Written.as("text", report))
                .matches("(?s)[x+!?] " + words + "  .*")
                .endsWith("Exit code " + code + ".\n");
        assertThat(Written.as("markdown", report))
                .matches("(?s)## . " + words + "\n.*")
                .contains("Exit code " + code + ".");
        JsonObject json = Written.parsed(Written.as("json", report)).getAsJsonObject();
        assertThat(json.get("verdict").getAsString()).isEqualTo(verdict);
        assertThat(json.get("exitCode").getAsInt()).isEqualTo(code);
        for (String format : new String[] {"sarif", "sarif-github"}) {
            JsonObject run = Written.parsed(Written.as(format, report, OPTIONS))
                    .getAsJsonObject()
                    .getAsJsonArray("runs")
                    .get(0)
                    .getAsJsonObject();
            assertThat(run.getAsJsonObject("properties").get("verdict").getAsString())
                    .isEqualTo(verdict);
            assertThat(run.getAsJsonArray("invocations")
                            .get(0)
                            .getAsJsonObject()
                            .get("exitCode")
                            .getAsInt())
                    .isEqualTo(code);
        }
    }
}
