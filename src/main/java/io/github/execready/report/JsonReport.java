// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.stream.JsonWriter;
import io.github.execready.engine.Assumption;
import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The stable format for programs, described by {@code reports/schema/report.schema.json}. Members stand in a fixed order;
 * what does not apply is null, never left out; but for the path, which most checks know nothing of.
 */
public final class JsonReport implements ReportFormat {

    /** Grows by one in front of the dot when a member is removed or changes its meaning, behind it when one is added. */
    static final String SCHEMA_VERSION = "1.0";

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report plain = PlainText.of(report);
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.setHtmlSafe(false);
        json.beginObject();
        json.name("schemaVersion").value(SCHEMA_VERSION);
        json.name("tool").beginObject();
        json.name("name").value("execready");
        json.name("version").value(plain.toolVersion());
        json.endObject();
        json.name("verdict").value(plain.verdict().name());
        json.name("exitCode").value(plain.exitCode().code());
        json.name("targets").beginArray();
        for (TargetReport target : plain.targets()) {
            target(json, target);
        }
        json.endArray();
        json.endObject();
        out.write('\n');
    }

    private static void target(JsonWriter json, TargetReport target) throws IOException {
        json.beginObject();
        json.name("target");
        identity(json, target.identity());
        json.name("verdict").value(target.verdict().name());
        json.name("rootCauses");
        texts(json, target.rootCauses());
        json.name("containers").beginArray();
        for (ContainerVerdict container : target.containers()) {
            json.beginObject();
            json.name("name").value(container.name());
            json.name("verdict").value(container.verdict().name());
            json.endObject();
        }
        json.endArray();
        json.name("assumptions").beginArray();
        for (Assumption assumption : target.assumptions()) {
            json.beginObject();
            json.name("id").value(assumption.id());
            json.name("message").value(assumption.message());
            json.endObject();
        }
        json.endArray();
        json.name("findings").beginArray();
        for (Finding finding : target.findings()) {
            finding(json, finding);
        }
        json.endArray();
        json.endObject();
    }

    private static void identity(JsonWriter json, Identity identity) throws IOException {
        json.beginObject();
        json.name("kind").value(identity.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        unlessEmpty(json, "cluster", identity.cluster());
        unlessEmpty(json, "service", identity.service());
        unlessEmpty(json, "task", identity.task());
        orNull(json, "address", identity.address());
        orNull(json, "file", identity.location().map(Location::file).orElse(""));
        json.name("line").value(identity.location().map(Location::line).orElse(null));
        if (identity.location().isPresent()) {
            json.name("column").value(identity.location().get().column());
        }
        unlessEmpty(json, "region", identity.region());
        json.endObject();
    }

    private static void finding(JsonWriter json, Finding finding) throws IOException {
        json.beginObject();
        json.name("check").value(finding.check());
        json.name("subject").value(finding.subject().toString());
        json.name("outcome").value(finding.status().label());
        json.name("severity").value(finding.severity().label());
        unlessEmpty(json, "cause", finding.status() == Status.FAIL ? finding.cause() : "");
        json.name("message").value(finding.message());
        json.name("transient").value(finding.passing());
        json.name("evidence").beginArray();
        for (Observation observation : finding.evidence()) {
            json.beginObject();
            json.name("source").value(observation.source());
            json.name("path").value(observation.path());
            json.name("value").value(observation.value());
            if (observation.location().isPresent()) {
                json.name("location");
                location(json, observation.location());
            }
            json.endObject();
        }
        json.endArray();
        json.name("missing").beginArray();
        for (Missing missing : finding.missing()) {
            json.beginObject();
            json.name("source").value(missing.source());
            json.name("reason").value(missing.reason());
            json.name("resolution").value(missing.resolution());
            json.endObject();
        }
        json.endArray();
        json.name("remedy");
        remedy(json, finding.remedy());
        json.name("documentation").value(finding.documentation());
        json.name("location");
        location(json, finding.location());
        orNull(json, "assumption", finding.assumption());
        unlessEmpty(json, "blockedBy", finding.blockedBy());
        json.name("suppressed");
        suppression(json, finding.suppression());
        if (finding.known()) {
            json.name("known").value(true);
        }
        JsonPath.write(json, finding.path());
        json.endObject();
    }

    private static void location(JsonWriter json, Optional<Location> location) throws IOException {
        if (location.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("file").value(location.get().file());
        json.name("line").value(location.get().line());
        json.name("column").value(location.get().column());
        json.endObject();
    }

    private static void orNull(JsonWriter json, String name, String text) throws IOException {
        json.name(name).value(text.isEmpty() ? null : text);
    }

    private static void remedy(JsonWriter json, Remedy remedy) throws IOException {
        if (remedy.isNone()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("summary").value(remedy.summary());
        json.name("commands");
        texts(json, remedy.commands());
        json.name("cautions");
        texts(json, remedy.cautions());
        json.endObject();
    }

    private static void suppression(JsonWriter json, Suppression suppression) throws IOException {
        if (suppression.isNone()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("reason").value(suppression.reason());
        json.name("source").value(suppression.source());
        unlessEmpty(json, "expires", suppression.expires());
        if (suppression.inSource()) {
            json.name("inSource").value(true);
        }
        json.endObject();
    }

    private static void texts(JsonWriter json, List<String> texts) throws IOException {
        json.beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private static void unlessEmpty(JsonWriter json, String name, String text) throws IOException {
        json.name(name);
        if (text.isEmpty()) {
            json.nullValue();
        } else {
            json.value(text);
        }
    }
}
