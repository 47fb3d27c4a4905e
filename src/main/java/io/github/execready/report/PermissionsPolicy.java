// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.SortedSet;

/** The IAM policy that lets somebody read what the checks judge. */
public final class PermissionsPolicy {

    private PermissionsPolicy() {}

    /** An identity policy, as indented JSON. Describing operations mostly know no resources, hence {@code *}. */
    public static String allowing(SortedSet<String> actions) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject()
                    .name("Version")
                    .value("2012-10-17")
                    .name("Statement")
                    .beginArray();
            json.beginObject()
                    .name("Sid")
                    .value("ExecreadyReadOnly")
                    .name("Effect")
                    .value("Allow");
            json.name("Action").beginArray();
            for (String action : actions) {
                json.value(action);
            }
            json.endArray().name("Resource").value("*").endObject();
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }
}
