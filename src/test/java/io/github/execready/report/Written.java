// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.execready.catalog.Catalog;
import io.github.execready.engine.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Reports as text, and what schemas say of them. */
final class Written {

    private static final Catalog CATALOG = SampleCatalog.catalog();

    private Written() {}

    static String as(String format, Report report) {
        return as(format, report, ReportOptions.DEFAULT);
    }

    static String as(String format, Report report, ReportOptions options) {
        StringWriter out = new StringWriter();
        try {
            new ReportFormats(CATALOG, options).named(format).orElseThrow().write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static Report read(String json) {
        try {
            return JsonReportReader.read(new StringReader(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonElement parsed(String json) {
        return JsonParser.parseString(json);
    }

    /** What our schema of the JSON report has against a document. */
    static List<String> againstReportSchema(String json) {
        try {
            String schema = Files.readString(Path.of("reports", "schema", "report.schema.json"));
            return complaints(SpecificationVersion.DRAFT_2020_12, schema, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema of SARIF 2.1.0, as OASIS published it, has against a document. */
    static List<String> againstSarifSchema(String json) {
        try (InputStream in = Written.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return complaints(SpecificationVersion.DRAFT_7, schema, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(SpecificationVersion version, String schema, String json) {
        Schema compiled = SchemaRegistry.withDefaultDialect(version).getSchema(schema, InputFormat.JSON);
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
