// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.engine.Report;
import io.github.execready.report.sarif.SarifOptions;
import java.io.StringReader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportReaderTest {

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasWrittenIsReadAndWrittenTheSame(Report report) {
        String written = Written.as("json", report);
        assertThat(Written.as("json", Written.read(written))).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aReadReportLooksLikeTheFirstInEveryFormat(Report report) {
        ReportOptions options = ReportOptions.DEFAULT.withSarif(new SarifOptions("a.tf", true));
        Report read = Written.read(Written.as("json", report));
        for (String format : new ReportFormats(SampleCatalog.catalog(), options).names()) {
            assertThat(Written.as(format, read, options)).as(format).isEqualTo(Written.as(format, report, options));
        }
    }

    @Test
    void membersOfLaterVersionsAreSkipped() {
        String json = Written.as("json", SampleReports.notReadyTask());
        String later = json.replace("\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1.7\"")
                .replace("\"transient\":", "\"later\": {\"a\": [1, {\"b\": null}]}, \"transient\":");
        assertThat(Written.as("json", Written.read(later))).isEqualTo(json);
    }

    @Test
    void membersThatWereAddedLaterNeedNotBeThere() {
        String json = Written.as("json", SampleReports.readyService())
                .replaceAll(",\\s*\"blockedBy\": null,\\s*\"suppressed\": null", "")
                .replaceAll(",\\s*\"region\": \"eu-west-1\"", "");
        assertThat(json).doesNotContain("blockedBy", "suppressed", "region\"");
        assertThat(Written.read(json).targets()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\": \"1.0\" | \"schemaVersion\": \"2.0\" | '2.0' is no version",
                "\"schemaVersion\": \"1.0\" | \"schemaVersion\": 1 | expected a string",
                "\"name\": \"execready\" | \"name\": \"trivy\" | 'trivy' is no tool",
                "\"verdict\": \"NOT_READY\" | \"verdict\": \"BROKEN\" | 'BROKEN' is no verdict",
                "\"exitCode\": 3 | \"exitCode\": 9 | 9 is no exit code",
                "\"exitCode\": 3 | \"exitCode\": 3.5 | not of the type",
                "\"exitCode\": 3 | \"exitCode\": \"3\" | expected a number",
                "\"exitCode\": 3, | '' | 'exitCode' is missing",
                "\"exitCode\": 3 | \"exitCode\": 3, \"exitCode\": 0 | 'exitCode' is there twice",
                "\"outcome\": \"fail\" | \"outcome\": \"FAIL\" | 'FAIL' is no outcome",
                "\"subject\": \"cluster/prod\" | \"subject\": \"planet/mars\" | 'planet/mars' is no subject",
                "\"subject\": \"cluster/prod\" | \"subject\": \"prod\" | 'prod' is no subject",
                "\"kind\": \"task\" | \"kind\": \"pod\" | 'pod' is no kind of target",
                "\"transient\": false | \"transient\": null | expected true or false",
                "\"findings\": [ | \"findings\": [ 7, | expected an object",
                "\"check\": | check: | not valid JSON",
                "\"evidence\": [ | \"evidence\": 5, \"x\": [ | expected an array",
            })
    void whatIsWrongIsNamed(String right, String wrong, String words) {
        String json = Written.as("json", SampleReports.notReadyTask());
        assertThat(json).contains(right);
        int at = json.indexOf(right);
        String broken = json.substring(0, at) + wrong + json.substring(at + right.length());
        assertThatThrownBy(() -> Written.read(broken))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining(words)
                .hasMessageMatching("line [0-9]+ column [0-9]+ path \\$.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "7", "{}", "{", "not json", "{\"version\": \"2.1.0\", \"runs\": []}"})
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> Written.read(text)).isInstanceOf(ReportFormatException.class);
    }

    @Test
    void anUnknownStateOfAHopIsNamed() {
        String json = Written.as("json", SampleReports.unreachableTask())
                .replace("\"state\": \"blocked\"", "\"state\": \"ajar\"");
        assertThatThrownBy(() -> Written.read(json))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining("'ajar' is no state of a hop");
    }

    @Test
    void nothingMayFollowTheReport() {
        String json = Written.as("json", SampleReports.readyService());
        assertThatThrownBy(() -> Written.read(json + "{}")).isInstanceOf(ReportFormatException.class);
    }

    @Test
    void aReportThatNeverEndsIsGivenUp() {
        String json = Written.as("json", SampleReports.readyService());
        assertThatThrownBy(() -> JsonReportReader.read(new StringReader(json), 1_000))
                .isInstanceOf(ReportFormatException.class)
                .hasMessageContaining("longer than any report");
    }

    @Test
    void deepNestingIsGivenUp() {
        String json = Written.as("json", SampleReports.readyService());
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> Written.read(json.replaceFirst("\"verdict\"", "\"later\": " + deep + ", \"verdict\"")))
                .isInstanceOf(ReportFormatException.class);
    }

    @Test
    void theMessageShowsNoControlCharacters() {
        String json = Written.as("json", SampleReports.notReadyTask())
                .replaceFirst("\"verdict\": \"NOT_READY\"", "\"verdict\": \"\\\\u001b[2J\\\\u202e\"");
        assertThatThrownBy(() -> Written.read(json)).hasMessageContaining("'[2J' is no verdict");
    }
}
