// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Report;
import io.github.execready.report.sarif.SarifOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReportTest {

    private static final SarifOptions ARTIFACT = new SarifOptions("infra/service.yaml", false);

    static Stream<Arguments> everything() {
        return SampleReports.all().entrySet().stream()
                .flatMap(e -> Stream.of(
                        Arguments.of(e.getKey(), "sarif", e.getValue(), new SarifOptions("", false)),
                        Arguments.of(e.getKey(), "sarif", e.getValue(), new SarifOptions("", true)),
                        Arguments.of(e.getKey(), "sarif-github", e.getValue(), ARTIFACT)));
    }

    static Stream<Report> samples() {
        return SampleReports.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void bothProfilesAreValid(String name, String format, Report report, SarifOptions options) {
        assertThat(Written.againstSarifSchema(Written.as(format, report, ReportOptions.DEFAULT.withSarif(options))))
                .isEmpty();
    }

    // Without these the test above would pass with a schema that was not found.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"kind\": \"fail\" | \"kind\": \"failed\"", "\"ruleId\" | \"rule\"", "\"2.1.0\" | \"2.2\""})
    void theSchemaRefuses(String right, String wrong) {
        String sarif = Written.as("sarif", SampleReports.notReadyTask());
        assertThat(sarif).contains(right);
        assertThat(Written.againstSarifSchema(sarif.replace(right, wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void rulesAreSortedAndEveryReferenceHitsItsRule(String name, String format, Report report, SarifOptions options) {
        JsonObject run = run(format, report, options);
        List<String> ids =
                rules(run).stream().map(r -> r.get("id").getAsString()).toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        for (JsonObject result : results(run)) {
            assertThat(ids.get(result.get("ruleIndex").getAsInt()))
                    .isEqualTo(result.get("ruleId").getAsString());
        }
        for (JsonObject notification : notifications(run)) {
            JsonObject rule = notification.getAsJsonObject("associatedRule");
            assertThat(ids.get(rule.get("index").getAsInt()))
                    .isEqualTo(rule.get("id").getAsString());
        }
    }

    @Test
    void everyCheckThatRanIsARule() {
        Report report = SampleReports.notReadyTask();
        Set<String> checks = new HashSet<>();
        report.targets().get(0).findings().forEach(f -> checks.add(f.check()));
        assertThat(rules(run("sarif", report, ARTIFACT)).stream()
                        .map(r -> r.get("id").getAsString()))
                .containsExactlyInAnyOrderElementsOf(checks);
        checks.add("evaluation-incomplete");
        assertThat(rules(run("sarif-github", report, ARTIFACT)).stream()
                        .map(r -> r.get("id").getAsString()))
                .containsExactlyInAnyOrderElementsOf(checks);
    }

    @Test
    void aRuleHasTheWordsOfItsDocument() {
        Report report = SampleReports.all().get("inactive-cluster");
        JsonObject rule = rules(run("sarif", report, ARTIFACT)).get(0);
        JsonObject help = rule.getAsJsonObject("help");
        assertThat(text(rule, "shortDescription")).isEqualTo("The cluster is active");
        assertThat(help.get("markdown").getAsString())
                .startsWith("## What it means")
                .contains("```sh");
        assertThat(help.get("text").getAsString()).startsWith("What it means").doesNotContain("#", "`");
    }

    @ParameterizedTest
    @CsvSource({"ssmmessages-reachable, error", "session-manager-plugin-current, warning", "session-logging, note"})
    void severitiesBecomeLevels(String check, String level) {
        assertThat(results(run("sarif", SampleReports.notReadyTask(), ARTIFACT)).stream()
                        .filter(r -> r.get("ruleId").getAsString().equals(check))
                        .map(r -> r.get("level").getAsString()))
                .containsExactly(level);
    }

    @Test
    void onlyChecksAboutSecurityAreSecurityAlerts() {
        for (JsonObject rule : rules(run("sarif-github", SampleReports.notReadyTask(), ARTIFACT))) {
            JsonObject properties = rule.getAsJsonObject("properties");
            boolean security = rule.get("id").getAsString().equals("session-logging");
            assertThat(properties.has("security-severity")).isEqualTo(security);
            assertThat(properties.has("problem.severity")).isEqualTo(!security);
            assertThat(properties.get("tags").toString().contains("\"security\""))
                    .isEqualTo(security);
        }
    }

    @Test
    void theFullProfileShowsSuppressedFailuresAsSuppressed() {
        List<JsonObject> suppressed = results(run("sarif", SampleReports.notReadyTask(), ARTIFACT)).stream()
                .filter(r -> !r.getAsJsonArray("suppressions").isEmpty())
                .toList();
        assertThat(suppressed).hasSize(2);
        JsonObject suppression =
                suppressed.get(0).getAsJsonArray("suppressions").get(0).getAsJsonObject();
        assertThat(suppression.get("justification").getAsString()).isEqualTo("nobody enters the sidecar");
        assertThat(suppression.get("status").getAsString()).isEqualTo("accepted");
    }

    @Test
    void theProfileForGitHubLeavesThemOut() {
        assertThat(Written.as("sarif-github", SampleReports.notReadyTask(), ReportOptions.DEFAULT.withSarif(ARTIFACT)))
                .contains("\"root-filesystem-writable\"")
                .doesNotContain("nobody enters", "read-only root file system");
    }

    @Test
    void kindsOtherThanFailureAreShownOnDemand() {
        Report report = SampleReports.notReadyTask();
        assertThat(kinds(run("sarif", report, new SarifOptions("", false)))).containsOnly("fail");
        assertThat(kinds(run("sarif", report, new SarifOptions("", true))))
                .containsExactlyInAnyOrder("fail", "pass", "notApplicable", "open");
        assertThat(kinds(run("sarif-github", report, new SarifOptions("a.tf", true))))
                .containsOnly("fail");
    }

    @Test
    void whatWasNotEvaluatedIsANotification() {
        JsonObject invocation = invocation(run("sarif", SampleReports.inconclusiveTask(), ARTIFACT));
        assertThat(invocation.get("executionSuccessful").getAsBoolean()).isTrue();
        assertThat(invocation.getAsJsonArray("toolConfigurationNotifications"))
                .hasSize(1)
                .allSatisfy(n -> {
                    assertThat(n.getAsJsonObject().get("level").getAsString()).isEqualTo("error");
                    assertThat(text(n.getAsJsonObject(), "message"))
                            .contains("role/api-task was not evaluated", "AccessDenied", "execready permissions");
                });
    }

    @Test
    void aCheckThatWentWrongMakesTheRunUnsuccessful() {
        JsonObject invocation = invocation(run("sarif", SampleReports.notReadyTask(), ARTIFACT));
        assertThat(invocation.get("executionSuccessful").getAsBoolean()).isFalse();
        assertThat(invocation.getAsJsonArray("toolExecutionNotifications")).hasSize(1);
    }

    @Test
    void liveEvidenceHasNoFileInTheFullProfile() {
        assertThat(Written.as("sarif", SampleReports.notReadyTask(), ReportOptions.DEFAULT.withSarif(ARTIFACT)))
                .doesNotContain("physicalLocation", "primaryLocationLineHash")
                .contains(
                        "\"fullyQualifiedName\": \"eu-west-1/prod/api/0123456789abcdef0123456789abcdef/container/app\"");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theProfileForGitHubKeepsToItsLimits(Report report) {
        JsonObject run = run("sarif-github", report, ARTIFACT);
        assertThat(results(run)).hasSizeLessThanOrEqualTo(5_000);
        for (JsonObject rule : rules(run)) {
            assertThat(rule.get("id").getAsString()).isNotBlank();
            assertThat(rule.get("name").getAsString()).isNotBlank().hasSizeLessThanOrEqualTo(255);
            assertThat(text(rule, "shortDescription")).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(text(rule, "fullDescription")).isNotBlank().hasSizeLessThanOrEqualTo(1024);
            assertThat(text(rule, "help")).isNotBlank();
            assertThat(rule.getAsJsonObject("properties").getAsJsonArray("tags"))
                    .hasSizeLessThanOrEqualTo(10);
            assertThat(rule.getAsJsonObject("defaultConfiguration").get("level").getAsString())
                    .isIn("note", "warning", "error");
        }
        Set<String> hashes = new HashSet<>();
        for (JsonObject result : results(run)) {
            assertThat(text(result, "message")).isNotBlank().hasSizeLessThanOrEqualTo(2_100);
            assertThat(result.getAsJsonArray("locations")).hasSize(1);
            JsonObject place =
                    result.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
            assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
                    .isEqualTo("infra/service.yaml");
            assertThat(place.getAsJsonObject("region").keySet())
                    .containsExactly("startLine", "startColumn", "endLine", "endColumn");
            JsonObject fingerprints = result.getAsJsonObject("partialFingerprints");
            assertThat(fingerprints.get("primaryLocationLineHash").getAsString())
                    .isEqualTo(fingerprints.get("execready/v1").getAsString() + ":1");
            assertThat(hashes.add(fingerprints.toString()))
                    .as("alerts fall together")
                    .isTrue();
        }
    }

    @Test
    void anIncompleteRunDoesNotLookClean() {
        assertThat(results(run("sarif-github", SampleReports.inconclusiveTask(), ARTIFACT)))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.get("ruleId").getAsString()).isEqualTo("evaluation-incomplete");
                    assertThat(r.get("level").getAsString()).isEqualTo("note");
                    assertThat(text(r, "message")).contains("task-role-ssmmessages");
                });
        assertThat(results(run("sarif-github", SampleReports.readyService(), ARTIFACT)))
                .isEmpty();
    }

    @Test
    void fingerprintsOutliveMessages() {
        String json = Written.as("json", SampleReports.notReadyTask());
        Report other = Written.read(json.replace("is PENDING, not RUNNING", "is still PENDING"));
        assertThat(fingerprints(other))
                .isEqualTo(fingerprints(SampleReports.notReadyTask()))
                .doesNotHaveDuplicates();
    }

    @Test
    void withoutAnArtifactThereIsNothingForGitHub() {
        assertThatThrownBy(() -> Written.as("sarif-github", SampleReports.readyService()))
                .isInstanceOf(ReportOptionException.class)
                .hasMessageContaining("--artifact FILE")
                .hasMessageContaining("sarif=FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/x.yaml", "../x.yaml", "a/../../x", "file:///x", "https://x.example/y", "C:\\x.yaml"})
    void anArtifactOutsideTheRepositoryIsRefused(String path) {
        ReportOptions options = ReportOptions.DEFAULT.withSarif(new SarifOptions(path, false));
        assertThatThrownBy(() -> Written.as("sarif-github", SampleReports.readyService(), options))
                .isInstanceOf(ReportOptionException.class)
                .hasMessageContaining("--artifact " + path);
    }

    @ParameterizedTest
    @CsvSource({
        "infra/service.yaml, infra/service.yaml",
        "./infra/service.yaml, infra/service.yaml",
        "infra\\service.yaml, infra/service.yaml",
        "my infra/a b.tf, my%20infra/a%20b.tf",
        "caf\u00e9.tf, caf%C3%A9.tf",
        "a#b?c.tf, a%23b%3Fc.tf"
    })
    void anArtifactIsWrittenAsARelativeUri(String path, String uri) {
        assertThat(Written.as(
                        "sarif-github",
                        SampleReports.notReadyTask(),
                        ReportOptions.DEFAULT.withSarif(new SarifOptions(path, false))))
                .contains("\"uri\": \"" + uri + "\"");
    }

    @Test
    void aReportOnNothingIsValidToo() {
        Report nothing = Report.of("0.1.0", List.of(), ExitPolicy.DEFAULT);
        assertThat(Written.againstSarifSchema(Written.as("sarif", nothing))).isEmpty();
    }

    private static JsonObject run(String format, Report report, SarifOptions options) {
        return Written.parsed(Written.as(format, report, ReportOptions.DEFAULT.withSarif(options)))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
    }

    private static List<JsonObject> rules(JsonObject run) {
        return objects(run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules"));
    }

    private static List<JsonObject> results(JsonObject run) {
        return objects(run.getAsJsonArray("results"));
    }

    private static JsonObject invocation(JsonObject run) {
        return run.getAsJsonArray("invocations").get(0).getAsJsonObject();
    }

    private static List<JsonObject> notifications(JsonObject run) {
        List<JsonObject> all = new ArrayList<>(objects(invocation(run).getAsJsonArray("toolExecutionNotifications")));
        all.addAll(objects(invocation(run).getAsJsonArray("toolConfigurationNotifications")));
        return all;
    }

    private static List<String> kinds(JsonObject run) {
        return results(run).stream()
                .map(r -> r.get("kind").getAsString())
                .distinct()
                .toList();
    }

    private static List<String> fingerprints(Report report) {
        return results(run("sarif", report, ARTIFACT)).stream()
                .map(r -> r.get("partialFingerprints").toString())
                .toList();
    }

    private static String text(JsonObject object, String member) {
        return object.getAsJsonObject(member).get("text").getAsString();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
