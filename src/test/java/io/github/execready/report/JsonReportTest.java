// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.execready.engine.Report;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyReportIsValid(Report report) {
        assertThat(Written.againstReportSchema(Written.as("json", report))).isEmpty();
    }

    // Without these the test above would pass with a schema that allows everything.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\": \"NOT_READY\" | \"verdict\": \"MAYBE\"",
                "\"exitCode\": 3 | \"exitCode\": 7",
                "\"outcome\": \"fail\" | \"outcome\": \"failed\"",
                "\"severity\": \"blocker\" | \"severity\": \"high\"",
                "\"outcome\": \"fail\" | \"outcome\": \"pass\"",
                "\"schemaVersion\": \"1.0\" | \"schemaVersion\": \"2.0\"",
                "\"transient\": false | \"transient\": \"no\"",
                "\"subject\": \"cluster/prod\" | \"subject\": \"prod\"",
                "\"name\": \"execready\" | \"name\": \"another\"",
                "\"message\" | \"massage\"",
            })
    void theSchemaRefuses(String right, String wrong) {
        String json = Written.as("json", SampleReports.notReadyTask());
        assertThat(json).contains(right);
        assertThat(Written.againstReportSchema(json.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void theSchemaAllowsMembersOfLaterVersions() {
        String json = Written.as("json", SampleReports.notReadyTask())
                .replace("\"transient\":", "\"later\": {\"a\": 1}, \"transient\":");
        assertThat(Written.againstReportSchema(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"state\": \"blocked\" | \"state\": \"shut\"",
                "\"state\": \"blocked\" | \"state\": \"open\"",
                "\"state\": \"open\" | \"state\": \"unknown\"",
                "\"kind\": \"way-out\" | \"kind\": \"Way out\"",
                "\"object\": | \"thing\":",
            })
    void theSchemaRefusesOfAPath(String right, String wrong) {
        String json = Written.as("json", SampleReports.unreachableTask());
        assertThat(json).contains(right);
        assertThat(Written.againstReportSchema(json.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void aPathIsThereOnlyWhereOneWasFound() {
        assertThat(Written.as("json", SampleReports.notReadyTask())).doesNotContain("\"pathTo\"");
        JsonObject finding = finding(target(SampleReports.unreachableTask()));
        assertThat(finding.get("pathTo").getAsString()).isEqualTo("ssmmessages");
        assertThat(finding.getAsJsonArray("path")).hasSize(7);
        JsonObject hop = finding.getAsJsonArray("path").get(3).getAsJsonObject();
        assertThat(hop.keySet()).containsExactly("kind", "object", "state", "reason", "message");
        assertThat(hop.get("object").getAsString()).isEqualTo("internet-gateway/igw-0123456789abcdef0");
    }

    @Test
    void membersStandInTheOrderOfTheContract() {
        JsonObject target = target(SampleReports.notReadyTask());
        assertThat(target.keySet())
                .containsExactly("target", "verdict", "rootCauses", "containers", "assumptions", "findings");
        assertThat(target.getAsJsonObject("target").keySet())
                .startsWith("kind", "cluster", "service", "task", "address", "file", "line");
        assertThat(finding(target).keySet())
                .startsWith(
                        "check",
                        "subject",
                        "outcome",
                        "severity",
                        "cause",
                        "message",
                        "transient",
                        "evidence",
                        "missing",
                        "remedy",
                        "documentation");
    }

    @Test
    void whatDoesNotApplyIsNull() {
        JsonObject passed = finding(target(SampleReports.notReadyTask()));
        assertThat(passed.get("outcome").getAsString()).isEqualTo("pass");
        assertThat(passed.get("cause").isJsonNull()).isTrue();
        assertThat(passed.get("remedy").isJsonNull()).isTrue();
        assertThat(passed.get("blockedBy").isJsonNull()).isTrue();
        assertThat(passed.get("suppressed").isJsonNull()).isTrue();
    }

    @Test
    void nothingIsEscapedForHtml() {
        assertThat(Written.as("json", SampleReports.hostileTask())).contains("<script>alert(1)</script>");
    }

    private static JsonObject target(Report report) {
        return Written.parsed(Written.as("json", report))
                .getAsJsonObject()
                .getAsJsonArray("targets")
                .get(0)
                .getAsJsonObject();
    }

    private static JsonObject finding(JsonObject target) {
        return target.getAsJsonArray("findings").get(0).getAsJsonObject();
    }
}
