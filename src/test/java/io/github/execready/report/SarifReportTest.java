// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.Location;
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
            String uri = place.getAsJsonObject("artifactLocation").get("uri").getAsString();
            assertThat(uri)
                    .isIn("infra/service.yaml", "infra/iam.tf", "infra/main.tf", "cdk.out/Reports.template.json");
            assertThat(place.getAsJsonObject("region").keySet())
                    .containsExactly("startLine", "startColumn", "endLine", "endColumn");
            JsonObject fingerprints = result.getAsJsonObject("partialFingerprints");
            // Of what people write GitHub works the hash out of the line itself.
            assertThat(fingerprints.has("primaryLocationLineHash")).isEqualTo(!uri.endsWith(".tf"));
            if (!uri.endsWith(".tf")) {
                assertThat(fingerprints.get("primaryLocationLineHash").getAsString())
                        .isEqualTo(fingerprints.get("execready/v1").getAsString() + ":1");
            }
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

    @Test
    void whatIsPlannedPointsToItsLineAndNeedsNoArtifact() {
        JsonObject result = results(run("sarif-github", PlannedSamples.services(), SarifOptions.DEFAULT))
                .get(0);
        JsonObject location = result.getAsJsonArray("locations").get(0).getAsJsonObject();
        assertThat(location.getAsJsonObject("physicalLocation").toString())
                .isEqualTo("{\"artifactLocation\":{\"uri\":\"infra/iam.tf\"},"
                        + "\"region\":{\"startLine\":7,\"startColumn\":3,\"endLine\":7,\"endColumn\":3}}");
        assertThat(location.getAsJsonArray("logicalLocations").get(0).toString())
                .isEqualTo("{\"fullyQualifiedName\":\"aws_ecs_service.api\",\"kind\":\"resource\"}");
        assertThat(result.getAsJsonArray("relatedLocations").toString())
                .contains("infra/main.tf", "\"startLine\":12", "aws_ecs_service.api TaskDefinition");
        assertThat(text(result, "message")).contains("Assumes: inferred: the only task definition");
    }

    @Test
    void noLineIsInvented() {
        Report report = moved("plan.json", 1, 1);
        assertThat(results(run("sarif", report, SarifOptions.DEFAULT)))
                .allSatisfy(result -> assertThat(physical(result).keySet()).containsExactly("artifactLocation"));
        // GitHub takes no result without a line.
        assertThat(results(run("sarif-github", report, SarifOptions.DEFAULT)))
                .allSatisfy(result -> assertThat(physical(result)
                                .getAsJsonObject("region")
                                .get("startLine")
                                .getAsInt())
                        .isOne());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/home/me/plan.json", "../plan.json"})
    void aFileOutsideTheRepositoryNeedsAnArtifact(String file) {
        Report report = moved(file, 3, 1);
        assertThatThrownBy(() -> Written.as("sarif-github", report))
                .isInstanceOf(ReportOptionException.class)
                .hasMessageContaining("--artifact FILE");
        assertThat(results(run("sarif-github", report, ARTIFACT)))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(physical(result).toString()).contains("infra/service.yaml"));
        assertThat(results(run("sarif", report, SarifOptions.DEFAULT)))
                .allSatisfy(result -> assertThat(result.toString()).doesNotContain("physicalLocation"));
    }

    @ParameterizedTest
    @CsvSource({
        "main.tf, aws_ecs_service.api, false",
        "modules/a/main.tofu, aws_ecs_service.api, false",
        "plan.json, aws_ecs_service.api, true",
        "template.json, Api, false",
        "template.yaml, Api, false",
        "cdk.out/App.template.json, Api, true",
        "lib/app.ts, Api, false"
    })
    void generatedFilesHaveAHashOfTheirOwn(String file, String address, boolean generated) {
        assertThat(results(run("sarif-github", PlannedSamples.oneFailure(address, new Location(file, 3, 1)), ARTIFACT)))
                .singleElement()
                .satisfies(result -> assertThat(
                                result.getAsJsonObject("partialFingerprints").has("primaryLocationLineHash"))
                        .isEqualTo(generated));
    }

    @Test
    void identityIsCheckAddressAndContainerAndNoLine() {
        assertThat(fingerprints(PlannedSamples.oneFailure("aws_ecs_service.api", new Location("a.tf", 3, 1))))
                .isEqualTo(
                        fingerprints(PlannedSamples.oneFailure("aws_ecs_service.api", new Location("b/c.tf", 99, 7))))
                .isNotEqualTo(
                        fingerprints(PlannedSamples.oneFailure("aws_ecs_service.web", new Location("a.tf", 3, 1))));
        // A logical id names nothing without its template.
        assertThat(fingerprints(PlannedSamples.oneFailure("Api", new Location("a.yaml", 3, 1))))
                .isNotEqualTo(fingerprints(PlannedSamples.oneFailure("Api", new Location("b.yaml", 3, 1))));
    }

    @Test
    void equalFingerprintsAreCounted() {
        TargetReport target = PlannedSamples.oneFailure("aws_ecs_service.api", new Location("plan.json", 3, 1))
                .targets()
                .get(0);
        Report twice = Report.of("0.1.0", List.of(target, target), ExitPolicy.DEFAULT);
        assertThat(results(run("sarif-github", twice, SarifOptions.DEFAULT)).stream()
                        .map(r -> r.getAsJsonObject("partialFingerprints")
                                .get("primaryLocationLineHash")
                                .getAsString()
                                .replaceFirst(".*:", "")))
                .containsExactly("1", "2");
    }

    @Test
    void theBaselineIsSaid() {
        assertThat(results(run("sarif", PlannedSamples.services(), SarifOptions.DEFAULT)).stream()
                        .map(r -> r.get("baselineState").getAsString()))
                .containsExactly("new", "new", "new", "unchanged", "new");
        assertThat(Written.as("sarif", SampleReports.notReadyTask())).doesNotContain("baselineState");
    }

    @Test
    void aDecisionInTheSourceIsSaidToBeThere() {
        assertThat(Written.as("sarif", PlannedSamples.services())).contains("\"kind\": \"inSource\"");
        assertThat(Written.as("sarif", SampleReports.notReadyTask()))
                .contains("\"kind\": \"external\"")
                .doesNotContain("inSource");
    }

    @Test
    void theWorstOfManyResultsStay() {
        List<TargetReport> targets = new ArrayList<>();
        for (int i = 0; i < 5_001; i++) {
            targets.add(PlannedSamples.oneWarning("aws_ecs_service.s" + i, new Location("main.tf", i + 1, 1))
                    .targets()
                    .get(0));
        }
        targets.add(PlannedSamples.oneFailure("aws_ecs_service.api", new Location("main.tf", 3, 1))
                .targets()
                .get(0));
        List<JsonObject> results =
                results(run("sarif-github", Report.of("0.1.0", targets, ExitPolicy.DEFAULT), SarifOptions.DEFAULT));
        assertThat(results).hasSize(5_000);
        assertThat(results.get(0).get("level").getAsString()).isEqualTo("error");
    }

    private static Report moved(String file, int line, int column) {
        return PlannedSamples.oneFailure("aws_ecs_service.api", new Location(file, line, column));
    }

    private static JsonObject physical(JsonObject result) {
        return result.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
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
