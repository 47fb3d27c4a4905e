// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import com.google.gson.stream.JsonWriter;
import io.github.execready.engine.Suppression;
import io.github.execready.report.JsonPath;
import io.github.execready.report.sarif.SarifResult.Logical;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a run as SARIF 2.1.0, members in a fixed order and without times, so that equal runs give equal bytes. */
final class SarifWriter {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final JsonWriter json;
    private final Writer out;

    SarifWriter(Writer out) {
        this.out = out;
        this.json = new JsonWriter(out);
        json.setIndent("  ");
        json.setHtmlSafe(false);
    }

    void write(SarifRun run) throws IOException {
        json.beginObject();
        json.name("$schema").value(SCHEMA);
        json.name("version").value("2.1.0");
        json.name("runs").beginArray().beginObject();
        driver(run);
        invocation(run);
        json.name("columnKind").value("utf16CodeUnits");
        json.name("results").beginArray();
        for (SarifResult result : run.results()) {
            result(run, result);
        }
        json.endArray();
        json.name("properties").beginObject();
        json.name("verdict").value(run.verdict());
        json.endObject();
        json.endObject().endArray();
        json.endObject();
        out.write('\n');
    }

    private void driver(SarifRun run) throws IOException {
        json.name("tool").beginObject();
        json.name("driver").beginObject();
        json.name("name").value("execready");
        json.name("semanticVersion").value(run.toolVersion());
        json.name("rules").beginArray();
        for (SarifRule rule : run.rules()) {
            rule(rule);
        }
        json.endArray();
        json.endObject();
        json.endObject();
    }

    private void rule(SarifRule rule) throws IOException {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("name").value(rule.id());
        text("shortDescription", rule.title());
        text("fullDescription", rule.description());
        json.name("help").beginObject();
        json.name("text").value(rule.helpText());
        json.name("markdown").value(rule.helpMarkdown());
        json.endObject();
        json.name("defaultConfiguration").beginObject();
        json.name("level").value(rule.level().label());
        json.endObject();
        json.name("properties").beginObject();
        json.name("tags").beginArray();
        for (String tag : rule.tags()) {
            json.value(tag);
        }
        json.endArray();
        json.name("precision").value("high");
        if (!rule.problemSeverity().isEmpty()) {
            json.name("problem.severity").value(rule.problemSeverity());
        }
        if (!rule.securitySeverity().isEmpty()) {
            json.name("security-severity").value(rule.securitySeverity());
        }
        json.endObject();
        json.endObject();
    }

    private void invocation(SarifRun run) throws IOException {
        json.name("invocations").beginArray().beginObject();
        json.name("executionSuccessful").value(run.successful());
        json.name("exitCode").value(run.exitCode());
        notifications(run, "toolExecutionNotifications", run.errors());
        notifications(run, "toolConfigurationNotifications", run.notEvaluated());
        json.endObject().endArray();
    }

    private void notifications(SarifRun run, String name, List<SarifNotification> notifications) throws IOException {
        json.name(name).beginArray();
        for (SarifNotification notification : notifications) {
            json.beginObject();
            json.name("level").value(notification.level().label());
            text("message", notification.message());
            json.name("associatedRule").beginObject();
            json.name("id").value(notification.ruleId());
            json.name("index").value(run.indexOf(notification.ruleId()));
            json.endObject();
            json.endObject();
        }
        json.endArray();
    }

    private void result(SarifRun run, SarifResult result) throws IOException {
        json.beginObject();
        json.name("ruleId").value(result.ruleId());
        json.name("ruleIndex").value(run.indexOf(result.ruleId()));
        json.name("kind").value(result.kind());
        json.name("level").value(result.level().label());
        text("message", result.message());
        json.name("locations").beginArray();
        location(result);
        json.endArray();
        related(result.related());
        if (!result.baselineState().isEmpty()) {
            json.name("baselineState").value(result.baselineState());
        }
        fingerprints(result);
        suppressions(result.suppression());
        if (!result.path().isNone()) {
            json.name("properties").beginObject();
            JsonPath.write(json, result.path());
            json.endObject();
        }
        json.endObject();
    }

    private void location(SarifResult result) throws IOException {
        json.beginObject();
        if (result.place().isPresent()) {
            physical(result.place().get());
        }
        json.name("logicalLocations").beginArray();
        for (Logical logical : result.logical()) {
            json.beginObject();
            json.name("fullyQualifiedName").value(logical.name());
            json.name("kind").value(logical.kind());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void related(List<SarifPlace> places) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        json.name("relatedLocations").beginArray();
        for (SarifPlace place : places) {
            json.beginObject();
            physical(place);
            text("message", place.message());
            json.endObject();
        }
        json.endArray();
    }

    private void physical(SarifPlace place) throws IOException {
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject();
        json.name("uri").value(place.uri());
        json.endObject();
        if (place.line() > 0) {
            json.name("region").beginObject();
            json.name("startLine").value(place.line());
            json.name("startColumn").value(place.column());
            json.name("endLine").value(place.line());
            json.name("endColumn").value(place.column());
            json.endObject();
        }
        json.endObject();
    }

    private void fingerprints(SarifResult result) throws IOException {
        json.name("partialFingerprints").beginObject();
        json.name("execready/v1").value(result.fingerprint().own());
        if (result.place().isPresent() && result.generated()) {
            // GitHub tells alerts apart by this one alone and would compute it from the line. Lines of generated files
            // say
            // nothing, and results that have no line all stand on the same: it would take those of two containers for
            // one.
            json.name("primaryLocationLineHash").value(result.fingerprint().lineHash());
        }
        json.endObject();
    }

    private void suppressions(Suppression suppression) throws IOException {
        json.name("suppressions").beginArray();
        if (!suppression.isNone()) {
            json.beginObject();
            json.name("kind").value(suppression.inSource() ? "inSource" : "external");
            json.name("status").value("accepted");
            json.name("justification").value(suppression.reason());
            json.endObject();
        }
        json.endArray();
    }

    private void text(String name, String text) throws IOException {
        json.name(name).beginObject();
        json.name("text").value(text);
        json.endObject();
    }
}
