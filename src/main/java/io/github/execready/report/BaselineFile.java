// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.stream.JsonWriter;
import io.github.execready.engine.Baseline;
import io.github.execready.engine.Baseline.Entry;
import io.github.execready.report.JsonCursor.Member;
import io.github.execready.report.JsonCursor.Members;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * A baseline as JSON: sorted, without lines and times, so that it changes only where findings come and go, and two branches
 * that mend different things merge.
 */
public final class BaselineFile {

    private static final long LIMIT = 64L * 1024 * 1024;
    private static final String VERSION = "1.0";

    private static final Member<String> SCHEMA_VERSION = Member.required("baselineVersion", BaselineFile::version);
    private static final Member<List<Entry>> KNOWN = Member.required("known", c -> c.list(BaselineFile::entry));
    private static final Member<String> FINGERPRINT = Member.required("fingerprint", JsonCursor::text);
    private static final Member<String> CHECK = Member.required("check", JsonCursor::text);
    private static final Member<String> CAUSE = Member.optional("cause", JsonCursor::textOrNull, "");
    private static final Member<String> TARGET = Member.optional("target", JsonCursor::textOrNull, "");

    private BaselineFile() {}

    /** Writes a baseline, and ends with a line break. */
    public static void write(Baseline baseline, Writer out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.setIndent("  ");
        json.setHtmlSafe(false);
        json.beginObject();
        json.name("baselineVersion").value(VERSION);
        json.name("known").beginArray();
        for (Entry entry : baseline.entries()) {
            json.beginObject();
            json.name("target").value(PlainText.line(entry.target()));
            json.name("check").value(PlainText.line(entry.check()));
            json.name("cause").value(PlainText.line(entry.cause()));
            json.name("fingerprint").value(entry.fingerprint());
            json.endObject();
        }
        json.endArray();
        json.endObject();
        out.write('\n');
    }

    /**
     * Reads a baseline.
     *
     * @throws ReportFormatException if it is not JSON, or no baseline of a version that can be read
     */
    public static Baseline read(Reader in) throws IOException {
        return new JsonCursor(in, LIMIT)
                .document(cursor -> new Baseline(
                        cursor.object(List.of(SCHEMA_VERSION, KNOWN)).get(KNOWN)));
    }

    private static String version(JsonCursor cursor) throws IOException {
        return cursor.word(
                "version of a baseline that this version of execready reads; it reads 1.x",
                text -> Optional.of(text).filter(v -> v.matches("1\\.[0-9]{1,4}")));
    }

    private static Entry entry(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(FINGERPRINT, CHECK, CAUSE, TARGET));
        return new Entry(members.get(FINGERPRINT), members.get(CHECK), members.get(CAUSE), members.get(TARGET));
    }
}
